import type { SetUp } from '../../../core/store.ts';
import { keyField } from './creates.ts';
import type { Desk } from './desk.ts';
import { newFieldOf } from './field-types.ts';
import { markOf } from './schema.ts';

/**
 * Adds missing columns of ours, and the one by which records of ours are known. Each says in its description what it is, so
 * that it is known again whatever people call it.
 */
export async function setUpBase(desk: Desk, changes: readonly SetUp[]): Promise<void> {
  if (changes.length === 0) return;
  const { bound } = await desk.bind(new Map(), true);
  for (const { table, columns } of changes) {
    const one = bound.get(table);
    if (one === undefined) continue;
    for (const { field, header, hint } of columns) {
      const known = desk.tables.get(table)?.byKey.get(field);
      if (known === undefined || one.fields.has(field)) continue;
      const made = newFieldOf({ type: known.type, column: hint }, header, desk.zone);
      await desk.addField(one.id, { ...made, description: `Filled by Rowcall. ${markOf(field)}` });
    }
    if (one.key === null) await desk.addField(one.id, keyField);
  }
}
