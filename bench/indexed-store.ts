import type { Cell, Cells, RecordId, TableKey } from '../core/cell.ts';
import { dict, sameCell } from '../core/cell.ts';
import { recordKey } from '../core/record.ts';
import type { Found, Outcome, Store } from '../core/store.ts';

/** A spreadsheet that finds a row at once, as one does that is asked for a row by its number; it counts its calls. */
export interface IndexedStore extends Store {
  readonly calls: { reads: number; writes: number };
  type(table: TableKey, id: RecordId, cells: Cells): void;
  /** A row typed below the last one; answers where it stands. */
  add(table: TableKey, cells: Cells): number;
}

interface Line {
  id: RecordId | null;
  readonly cells: Record<string, Cell>;
}

/** A store over rows in memory whose reads and writes cost what they touch, never the size of the table. */
export function indexedStore(
  rows: Readonly<Record<TableKey, readonly (Cells & { readonly _id: RecordId })[]>>,
): IndexedStore {
  const tables = new Map<TableKey, Line[]>();
  const places = new Map<string, number>();
  for (const [table, list] of Object.entries(rows)) {
    const lines = list.map(({ _id, ...cells }) => ({ id: _id, cells: Object.assign(dict<Cell>(), cells) }));
    tables.set(table, lines);
    for (const [place, { id }] of lines.entries()) places.set(recordKey(table, id), place);
  }
  const calls = { reads: 0, writes: 0 };
  const foundAt = (table: TableKey, place: number): Found => {
    const { id, cells } = tables.get(table)![place]!;
    return { id, place, cells: { ...cells } };
  };

  return {
    calls,
    capabilities: { ids: 'ours', guard: { rowcall: 'atomic', shared: 'atomic', people: 'atomic' }, batch: 100_000 },
    describe: async () => ({ tables: [], findings: [] }),
    setUp: async () => {},
    async read(asked) {
      calls.reads++;
      const found = new Map<TableKey, { records: Found[]; complete: boolean; fields: Set<string> }>();
      for (const { table, ids, places: at } of asked) {
        const lines = tables.get(table)!;
        const whole = ids === undefined && at === undefined;
        const wanted = whole
          ? lines.keys()
          : [...(ids ?? []).flatMap((id) => places.get(recordKey(table, id)) ?? []), ...((at ?? []) as number[])];
        const read = found.get(table) ?? {
          records: [],
          complete: whole,
          fields: new Set(Object.keys(lines[0]?.cells ?? {})),
        };
        for (const place of wanted) read.records.push(foundAt(table, place));
        found.set(table, read);
      }
      return { tables: found, memo: Object.fromEntries([...found.keys()].map((table) => [table, 'seen'])) };
    },
    async write({ patches, creates }) {
      calls.writes++;
      const outcomes = new Map<string, Outcome>();
      for (const { table, id, place, expect, set } of patches) {
        const at = places.get(recordKey(table, id)) ?? (place as number);
        const line = tables.get(table)![at]!;
        const holds = Object.keys(expect).every((field) => sameCell(line.cells[field] ?? null, expect[field]!));
        if (holds) Object.assign(line.cells, set);
        line.id = id;
        places.set(recordKey(table, id), at);
        outcomes.set(recordKey(table, id), holds ? { is: 'applied', id } : { is: 'conflict', now: { ...line.cells } });
      }
      for (const { table, id, key, set } of creates) {
        const lines = tables.get(table)!;
        places.set(recordKey(table, id), lines.push({ id, cells: Object.assign(dict<Cell>(), set) }) - 1);
        outcomes.set(key, { is: 'applied', id });
      }
      return { outcomes, memo: Object.fromEntries([...patches, ...creates].map(({ table }) => [table, 'seen'])) };
    },
    async close() {},
    type(table, id, cells) {
      Object.assign(tables.get(table)![places.get(recordKey(table, id))!]!.cells, cells);
    },
    add(table, cells) {
      return tables.get(table)!.push({ id: null, cells: Object.assign(dict<Cell>(), cells) }) - 1;
    },
  };
}
