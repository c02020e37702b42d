import * as z from 'zod';
import { action } from './calling/action.ts';
import { bookShape } from './examining/open-book.ts';
import { withPorts } from './keeping/with-ports.ts';
import { choiceShape, choose } from './suggesting/choose.ts';
import { readSuggestions } from './suggesting/read-suggestions.ts';
import { suggestionSchema } from './suggesting/wording.ts';

const listedSchema = z.strictObject({
  language: z.string(),
  suggestions: z.array(suggestionSchema),
});

/** What Rowcall would change in people's own columns and waits for their word about. Writes nothing. */
export const suggestions = action({
  name: 'suggestions',
  summary: 'Lists the changes of people’s own cells that wait for a person’s word.',
  input: z.strictObject({ ...bookShape, ...choiceShape }),
  output: listedSchema,
  async run(desk, asked) {
    return await withPorts(desk, asked, 'look', async (model, ports) => {
      const { suggestions: all, viewer, startsOf, say } = await readSuggestions(desk, model, ports);
      const chosen = choose(model, viewer, asked, all.waiting, startsOf);
      return {
        language: viewer.language.code,
        suggestions: chosen.map(say),
      };
    });
  },
});
