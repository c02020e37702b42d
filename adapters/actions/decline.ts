import * as z from 'zod';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { alone } from './keeping/bring-to-rest.ts';
import { withPorts } from './keeping/with-ports.ts';
import { choiceShape, choose } from './suggesting/choose.ts';
import { readSuggestions } from './suggesting/read-suggestions.ts';
import { resolveCells } from './suggesting/waiting.ts';
import { suggestionSchema } from './suggesting/wording.ts';

const declinedSchema = z.strictObject({ language: z.string(), declined: z.array(suggestionSchema) });

/** Leaves cells as people typed them: the same is not suggested again. Writes nothing in the spreadsheet. */
export const decline = action({
  name: 'decline',
  summary: 'Turns suggestions down, so that they are not made again.',
  input: z.strictObject({ ...bookShape, ...choiceShape }),
  output: declinedSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'look', async (model, ports) => {
      const { suggestions, viewer, startsOf, say } = await readSuggestions(desk, model, ports);
      const chosen = choose(model, viewer, asked, suggestions.waiting, startsOf);
      await alone(desk, ports.state, async (lease) => {
        await resolveCells(ports.state, lease, suggestions, chosen, 'declined');
      });
      return { language: viewer.language.code, declined: chosen.map(say) };
    });
  },
});
