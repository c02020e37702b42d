import * as z from 'zod';
import { recordKey } from '../../core/record.ts';
import { differentVerdict } from '../behaviours/deduplication/group-of.ts';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { noteVerdicts } from './joining/note-verdicts.ts';
import { waitingJoinSchema, waitingJoins, wordJoin } from './joining/waiting-joins.ts';
import { alone } from './keeping/bring-to-rest.ts';
import { askedBy, personShape } from './keeping/person.ts';
import { withPorts } from './keeping/with-ports.ts';
import { choiceShape, choose } from './suggesting/choose.ts';
import { readSuggestions } from './suggesting/read-suggestions.ts';
import { resolveCells } from './suggesting/waiting.ts';
import { suggestionSchema } from './suggesting/wording.ts';

const declinedSchema = z.strictObject({
  language: z.string(),
  declined: z.array(suggestionSchema),
  apart: z
    .array(waitingJoinSchema)
    .meta({ description: 'Rows that are not the same: nobody is asked about them again.' }),
});

/** Leaves cells as people typed them: the same is not suggested again. Writes nothing in the spreadsheet. */
export const decline = action({
  name: 'decline',
  summary: 'Turns suggestions down, so that they are not made again.',
  input: z.strictObject({ ...bookShape, ...choiceShape, ...personShape }),
  output: declinedSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'look', async (model, ports) => {
      const { suggestions, viewer, startsOf, say, placeOf } = await readSuggestions(desk, model, ports);
      const chosen = choose(model, viewer, asked, suggestions.waiting, startsOf);
      await alone(desk, ports.state, async (lease) => {
        await resolveCells(ports.state, lease, suggestions, chosen, 'declined');
      });
      // Their rows say that a word is waited for: they are looked at again with whatever is next.
      const records = [...new Set(chosen.map(({ table, row }) => recordKey(table.key, row.id)))];
      if (records.length > 0) await ports.state.file({ is: 'review', records, cause: desk.ids.fresh() });
      const apart = (await waitingJoins(model, ports.state)).filter(({ key }) => key === asked.key);
      const verdict = { verdict: differentVerdict, who: askedBy(desk, asked).id };
      for (const { table, rows } of apart)
        await noteVerdicts(
          desk,
          ports,
          model,
          table,
          rows.map(({ id }) => id),
          verdict,
        );
      return {
        language: viewer.language.code,
        declined: chosen.map(say),
        apart: apart.map((one) => wordJoin(model, viewer, one, placeOf)),
      };
    });
  },
});
