import * as z from 'zod';
import { fold } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import type { Start } from '../../../core/world.ts';
import { findRow, findTable } from '../examining/find-record.ts';
import type { Suggestion } from './waiting.ts';

/** Which suggestions are meant; all of them if nothing is said. */
export const choiceShape = {
  table: z.string().min(1).optional().meta({ description: 'The name of the tab, or the key of the table.' }),
  column: z.string().min(1).optional().meta({ description: 'What stands above the column.' }),
  row: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'The number of the row, the id of the record, or what names it; its table must be said.' }),
  key: z.string().min(1).optional().meta({ description: 'The key of one suggestion.' }),
};
type Choice = z.output<z.ZodObject<typeof choiceShape>>;

/** Those that are meant. Throws `table.not-found`, `row.not-found`, or `request.invalid` for an unknown column. */
export function choose<S extends Suggestion>(
  model: Model,
  viewer: Viewer,
  { table: named, column, row, key }: Choice,
  suggestions: readonly S[],
  startsOf: (table: Table) => readonly Start[],
): readonly S[] {
  if (row !== undefined && named === undefined)
    throw new RowcallError('request.invalid', `Say which table the row ${row} is in.`);
  const table = named === undefined ? undefined : findTable(model, named);
  const id = table && row !== undefined ? findRow(viewer, table, startsOf(table), row).row.id : undefined;
  if (column !== undefined) mustKnow(table === undefined ? [...model.tables.values()] : [table], column);
  return suggestions.filter(
    (one) =>
      (table === undefined || one.table === table) &&
      (id === undefined || one.row.id === id) &&
      (key === undefined || one.key === key) &&
      (column === undefined || isCalled(one.field, column)),
  );
}

function isCalled({ key, headers }: Suggestion['field'], name: string): boolean {
  return [key, ...headers].some((one) => fold(one) === fold(name));
}

function mustKnow(tables: readonly Table[], column: string): void {
  if (tables.some(({ fields }) => fields.some((field) => isCalled(field, column)))) return;
  const where = tables.length === 1 ? ` in ${tables[0]!.title}` : '';
  throw new RowcallError('request.invalid', `There is no column "${column}"${where}.`);
}
