import type { FieldKey, TableKey } from './cell.ts';
import { sameCell } from './cell.ts';
import type { Recall } from './kept.ts';
import { idsIn } from './kept.ts';
import type { Table } from './model.ts';
import type { Context } from './ports.ts';
import { isUnjudged } from './starts.ts';
import type { Kept } from './state.ts';
import type { Found, Snapshot } from './store.ts';

/**
 * Tables of which only some rows were read and where one of them came to hold another label and more: typed anew, or
 * sorted without its id. Only a look at all of the table tells which. Of a record whose id may never have been written
 * another label alone is enough; and what stands in our columns beside no id says that the row had one.
 */
export async function retypedTables(
  { ports, model }: Context,
  { tables }: Snapshot,
  recall: Recall,
): Promise<readonly TableKey[]> {
  if (ports.store.capabilities.ids === 'theirs') return [];
  const retyped: TableKey[] = [];
  for (const [key, { records, complete, fields }] of tables) {
    const table = model.tables.get(key);
    if (table === undefined || complete || !fields.has(table.label)) continue;
    const kept = await recall(key, idsIn(records));
    const known = records.flatMap((read) => {
      const one = read.id === null ? undefined : kept.get(read.id);
      return one === undefined || one.gone ? [] : [{ read, one }];
    });
    const isDoubtful =
      known.some(({ read, one }) => isRetyped(table, fields, read, one)) ||
      records.some((read) => hasLostItsId(table, read));
    if (isDoubtful) retyped.push(key);
  }
  return retyped;
}

/** Somebody who writes a new row writes nothing into our columns. */
function hasLostItsId(table: Table, { id, cells }: Found): boolean {
  return id === null && table.fields.some(({ key, owner }) => owner === 'rowcall' && (cells[key] ?? null) !== null);
}

function isRetyped(table: Table, there: ReadonlySet<FieldKey>, read: Found, kept: Kept): boolean {
  const differs = (field: FieldKey) => !sameCell(read.cells[field] ?? null, kept.seen[field] ?? null);
  if (!differs(table.label)) return false;
  if (isUnjudged(kept)) return true;
  return table.fields.some(
    ({ key, owner }) => owner !== 'rowcall' && key !== table.label && there.has(key) && differs(key),
  );
}
