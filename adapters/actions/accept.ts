import * as z from 'zod';
import { presentFinding } from '../../core/present.ts';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { acceptedJoinSchema, joinAsked } from './joining/join-asked.ts';
import { bringBookToRest } from './keeping/bring-book-to-rest.ts';
import { alone } from './keeping/bring-to-rest.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';
import { acceptAll } from './suggesting/accept-all.ts';
import { choiceShape, choose } from './suggesting/choose.ts';
import { readSuggestions } from './suggesting/read-suggestions.ts';
import { suggestionSchema } from './suggesting/wording.ts';

const acceptedSchema = z.strictObject({
  language: z.string(),
  accepted: z.array(suggestionSchema),
  late: z.array(suggestionSchema).meta({ description: 'Dropped: their cells were changed since.' }),
  refused: z.array(suggestionSchema.extend({ message: z.string().meta({ description: 'Why it was not written.' }) })),
  joined: z
    .array(acceptedJoinSchema)
    .meta({ description: 'Rows that were the same, each with what came of joining them.' }),
  cause: z.string().nullable().meta({ description: 'To be named to `undo`; null when nothing was accepted.' }),
});
export type Accepted = z.output<typeof acceptedSchema>;

/** Writes suggestions into the cells they are about. One whose cell was changed since is told and dropped. */
export const accept = action({
  name: 'accept',
  summary: 'Writes suggestions into the cells they are about.',
  input: z.strictObject({ ...bookShape, ...choiceShape, ...personShape }),
  output: acceptedSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'write', async (model, ports, loaded) => {
      await bringBookToRest(desk, ports, model, 'suggest');
      const { suggestions, viewer, startsOf, say, placeOf } = await readSuggestions(desk, model, ports);
      const of = (some: typeof suggestions.waiting) => choose(model, viewer, asked, some, startsOf);
      const late = of(suggestions.late);
      const {
        cause,
        accepted,
        late: tooLate,
        refused,
      } = await acceptAll(desk, ports, model, askedBy(desk, asked), of(suggestions.waiting));
      await alone(desk, ports.state, async (lease) => {
        for (const { key } of late) await ports.state.resolve(lease, key, 'late');
      });
      return {
        language: viewer.language.code,
        accepted: accepted.map(say),
        late: [...late, ...tooLate].map(say),
        refused: refused.map(({ suggestion, finding }) => ({
          ...say(suggestion),
          message: presentFinding(model, viewer, finding, suggestion.row).message,
        })),
        joined: await joinAsked(desk, ports, loaded, asked, placeOf),
        cause: accepted.length > 0 ? cause : null,
      };
    });
  },
});
