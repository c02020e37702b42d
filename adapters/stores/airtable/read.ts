import type { FieldKey, RecordId, TableKey } from '../../../core/cell.ts';
import type { Found, Hint, Memo, Overwritten, Snapshot, TableSnapshot } from '../../../core/store.ts';
import { type Wanted, wantedByTable } from '../binding/wanted.ts';
import type { Desk } from './desk.ts';
import { type Listener, listen } from './listen.ts';
import { boundBefore, readTableMemo, writeTableMemo } from './memo.ts';
import { changesPlace } from './names.ts';
import { foundOf, listAll, listSome, type Reading } from './records.ts';
import { isOutdated } from './refusal.ts';
import { type BoundTable, printOf } from './schema.ts';
import { stillSent } from './sent.ts';
import { stirredMemo } from './stirred.ts';
import { type Told, understand } from './told.ts';

const keptDays = 6;
const dayLong = 24 * 3_600_000;

/** What is to be read of one table, and what is known of it. */
interface Errand extends Listener {
  readonly key: TableKey;
}

/**
 * Reads what is asked. Changes that Airtable has told are taken from there, without reading records again; where it does
 * not tell, or some of it was missed, the whole table is read.
 */
export async function readBase(desk: Desk, asked: readonly Hint[], memo: Memo | null): Promise<Snapshot> {
  try {
    return await readBound(desk, asked, memo, false);
  } catch (error) {
    if (!isOutdated(error)) throw error;
    // A table or a column is not what it was: it is found again by what it is called now.
    return await readBound(desk, asked, memo, true);
  }
}

async function readBound(desk: Desk, asked: readonly Hint[], memo: Memo | null, isAnew: boolean): Promise<Snapshot> {
  const hook = desk.hook();
  const now = desk.clock.now();
  const today = now.slice(0, 10);
  const errands = [...wantedByTable(asked, desk.tables)].map(([key, wanted]): Errand => {
    const was = readTableMemo(memo, key);
    const isToldAll = hook !== null && was?.told?.hook === hook.id && daysBetween(was.day, today) <= keptDays;
    const isWhole = wanted === null || (wanted.places.has(changesPlace) && !isToldAll);
    return { key, was, wanted: isWhole ? null : wanted, from: isToldAll ? was!.told!.cursor : null };
  });
  const heard = hook === null ? null : await listen(desk.client, hook, errands);
  if (heard === 'nothing any more') {
    desk.forgetHook();
    return await readBound(desk, asked, memo, isAnew);
  }
  const told = new Map<TableKey, Told>();
  if (hook !== null && heard?.payloads)
    for (const { key, was, from } of errands)
      if (was !== null)
        told.set(key, understand(heard.payloads, from ?? 1, readingOf(desk, key, was.bound), was, hook));

  // Where it is not known what was told before, columns may have come or gone.
  const isRebound = ({ key, was, wanted, from }: Errand) =>
    was?.bound.print !== printOf(desk.tables.get(key)!) || (wanted === null && (from === null || !heard?.payloads));
  const before = boundBefore(desk.tables.keys(), memo);
  const isOtherwise = isAnew || [...told.values()].some((news) => news.isOtherwise);
  const bound = isOtherwise || errands.some(isRebound) ? (await desk.bind(before, isOtherwise)).bound : before;

  const tables = new Map<TableKey, TableSnapshot>();
  const overwritten: Overwritten[] = [];
  const next: Record<TableKey, string> = {};
  for (const { key, was, wanted, from } of errands) {
    const one = bound.get(key);
    if (one === undefined) {
      tables.set(key, { records: [], complete: false, fields: new Set() });
      continue;
    }
    const news = told.get(key);
    const isMissed = heard?.payloads === null && wanted?.places.has(changesPlace) === true;
    const isWhole = wanted === null || isMissed || (was !== null && isOther(was.bound, one));
    tables.set(key, await snapshotOf(desk, readingOf(desk, key, one), isWhole ? null : wanted, news));
    for (const one of news?.overwritten ?? []) overwritten.push({ table: key, ...one });
    const isKnown = hook !== null && heard !== null && (isWhole || (from !== null && heard.payloads !== null));
    next[key] = writeTableMemo({
      bound: one,
      told: isKnown ? { hook: hook.id, cursor: heard.cursor } : (was?.told ?? null),
      day: isWhole || isKnown ? today : (was?.day ?? today),
      sent: stillSent(news?.sent ?? was?.sent ?? [], now, news !== undefined),
    });
  }
  const stirred = hook === null || heard === null ? {} : stirredMemo(memo, hook, heard);
  return { tables, ...(overwritten.length > 0 && { overwritten }), memo: { ...desk.kept(memo), ...next, ...stirred } };
}

function readingOf(desk: Desk, key: TableKey, bound: BoundTable): Reading {
  return { table: desk.tables.get(key)!, bound, zone: desk.zone };
}

/** Whether a column is another than before: then nothing is known of what records hold there. */
function isOther(before: BoundTable, now: BoundTable): boolean {
  const print = ({ id, fields }: BoundTable) =>
    JSON.stringify([id, [...fields].map(([key, one]) => [key, one.id, one.type])]);
  return print(before) !== print(now);
}

async function snapshotOf(
  desk: Desk,
  of: Reading,
  wanted: Wanted | null,
  told: Told | undefined,
): Promise<TableSnapshot> {
  const fields: ReadonlySet<FieldKey> = new Set(of.bound.fields.keys());
  if (fields.size === 0) return { records: [], complete: false, fields };
  if (wanted === null) return { records: await listAll(desk.client, of), complete: true, fields };

  const named = [...wanted.ids, ...[...wanted.places].filter((place) => place !== changesPlace).map(String)];
  const news = told?.records ?? new Map();
  const unread = new Set<RecordId>([...named, ...[...news].flatMap(([id, values]) => (values === null ? [id] : []))]);
  const read = unread.size === 0 ? [] : await listSome(desk.client, of, [...unread]);
  const seen = new Set(read.map(({ id }) => id));
  const gone = new Set(told?.gone);
  const fromNews: Found[] = [];
  for (const [id, values] of news) {
    if (values === null || seen.has(id)) continue;
    const found = foundOf(id, values, of);
    // Whoever emptied a record meant to remove it.
    if (found === null) gone.add(id);
    else fromNews.push(found);
  }
  const records = [...read, ...fromNews];
  for (const { id } of records) gone.delete(id!);
  return { records, complete: false, fields, ...(gone.size > 0 && { gone: [...gone] }) };
}

function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / dayLong;
}
