import type { Instant, TableKey } from './cell.ts';
import type { Model, Table } from './model.ts';
import { recordKey } from './record.ts';
import type { OpenQuestion } from './state.ts';
import type { Start } from './world.ts';

const fewRows = 10;
const manyRows = 50;
const smallShare = 0.05;
const mostNamed = 50;

/** Whether so many rows gone at once are hardly meant: over 50, or over 10 and over 5 % of what there was. */
function isBurst(rows: number, total: number): boolean {
  return rows > manyRows || (rows > fewRows && rows > total * smallShare);
}

/** Whether it must be known how many rows there are before it can be said that nothing is amiss. */
export function mayAlarm(starts: readonly Start[]): boolean {
  return starts.filter(({ occasion }) => occasion === 'removed' || occasion === 'updated').length > fewRows;
}

/** What one look at a table found missing, and what is to be said of it. */
export interface Alarms {
  readonly questions: readonly OpenQuestion[];
  /** The same starts; of rows in a burst nobody is told one by one. */
  readonly starts: readonly Start[];
}

/** Tells people of many rows that vanished at once, or in which a filled cell is empty now, so that they can be brought back. */
export function soundAlarms(
  model: Model,
  starts: readonly Start[],
  totals: ReadonlyMap<TableKey, number>,
  cause: string,
  now: Instant,
): Alarms {
  const questions: OpenQuestion[] = [];
  const quiet = new Set<Start>();
  for (const [key, list] of Map.groupBy(starts, ({ row }) => row.table)) {
    const table = model.tables.get(key)!;
    const total = totals.get(key) ?? 0;
    const gone = { removed: list.filter(isRemoved), blanked: list.filter((start) => isBlanked(table, start)) };
    for (const what of ['removed', 'blanked'] as const) {
      const lost = gone[what];
      if (!isBurst(lost.length, total)) continue;
      for (const start of lost) quiet.add(start);
      questions.push({
        key: `alarm/${cause}/${key}/${what}`,
        kind: 'alarm',
        about: lost.slice(0, mostNamed).map(({ row }) => recordKey(row.table, row.id)),
        args: { what, count: lost.length, total, table: table.title, cause },
        at: now,
        answer: null,
      });
    }
  }
  if (quiet.size === 0) return { questions, starts };
  return { questions, starts: starts.map((start) => (quiet.has(start) ? { ...start, quiet: true } : start)) };
}

function isRemoved({ occasion }: Start): boolean {
  return occasion === 'removed';
}

/** Whether a cell that people fill was filled before and is empty now. */
function isBlanked(table: Table, { occasion, before, row }: Start): boolean {
  if (occasion !== 'updated' || before === null) return false;
  return table.fields.some(
    ({ key, owner }) =>
      owner !== 'rowcall' && (before.cells[key] ?? null) !== null && (row.cells[key] ?? null) === null,
  );
}
