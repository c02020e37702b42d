import { sameCell } from '../../../core/cell.ts';
import { idHeader } from '../../../core/columns.ts';
import type { sheets_v4 } from '../../vendors/google.ts';
import { type Bound, cellAt, idAt } from './bound.ts';
import { rangeOf } from './requests.ts';
import type { RowWrite } from './row-write.ts';

/**
 * Takes back texts of ours that landed in a row which holds nothing else, since the row that was meant is gone: otherwise
 * they would look like a record. Each is taken back only where it still stands.
 */
export function strayRequests({ cells, change, bound }: RowWrite, after: Bound): readonly sheets_v4.Schema$Request[] {
  const { row } = change;
  const filled = (after.grid.rows.get(row) ?? []).flatMap((data, at) => (data?.effectiveValue ? [at] : []));
  const ours = cells.filter(({ column, find }) => find === null && filled.includes(column));
  if (ours.length < filled.length) return [];
  return ours.flatMap(({ field, column, set, entered }): readonly sheets_v4.Schema$Request[] => {
    const find = entered.value?.stringValue ?? '';
    const known = after.table.byKey.get(field);
    const stands = field === idHeader ? idAt(after, row) : known === undefined ? null : cellAt(after, row, known);
    if (find === '' || !sameCell(stands, set)) return [];
    const range = rangeOf(bound, row, column);
    return [{ findReplace: { range, find, replacement: '', matchCase: true, matchEntireCell: true } }];
  });
}
