import * as z from 'zod';
import type { RecordId, TableKey } from '../../../core/cell.ts';
import type { Memo, Overwritten } from '../../../core/store.ts';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
const remembered = z.object({
  /** The tab: its id stays when it is renamed. */
  sheet: z.number(),
  title: z.string(),
  rows: z.number(),
  columns: z.number(),
  /** The row of the header, what stands in it, and where the fields and the ids are. */
  header: z.number(),
  heads: z.array(z.string()),
  at: z.record(z.string(), z.number()),
  id: z.number(),
  /** The ids of the rows below the header, from the top; empty where there is none. */
  order: z.array(z.string()),
  /** Whether every row is made by formulas. */
  calculated: z.boolean().optional(),
  /** The version of the file when the whole table was last read, where it was known. */
  version: z.string().optional(),
  /** What writes of ours went over, not told yet. */
  hits: z.array(z.object({ id: z.string(), was: z.record(z.string(), cell) })).optional(),
});

/** What is remembered of one table between calls. */
export type Remembered = z.output<typeof remembered>;

/** What is remembered of a table; `null`: nothing, or nothing that is understood. */
export function recall(memo: Memo | null, table: TableKey): Remembered | null {
  const text = memo?.[table];
  if (text === undefined) return null;
  try {
    return remembered.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

export function remember(one: Remembered): string {
  return JSON.stringify(one);
}

/** The rows that carry an id, the upper first. */
export function rowsOf({ order, header }: Pick<Remembered, 'order' | 'header'>, id: RecordId): readonly number[] {
  const rows: number[] = [];
  for (let at = order.indexOf(id); at >= 0; at = order.indexOf(id, at + 1)) rows.push(header + 1 + at);
  return rows;
}

/** The id that a row carries; `null`: none, or it is not known. */
export function idOfRow({ order, header }: Pick<Remembered, 'order' | 'header'>, row: number): RecordId | null {
  return order[row - header - 1] || null;
}

/** The order with what rows carry now. */
export function withIds(
  { order, header }: Pick<Remembered, 'order' | 'header'>,
  rows: Iterable<readonly [number, RecordId | null]>,
): string[] {
  const next = [...order];
  for (const [row, id] of rows) {
    const at = row - header - 1;
    if (at < 0) continue;
    while (next.length < at) next.push('');
    next[at] = id ?? '';
  }
  while (next.at(-1) === '') next.pop();
  return next;
}

/** What writes went over and nobody was told of yet. */
export function hitsOf(memo: Memo | null, table: TableKey): readonly Overwritten[] {
  return (recall(memo, table)?.hits ?? []).map(({ id, was }) => ({ table, id, was }));
}
