import type { RecordId, TableKey } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Patches } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Memo, Outcome, Overwritten, Written } from '../../../core/store.ts';
import type { sheets_v4 } from '../../vendors/google.ts';
import { decideWrites } from '../binding/decide-writes.ts';
import { refuseAll, writesByTable } from '../binding/table-writes.ts';
import { rowBetween } from './below-records.ts';
import { type Bound, bindAt, dataAt, headsOf, idAt } from './bound.ts';
import { formatOf } from './codec.ts';
import { judgeNew, judgeRow } from './judge.ts';
import type { Looked, Sight } from './look.ts';
import { freshFor, type KnownBefore, lookBefore } from './look-before.ts';
import { hitsOf, recall, remember, withIds } from './memo.ts';
import { formatRequests } from './requests.ts';
import { neededFormat, type RowWrite, rowWrite } from './row-write.ts';
import { type Sent, send } from './send.ts';
import { standingOf } from './standing.ts';
import { strayRequests } from './strays.ts';
import { tidyUp } from './tidy-up.ts';
import { tracesOf } from './traces.ts';

type Request = sheets_v4.Schema$Request;

/** All of a write is over by then, in milliseconds. */
const longestWrite = 29_000;
/** What new records leave in the spreadsheet has little room there. */
const mostNew = 300;
/** Google takes 100,000 requests in a batch, and advises two megabytes: a hundred bytes for each cell. */
const mostCells = 20_000;

/** What a write is made with. */
export interface WriteGiven extends KnownBefore {
  readonly part: Patches;
  /** Under which it can be found out whether it has landed; absent: nobody will. */
  readonly name: string | undefined;
}

/**
 * Writes what still holds, in one call for all tables, and says from its answer what became of each record. Throws
 * `RowcallError` when nothing was written.
 */
export async function writeTables(sight: Sight, given: WriteGiven): Promise<Written> {
  const { part, memo, name, last, found } = given;
  const until = sight.now() + longestWrite;
  const byTable = writesByTable(part);
  const looked = await lookBefore(sight, byTable, given);
  const outcomes = new Map<string, Outcome>();
  const rows: RowWrite[] = [];
  for (const writes of byTable) {
    const seen = looked.get(writes.table) ?? null;
    if (seen === null) {
      for (const [key, outcome] of refuseAll(writes, 'table.missing')) outcomes.set(key, outcome);
      continue;
    }
    const decided = decideWrites(standingOf(seen, last.get(writes.table) ?? null, writes), writes);
    for (const [key, outcome] of decided.outcomes) outcomes.set(key, outcome);
    const isMaking = seen.rows === 'all' && decided.changes.some(({ isNew }) => isNew);
    const written = decided.changes.flatMap(({ isNew, row }) => (isNew ? [] : [row]));
    const between = isMaking ? rowBetween(seen.bound, written) : null;
    for (const change of decided.changes) rows.push(rowWrite(seen.bound, writes, change, between));
  }
  const bySheet = new Map([...looked.values()].flatMap((one) => (one === null ? [] : [[one.bound.grid.sheet, one]])));
  const news = newsOf(looked);
  const traces = tracesOf(name, memo, sight.now(), found);
  let isFirst = true;
  let isLost = false;
  for (const batch of batchesOf(rows.filter(({ cells }) => cells.length > 0))) {
    const startBy = staleFrom(batch, bySheet);
    // Calls are made one after another: none while nobody knows what became of the one before, and none by an old look.
    if (isLost || (!isFirst && sight.now() > startBy)) {
      for (const { key } of batch) outcomes.set(key, { is: 'missing' });
      continue;
    }
    const call = traces.next();
    const sent = await sendNext(
      sight,
      { rows: batch, looked: bySheet, call, cleared: traces.cleared(), made: traces.madeBy(call), startBy, until },
      isFirst,
    );
    isFirst = false;
    const isMaking = batch.some(({ change }) => change.isNew);
    if (sent.after !== null) traces.answered(call, isMaking);
    else if (sent.rows.length > 0) {
      isLost = true;
      traces.lost(call, isMaking);
    }
    for (const [key, outcome] of sent.outcomes) outcomes.set(key, outcome);
    const { requests, keys } = takeIn(sight, sent, outcomes, news);
    if (requests.length === 0) continue;
    const tidying = traces.next();
    switch (await tidyUp(sight, requests, tidying, until)) {
      case 'done':
        traces.answered(tidying, false);
        break;
      case 'never':
        break;
      case 'unknown':
        // It must not land after others have written: whoever finds out what became of the plan sees to it.
        for (const key of keys) outcomes.set(key, { is: 'unknown' });
        isLost = true;
        traces.lost(tidying, false);
    }
  }
  const next = Object.fromEntries([...news].map(([table, one]) => [table, noted(one, memo, table)]));
  return {
    outcomes: inOrder(part, outcomes),
    memo: { ...memo, ...next, ...traces.memo() },
  };
}

/** What a write tells of a table: who stands where now, and who was hit by mistake. */
interface News {
  readonly looked: Looked;
  readonly ids: [number, RecordId][];
  readonly hits: Overwritten[];
}

function newsOf(looked: ReadonlyMap<TableKey, Looked | null>): ReadonlyMap<TableKey, News> {
  return new Map(
    [...looked].flatMap(([table, one]) => (one === null ? [] : [[table, { looked: one, ids: [], hits: [] }]])),
  );
}

