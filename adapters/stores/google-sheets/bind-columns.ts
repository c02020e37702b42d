import type { FieldKey } from '../../../core/cell.ts';
import { type Binding, bindColumns, idHeader } from '../../../core/columns.ts';
import type { Table } from '../../../core/model.ts';
import type { GridColumn } from './grid.ts';

/**
 * Binds columns by what Rowcall noted of them, which stays with a column that is renamed or moved, and by what stands
 * above them where nothing is noted. What people wrote above a column counts for more than the note where it names
 * another field, or where nothing stands there any more: then the cells were moved and the column stayed.
 */
export function bindNoted(table: Table, headers: readonly string[], columns: readonly GridColumn[]): Binding {
  const byHeader = bindColumns(table, headers);
  const named = new Map([...byHeader.at].map(([field, at]) => [at, field]));
  const at = new Map(byHeader.at);
  let { id } = byHeader;
  columns.forEach(({ note }, column) => {
    if (note?.table !== table.key || isBlank(headers[column])) return;
    const meant = named.get(column);
    if (note.field === idHeader) {
      if (meant === undefined) id = column;
    } else if (table.byKey.has(note.field) && (meant === undefined || meant === note.field) && column !== byHeader.id)
      at.set(note.field, column);
  });
  const bound = inOrder(table, at);
  const isFound = (field: FieldKey | undefined) => field !== undefined && bound.has(field);
  const findings = byHeader.findings.filter(({ code, field }) => code !== 'column.missing' || !isFound(field));
  return { at: bound, id, findings };
}

function isBlank(header: string | undefined): boolean {
  return header === undefined || header.trim() === '';
}

/** In the order of the fields, as headers bind them. */
function inOrder(table: Table, at: ReadonlyMap<FieldKey, number>): ReadonlyMap<FieldKey, number> {
  return new Map(table.fields.flatMap(({ key }) => (at.has(key) ? [[key, at.get(key)!] as const] : [])));
}
