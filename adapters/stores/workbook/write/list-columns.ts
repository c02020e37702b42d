import type { Binding } from '../../../../core/columns.ts';
import type { Header } from '../header.ts';

/**
 * From the first to the last column of a list: of the workbook's own table, else the headed columns round those that
 * are bound, up to the first without a header. Beyond that another list may stand.
 */
export function listColumns({ headers, table }: Header, binding: Binding): readonly [left: number, right: number] {
  if (table) return [table.area.left, table.area.right];
  const bound = [...binding.at.values(), ...(binding.id >= 0 ? [binding.id] : [])];
  let left = Math.min(headers.length - 1, ...bound);
  let right = Math.max(0, ...bound);
  while (left > 0 && headers[left - 1]) left--;
  while (headers[right + 1]) right++;
  return [left + 1, right + 1];
}
