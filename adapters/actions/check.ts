import * as z from 'zod';
import { action } from './calling/action.ts';
import { stopwatch } from './calling/stopwatch.ts';
import { examine } from './examining/examination.ts';
import { bookShape, withBook } from './examining/open-book.ts';
import { teamViewer, word, wordedSchema } from './examining/wording.ts';
import { recallFrom } from './keeping/recall.ts';

const checkedSchema = z.strictObject({
  tables: z.array(
    z.strictObject({
      table: z.string().meta({ description: 'The key of the table in the settings.' }),
      records: z.int().min(0),
      findings: z.array(wordedSchema),
    }),
  ),
  milliseconds: z.number().min(0),
});
export type Checked = z.output<typeof checkedSchema>;

/** Everything that is to be fixed, asked or put into one form in a spreadsheet, in words. Writes nothing. */
export const check = action({
  name: 'check',
  summary: 'Reads the spreadsheet and says everything that is to be fixed, asked or put right.',
  input: z.strictObject(bookShape),
  output: checkedSchema,
  async run(desk, asked) {
    const elapsed = stopwatch(desk.clock);
    return await withBook(desk, asked, async (model, store, book) => {
      const viewer = teamViewer(model);
      const { tables: examined } = await examine(desk, model, store, recallFrom(desk, book));
      const tables = examined.map(({ table, records, told }) => ({
        table: table.key,
        records,
        findings: told.map((one) => word(model, viewer, one)),
      }));
      return { tables, milliseconds: elapsed() };
    });
  },
});
