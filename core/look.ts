import { mayAlarm, soundAlarms } from './alarm.ts';
import { carryOut } from './carry-out.ts';
import type { FieldKey, RecordId, TableKey } from './cell.ts';
import { sameCell } from './cell.ts';
import { differing } from './chronicle.ts';
import { overwrittenQuestions } from './conflict.ts';
import { rehearse } from './decide.ts';
import { hasColumnNow } from './fit-to-columns.ts';
import { hintsTo } from './hints-to.ts';
import type { Identified } from './identity.ts';
import { given, identify } from './identity.ts';
import type { Recall } from './kept.ts';
import { idsIn, recalling } from './kept.ts';
import type { Table } from './model.ts';
import { nothingSettled } from './nothing-settled.ts';
import type { OverwrittenCell } from './overwritten-cells.ts';
import { overwrittenCells, overwrittenLines } from './overwritten-cells.ts';
import type { Context } from './ports.ts';
import { recordKey } from './record.ts';
import { retypedTables } from './retyped-tables.ts';
import { keysOf } from './settle.ts';
import { adoptedRecord, isUnjudged, reviewStart, startsOfLook } from './starts.ts';
import type { Kept, OpenQuestion } from './state.ts';
import type { Hint, Memo, Snapshot, Store } from './store.ts';
import type { Start } from './world.ts';

/**
 * Takes in what people changed where hints say. `numbers` are those under which hints waited at the door; they wait on
 * when the time is over before all of it is done.
 */
export async function look(context: Context, hints: readonly Hint[], numbers: readonly number[]): Promise<void> {
  const { state, store, ids, clock } = context.ports;
  const was = await state.memo();
  const { licence } = context;
  const isBare = (table: TableKey) => store.capabilities.ids === 'ours' && licence.isWatched(table);
  // Of a table never seen before all of it is taken in at once: what is there now was there before us. Rows without ids are
  // told from one another only among all of them.
  const asked = hints.map((hint) =>
    was?.[hint.table] === undefined || isBare(hint.table) ? { table: hint.table } : hint,
  );
  const first = await store.read(asked, was);
  const recall = recalling(state);
  const retyped = await retypedTables(context, first, recall);
  const whole = [...asked, ...retyped.map((table) => ({ table }))];
  const read = retyped.length > 0 ? await store.read(whole, was) : first;
  const snapshot = await withOverwritten(store, read, was);
  let memo: Memo = { ...was, ...wholeTables(snapshot, was) };
  const cause = ids.fresh();
  const overwritten = await overwrittenCells(state, snapshot.overwritten ?? []);
  const { starts, questions, known } = await startsOf(context, snapshot, recall, overwritten, was ?? {}, cause);
  const lines = overwrittenLines(overwritten, clock.now());
  if (starts.length + questions.length + lines.length + numbers.length === 0) {
    // Nothing is new to us, but the store may want to remember that it has looked.
    const isNew = Object.keys(memo).some((table) => memo[table] !== was?.[table]);
    if (isNew) await state.settle(context.lease, { ...nothingSettled, memo });
    return;
  }

  const columns = new Map([...snapshot.tables].map(([table, { fields }]) => [table, fields]));
  const size = store.capabilities.pass ?? starts.length;
  if (starts.length <= size) {
    await carryOut(context, { cause, starts, memo, done: numbers, questions, lines, known, columns });
    return;
  }
  await rehearse(context, { cause, starts, memo, known, columns });
  // What an alarm tells of is settled with the alarm: left for another call it would ring again.
  const inTurn = [...starts.filter(({ quiet }) => quiet), ...starts.filter(({ quiet }) => !quiet)];
  for (let at = 0; at < inTurn.length; at += size) {
    if (context.isInDoubt || (at > 0 && clock.now() >= context.until)) {
      const tables = [...new Set(inTurn.slice(at).map(({ row }) => row.table))];
      for (const table of tables) await state.file({ is: 'hint', hint: { table } });
      return;
    }
    const isLast = at + size >= inTurn.length;
    memo = await carryOut(context, {
      cause,
      starts: inTurn.slice(at, at + size),
      memo,
      known,
      columns,
      ...(isLast && { done: numbers }),
      ...(at === 0 && { questions, lines }),
    });
  }
}

/** What a write of ours went over may stand where nobody asked to look: what stands there now must be known beside it. */
async function withOverwritten(store: Store, snapshot: Snapshot, was: Memo | null): Promise<Snapshot> {
  const { tables, overwritten = [], memo } = snapshot;
  const unseen = overwritten.filter(({ table, id }) => !tables.get(table)?.records.some((one) => one.id === id));
  if (unseen.length === 0) return snapshot;
  const more = await store.read(hintsTo(unseen), { ...was, ...memo });
  const both = new Map(tables);
  for (const [table, read] of more.tables) {
    const known = both.get(table);
    const records = [
      ...(known?.records ?? []),
      ...read.records.filter((one) => unseen.some(({ id }) => id === one.id)),
    ];
    both.set(table, known === undefined ? { ...read, complete: false } : { ...known, records });
  }
  return { tables: both, overwritten: [...overwritten, ...(more.overwritten ?? [])], memo: { ...memo, ...more.memo } };
}

/** What the store wants to remember, but of tables never seen before only of those that were there as a whole. */
function wholeTables({ tables, memo }: Snapshot, was: Memo | null): Memo {
  return Object.fromEntries(
    Object.entries(memo).filter(([table]) => was?.[table] !== undefined || tables.get(table)?.complete === true),
  );
}