function noted({ looked, ids, hits }: News, memo: Memo, table: TableKey): string {
  const { version } = recall(memo, table) ?? {};
  const { version: _, hits: __, ...now } = looked.now;
  const told = [...hitsOf(memo, table), ...hits].map(({ id, was }) => ({
    id,
    was: { ...was } as Record<string, string>,
  }));
  return remember({
    ...now,
    order: withIds(now, ids),
    ...(version !== undefined && { version }),
    ...(told.length > 0 && { hits: told }),
  });
}

function batchesOf(rows: readonly RowWrite[]): readonly (readonly RowWrite[])[] {
  const batches: RowWrite[][] = [];
  let fresh = 0;
  let filled = 0;
  // Ids that change places do so at one moment.
  for (const row of rows.toSorted((a, b) => Number(isGivenId(b)) - Number(isGivenId(a)))) {
    const isFull = (row.change.isNew && fresh === mostNew) || filled + row.cells.length > mostCells;
    if (batches.length === 0 || isFull) {
      batches.push([]);
      fresh = 0;
      filled = 0;
    }
    batches.at(-1)!.push(row);
    filled += row.cells.length;
    if (row.change.isNew) fresh++;
  }
  return batches;
}

/** When the look that rows are written by is too old, in milliseconds: new ones go wherever there is room. */
function staleFrom(rows: readonly RowWrite[], looked: ReadonlyMap<number, Looked>): number {
  const looks = rows.flatMap(({ change, bound }) => (change.isNew ? [] : [looked.get(bound.grid.sheet)!.at]));
  return looks.reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY) + freshFor;
}

function isGivenId({ change }: RowWrite): boolean {
  return change.id !== null && !change.isNew;
}

/** Once a batch was written, a refusal of a later one is the fate of its rows alone. */
async function sendNext(sight: Sight, batch: Parameters<typeof send>[1], isFirst: boolean): Promise<Sent> {
  try {
    return await send(sight, batch);
  } catch (error) {
    if (isFirst || !(error instanceof RowcallError)) throw error;
    const outcomes = new Map(batch.rows.map(({ key }): [string, Outcome] => [key, { is: 'missing' }]));
    return { rows: [], after: null, found: new Map(), outcomes };
  }
}

/** Judges every row that was written, and notes who stands where. Answers what is to be tidied up then, for whom. */
function takeIn(
  sight: Sight,
  { rows, after, found }: Sent,
  outcomes: Map<string, Outcome>,
  news: ReadonlyMap<TableKey, News>,
): { readonly requests: readonly Request[]; readonly keys: readonly string[] } {
  const afterwards: Request[] = [];
  const keys: string[] = [];
  for (const [bound, list] of Map.groupBy(rows, (row) => row.bound)) {
    const grid = after?.grids.get(bound.grid.sheet);
    if (after === null || grid === undefined) {
      for (const { key } of list) outcomes.set(key, { is: 'unknown' });
      continue;
    }
    const now = bindAt(grid, bound.table, sight.codecOf(after.zone), {
      header: bound.header.row,
      heads: headsOf(bound),
    });
    const rowsById = whereIs(now);
    const { ids, hits } = news.get(bound.table.key)!;
    for (const write of list) {
      const judged = write.change.isNew
        ? judgeNew(write, now, rowsById.get(write.id) ?? [])
        : { ...judgeRow(write, now, found), row: write.change.row };
      outcomes.set(write.key, judged.outcome);
      hits.push(...judged.victims);
      const { row } = judged;
      const isApplied = judged.outcome.is === 'applied' && row !== null;
      if (isApplied) ids.push([row, write.id]);
      const more = [
        ...(judged.outcome.is === 'missing' ? strayRequests(write, now) : []),
        ...(isApplied && write.change.isNew ? formatRequests(unformatted(write, now, row)) : []),
      ];
      if (more.length > 0) keys.push(write.key);
      afterwards.push(...more);
    }
  }
  return { requests: afterwards, keys };
}

function whereIs(bound: Bound): ReadonlyMap<RecordId, readonly number[]> {
  const rows = [...bound.grid.rows.keys()].filter((row) => row > bound.header.row);
  const known = new Map<RecordId, number[]>();
  for (const row of rows) {
    const id = idAt(bound, row);
    if (id !== null) known.set(id, [...(known.get(id) ?? []), row]);
  }
  return known;
}

/** Cells of a new row that do not show yet what they hold: most columns have their format all the way down. */
function unformatted({ cells, bound }: RowWrite, now: Bound, row: number): Parameters<typeof formatRequests>[0] {
  return cells.flatMap((cell) => {
    const format = neededFormat(cell.entered, formatOf(dataAt(now, row, cell.column)));
    return format === 'DATE' || format === 'DATE_TIME' ? [{ bound, row, cell: { ...cell, format } }] : [];
  });
}

/** One for everything that was asked. */
function inOrder({ patches, creates }: Patches, outcomes: ReadonlyMap<string, Outcome>): ReadonlyMap<string, Outcome> {
  const keys = [...patches.map(({ table, id }) => recordKey(table, id)), ...creates.map(({ key }) => key)];
  return new Map(keys.flatMap((key) => (outcomes.has(key) ? [[key, outcomes.get(key)!] as const] : [])));
}
