import * as z from 'zod';
import { licenceOf } from '../../core/licence.ts';
import type { Model } from '../../core/model.ts';
import type { Viewer } from '../../core/present.ts';
import { action } from './calling/action.ts';
import { readAll } from './examining/examination.ts';
import { bookShape, withBook } from './examining/open-book.ts';
import { teamViewer } from './examining/wording.ts';
import { type Change, changeInWords, changeSchema } from './keeping/change-in-words.ts';
import { columnsInWords, columnsSchema, missingColumns } from './keeping/missing-columns.ts';
import { peopleOf, peopleShape } from './keeping/people.ts';
import type { PlannedAsLet } from './keeping/plan-as-let.ts';
import { planAsLet } from './keeping/plan-as-let.ts';
import { recallFrom } from './keeping/recall.ts';

const previewedSchema = z.strictObject({
  language: z.string(),
  columns: columnsSchema.meta({ description: 'Columns that would be added, besides the hidden one for ids.' }),
  tables: z.array(
    z.strictObject({ table: z.string(), records: z.int().min(0), written: z.int().min(0), suggested: z.int().min(0) }),
  ),
  changes: z.array(changeSchema),
});
export type Previewed = z.output<typeof previewedSchema>;

/** What `apply` would write and suggest in a spreadsheet that it sees for the first time. Writes nothing, remembers nothing. */
export const preview = action({
  name: 'preview',
  summary: 'Says which columns would be added and which cells written or suggested, with what and why.',
  input: z.strictObject({ ...bookShape, ...peopleShape }),
  output: previewedSchema,
  async run(desk, asked) {
    return await withBook(desk, asked, async (model, store, book) => {
      const viewer = teamViewer(model);
      const licence = licenceOf(model, peopleOf(asked), false);
      const { tables } = await readAll(desk, model, store);
      const starts = tables.flatMap((one) => one.starts);
      const records = await planAsLet(desk, model, starts, licence, store.capabilities, recallFrom(desk, book));
      const byTable = Map.groupBy(records, ({ planned }) => planned.row.table);
      const changed = tables.map(({ table, starts: own }) => ({
        table: table.title,
        records: own.length,
        changes: (byTable.get(table.key) ?? []).flatMap((one) => changesOf(model, viewer, one)),
      }));
      const count = (changes: readonly Change[], what: Change['becomes']) =>
        changes.filter(({ becomes }) => becomes === what).length;
      return {
        language: viewer.language.code,
        columns: columnsInWords(model, await missingColumns(model, store, licence)),
        tables: changed.map(({ table, records: read, changes }) => ({
          table,
          records: read,
          written: count(changes, 'written'),
          suggested: count(changes, 'suggested'),
        })),
        changes: changed.flatMap(({ changes }) => changes),
      };
    });
  },
});

function changesOf(model: Model, viewer: Viewer, { planned, changes }: PlannedAsLet): readonly Change[] {
  return changes.map((change) => changeInWords(model, viewer, planned, change));
}
