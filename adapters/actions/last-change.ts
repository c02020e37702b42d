import * as z from 'zod';
import type { Table } from '../../core/model.ts';
import { presentCell, presentLabel } from '../../core/present.ts';
import type { Row } from '../../core/record.ts';
import { action } from './calling/action.ts';
import { readAll } from './examining/examination.ts';
import { findRow, findTable } from './examining/find-record.ts';
import { bookShape, withBook } from './examining/open-book.ts';
import { placeSchema, teamViewer } from './examining/wording.ts';
import { withMemory } from './keeping/with-memory.ts';
import { sortLines } from './keeping/written-lines.ts';
import { lastStanding } from './undoing/last-standing.ts';

/** As many changes of one record as anybody looks back over. */
const most = 1000;

const lastChangeSchema = z.strictObject({
  language: z.string(),
  table: z.string().meta({ description: 'The name of the tab.' }),
  row: placeSchema,
  label: z.string().meta({ description: 'What names the record.' }),
  record: z
    .strictObject({ table: z.string(), id: z.string() })
    .meta({ description: 'To be named to `undo`, so that nothing else is taken back.' }),
  cells: z.array(
    z.strictObject({
      column: z.string(),
      was: z.string().meta({ description: 'What stood there before, and would again.' }),
      now: z.string().meta({ description: 'What stands there now.' }),
    }),
  ),
  cause: z.string().nullable().meta({ description: 'To be named to `undo`; null when there is nothing to take back.' }),
});

/**
 * What Rowcall or a request wrote last in one record and stands there still. What was taken back since is no change; answers
 * in Rowcall's own columns are none either. Writes nothing.
 */
export const lastChange = action({
  name: 'last-change',
  summary: 'Says what was written last in one record and stands there still, and by which word it can be taken back.',
  input: z.strictObject({
    ...bookShape,
    table: z.string().min(1).meta({ description: 'The name of the tab, or the key of the table.' }),
    row: z.string().min(1).meta({ description: 'The number of the row, the id of the record, or what names it.' }),
  }),
  output: lastChangeSchema,
  async run(desk, asked) {
    return await withBook(desk, asked, async (model, store, book) => {
      const viewer = teamViewer(model);
      const table = findTable(model, asked.table);
      const { tables } = await readAll(desk, model, store);
      const { row, place = null } = findRow(
        viewer,
        table,
        tables.find((one) => one.table === table)?.starts ?? [],
        asked.row,
      );
      const standing = await withMemory(desk, book, async (state) => {
        if (state === null) return null;
        const lines = await state.history({ table: table.key, id: row.id, limit: most });
        return lastStanding(sortLines(lines), row.cells, (field) => isData(table, row, field));
      });
      return {
        language: viewer.language.code,
        table: table.title,
        row: place ?? '',
        label: presentLabel(model, viewer, row),
        record: { table: table.key, id: row.id },
        cells: (standing?.fields ?? []).map(({ field, before, after }) => ({
          column: table.byKey.get(field)!.label,
          was: presentCell(undefined, viewer, before),
          now: presentCell(undefined, viewer, after),
        })),
        cause: standing?.cause ?? null,
      };
    });
  },
});

function isData({ byKey }: Table, { cells }: Row, field: string): boolean {
  const known = byKey.get(field);
  return known !== undefined && known.owner !== 'rowcall' && field in cells;
}
