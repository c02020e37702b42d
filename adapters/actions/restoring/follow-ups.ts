import type { Cell, FieldKey } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import type { Model } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import { rowOf } from '../../../core/starts.ts';
import type { Kept } from '../../../core/state.ts';
import { sortLines } from '../keeping/written-lines.ts';
import type { CellBack, RecordBack } from './comparison.ts';

const everything = 1_000_000;

/**
 * What rules made of a restore in everybody's columns: a name that was put back, for one, changes what links to it hold.
 * When the whole spreadsheet is to be as it was, these cells go back too, to what they held before or were given by it.
 */
export async function followUps(
  model: Model,
  { state }: Ports,
  cause: string,
  given: readonly RecordBack[],
): Promise<readonly RecordBack[]> {
  const wanted = new Map<string, ReadonlyMap<FieldKey, Cell>>();
  for (const { table, id, cells } of given)
    wanted.set(recordKey(table.key, id), new Map(cells.map(({ field, to }) => [field.key, to])));

  const found = new Map<string, { readonly table: string; readonly id: string; readonly cells: Map<FieldKey, Cell> }>();
  for (const { line } of sortLines(await state.history({ cause, limit: everything }))) {
    const key = recordKey(line.table, line.id);
    for (const [field, rule] of Object.entries(line.rules)) {
      const known = found.get(key);
      // Newest first: the oldest line of a cell says what it held before all of it.
      if (known?.cells.has(field)) known.cells.set(field, line.before[field] ?? null);
      else if (rule !== 'request') {
        const one = known ?? { table: line.table, id: line.id, cells: new Map<FieldKey, Cell>() };
        one.cells.set(field, line.before[field] ?? null);
        found.set(key, one);
      }
    }
  }

  const records: RecordBack[] = [];
  for (const [key, list] of Map.groupBy(found.values(), ({ table }) => table)) {
    const table = model.tables.get(key);
    if (table === undefined) continue;
    const kept = new Map(
      (
        await state.records(
          key,
          list.map(({ id }) => id),
        )
      ).map((one) => [one.id, one]),
    );
    for (const { id, cells: before } of list) {
      const now = kept.get(id);
      if (now === undefined || now.gone) continue;
      const own = wanted.get(recordKey(key, id));
      const cells = [...before].flatMap(([name, was]) =>
        cellBack(table.byKey.get(name), now, own?.has(name) ? own.get(name)! : was),
      );
      if (cells.length > 0)
        records.push({ table, id, place: null, row: rowOf(table, now), cells, by: null, make: null });
    }
  }
  return records;
}

function cellBack(field: Field | undefined, { seen }: Kept, to: Cell): readonly CellBack[] {
  if (field === undefined || field.owner === 'rowcall') return [];
  const from = seen[field.key] ?? null;
  return sameCell(from, to) ? [] : [{ field, from, to, by: null }];
}