interface Seen {
  readonly starts: readonly Start[];
  readonly questions: readonly OpenQuestion[];
  readonly known: ReadonlyMap<string, Kept>;
}

async function startsOf(
  context: Context,
  snapshot: Snapshot,
  recall: Recall,
  overwritten: readonly OverwrittenCell[],
  memo: Memo,
  cause: string,
): Promise<Seen> {
  const { ports, model, tally, licence } = context;
  const { state, ids, clock } = ports;
  const now = clock.now();
  const actor = { is: 'unknown', from: null, to: now } as const;
  const starts: Start[] = [];
  const known = new Map<string, Kept>();
  for (const [key, { records, complete, fields, gone = [], ids: hasIds }] of snapshot.tables) {
    const table = model.tables.get(key);
    if (table === undefined) continue;
    tally.read += records.length;
    const isWatched = licence.isWatched(key);
    // Rows that were known by their ids and have none to show: nobody is new and nobody is gone.
    if (hasIds === false && memo[key] !== undefined && !isWatched) continue;
    const kept = await recall(key, complete ? 'all' : [...idsIn(records), ...gone]);
    const present = new Map([...kept].flatMap(([id, one]) => (one.gone ? [] : [[id, one.seen] as const])));
    const identities =
      ports.store.capabilities.ids === 'theirs'
        ? given(records)
        : identify(records, present, complete, ids, untelling(table, fields), bareIn(kept, hasIds === false));
    const first = complete && memo[key] === undefined;
    if (first) await adopt(context, table, identities.records, kept, snapshot.memo);
    for (const [id, one] of kept) known.set(recordKey(key, id), one);
    const changed = startsOfLook({
      table,
      identities,
      kept,
      complete,
      gone,
      first,
      actor,
      ...(isWatched && { ids: 'ignored' as const }),
    });
    const started = new Set(changed.map(({ row }) => row.id));
    for (const start of changed) {
      const rewrote = context.rewrote.get(recordKey(key, start.row.id));
      const whole = rewrote === undefined ? start : { ...start, rewrote };
      starts.push(isOurOwn(start, context.recovered) ? { ...whole, origin: 'rule' } : whole);
      if (start.occasion === 'updated')
        context.justTyped.set(recordKey(key, start.row.id), differing(start.before!.cells, start.row.cells)[1]);
    }
    for (const { id } of identities.records) {
      const one = started.has(id) ? undefined : kept.get(id);
      if (one !== undefined && !one.gone && hasColumnNow(one, table.byKey.keys(), fields))
        starts.push(reviewStart(table, one));
    }
  }
  const alarms = mayAlarm(starts)
    ? soundAlarms(model, starts, await state.census(), cause, now)
    : { starts, questions: [] };
  const cells = new Map(
    [...snapshot.tables].flatMap(([table, { records }]) =>
      records.flatMap((one) => (one.id === null ? [] : [[recordKey(table, one.id), one.cells] as const])),
    ),
  );
  const lost = overwrittenQuestions(
    overwritten,
    ({ table, id }) => cells.get(recordKey(table, id)) ?? known.get(recordKey(table, id))?.seen ?? null,
    now,
  );
  return { starts: alarms.starts, questions: [...alarms.questions, ...lost], known };
}

/**
 * Takes in a table never seen before as it stands, before any rule looks at it: so whatever becomes of what rules want
 * there, what was there before us is never taken for new.
 */
async function adopt(
  { ports: { state, clock }, model, lease }: Context,
  table: Table,
  records: readonly Identified[],
  kept: Map<RecordId, Kept>,
  memo: Memo,
): Promise<void> {
  const now = clock.now();
  const taken = records.flatMap((read) => (kept.has(read.id) ? [] : [adoptedRecord(table, read, now)]));
  await state.settle(lease, {
    ...nothingSettled,
    records: taken,
    keys: new Map(taken.map((one) => [recordKey(one.table, one.id), keysOf(model, one)])),
    memo: { [table.key]: memo[table.key] ?? '' },
  });
  for (const one of taken) kept.set(one.id, one);
}

/** Records whose ids may never have been written, or stand nowhere any more. */
function bareIn(kept: ReadonlyMap<RecordId, Kept>, areAll: boolean): ReadonlySet<RecordId> {
  const isBare = (one: Kept) => areAll || one.bare === true || isUnjudged(one);
  return new Set([...kept.values()].flatMap((one) => (isBare(one) && !one.gone ? [one.id] : [])));
}

/** Whether all that is new about a record is what a write of ours, which had been cut off, has left there: nobody typed it. */
function isOurOwn({ row, before, occasion }: Start, recovered: Context['recovered']): boolean {
  const ours = recovered.get(recordKey(row.table, row.id));
  if (ours === undefined || before === null || occasion !== 'updated') return false;
  const [, is] = differing(before.cells, row.cells);
  return Object.keys(is).every((field) => field in ours && sameCell(is[field]!, ours[field]!));
}

/** Columns that say nothing of which record a row is: only we write them, or they are away. */
function untelling(table: Table, there: ReadonlySet<FieldKey>): ReadonlySet<FieldKey> {
  return new Set(table.fields.filter(({ key, owner }) => owner === 'rowcall' || !there.has(key)).map(({ key }) => key));
}
