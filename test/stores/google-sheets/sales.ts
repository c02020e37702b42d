import type { Cells } from '../../../core/cell.ts';
import type { NewRecord, Patch } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Memo, Outcome, Store } from '../../../core/store.ts';
import type { SeedCell, SeedTab } from '../../emulators/google/seed.ts';
import { typedTable } from '../../typed-table.ts';

/** Deals as a small team keeps them: its own columns, one that both write, and two of Rowcall's. */
export const deals = typedTable(
  'deals',
  {
    name: { headers: ['Name', 'Deal'], required: true },
    phone: { headers: ['Phone'] },
    stage: { headers: ['Stage'], owner: 'shared' },
    amount: { headers: ['Amount'], kind: 'number' },
    due: { headers: ['Due'], kind: 'date', owner: 'shared' },
    note: { headers: ['Note'], owner: 'rowcall' },
    seen: { headers: ['Seen'], kind: 'instant', owner: 'rowcall' },
  },
  ['Deals'],
);
export const tables = new Map([['deals', deals]]);

const headers = ['Name', 'Phone', 'Stage', 'Amount', 'Due', 'Note', 'Seen', '_id'];

/** The id of the deal in a row; twelve characters, as Rowcall gives them. */
export const idOf = (row: number) => `deal${String(row).padStart(8, '0')}`;

/** A row of the tab, numbered as on the screen; any cell may be told otherwise. */
function dealRow(row: number, cells: Readonly<Record<string, SeedCell>> = {}): SeedCell[] {
  const all: Readonly<Record<string, SeedCell>> = {
    Name: `Deal ${row}`,
    Phone: `+380 44 000 00 ${row}`,
    Stage: 'new',
    Amount: row * 100,
    Due: { serial: 46_000 + row, as: 'DATE' },
    _id: idOf(row),
    ...cells,
  };
  return headers.map((header) => all[header] ?? null);
}

/** The tab with so many deals, the first in row 2. */
export function dealsTab(
  count: number,
  special: Readonly<Record<number, Readonly<Record<string, SeedCell>>>> = {},
): SeedTab {
  const rows = Array.from({ length: count }, (_, i) => dealRow(i + 2, special[i + 2]));
  return { title: 'Deals', rows: [headers, ...rows], rowCount: Math.max(1000, count + 100) };
}

export function patch(row: number, expected: Cells, set: Cells, more: Partial<Patch> = {}): Patch {
  return { table: 'deals', id: idOf(row), expect: expected, set, because: {}, ...more };
}

export function newDeal(key: string, id: string, set: Cells): NewRecord {
  return { table: 'deals', key, id, set, because: { rule: 'test', reason: null } };
}

/** Writes patches and answers what became of each, in their order. */
export async function write(
  store: Store,
  memo: Memo,
  ...patches: readonly Patch[]
): Promise<{ readonly outcomes: readonly (Outcome | undefined)[]; readonly memo: Memo }> {
  const written = await store.write({ patches, creates: [] }, memo);
  return { outcomes: patches.map(({ table, id }) => written.outcomes.get(recordKey(table, id))), memo: written.memo };
}
