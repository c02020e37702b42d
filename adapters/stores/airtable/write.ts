import type { RecordId, TableKey } from '../../../core/cell.ts';
import type { Patches } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Memo, Outcome, Written } from '../../../core/store.ts';
import { limitsUntil } from './batches.ts';
import { createAll } from './creates.ts';
import type { Desk } from './desk.ts';
import { ownLinks } from './fields-of.ts';
import { boundBefore, readTableMemo, writeTableMemo } from './memo.ts';
import { patchAll } from './patches.ts';
import { listMade } from './records.ts';
import { isOutdated } from './refusal.ts';
import { type BoundTable, printOf } from './schema.ts';
import type { Seen } from './seen.ts';
import type { Sent } from './sent.ts';

/** Nothing new is begun so many milliseconds after a write began: whoever waits for it counts on an end. */
const longest = 24_000;

/** What came of a write so far. */
export interface Account {
  readonly outcomes: Map<string, Outcome>;
  /** Notes what is to be known again when Airtable tells of it. */
  note(table: TableKey, sent: readonly Sent[]): void;
}

/**
 * Writes records, ten a call, each whole or not at all: new ones first, parents before children. What somebody changed
 * since it was looked at is left alone where that shows; where Airtable tells of changes, it shows afterwards too.
 * Throws `vendor.…` when nothing at all was written.
 */
export async function writeBase(desk: Desk, part: Patches, memo: Memo, seen: Seen): Promise<Written> {
  try {
    return await writeBound(desk, part, memo, seen, false);
  } catch (error) {
    if (!isOutdated(error)) throw error;
    return await writeBound(desk, part, memo, seen, true);
  }
}

async function writeBound(desk: Desk, part: Patches, memo: Memo, seen: Seen, isAnew: boolean): Promise<Written> {
  const { patches, creates } = part;
  const before = boundBefore(desk.tables.keys(), memo);
  const tables = [...new Set([...patches, ...creates].map(({ table }) => table))];
  const isKnown = !isAnew && tables.every((key) => before.get(key)?.print === printOf(desk.tables.get(key)!));
  const bound = new Map(isKnown ? before : (await desk.bind(before, isAnew)).bound);
  const sent = new Map<TableKey, readonly Sent[]>();
  const account: Account = {
    outcomes: new Map(),
    note: (key, more) => sent.set(key, [...(sent.get(key) ?? []), ...more]),
  };
  const now = () => Date.parse(desk.clock.now());
  const limits = limitsUntil(now() + longest, now);

  await findMade(desk, bound, part);
  await createAll(desk, bound, creates, account, limits);
  for (const [key, list] of Map.groupBy(patches, ({ table }) => table)) {
    try {
      await patchAll(desk, key, bound.get(key), list, seen, account, limits);
    } catch (error) {
      // Looking again before it failed, when something else was written already.
      if (limits.isUntouched()) throw error;
      limits.stop();
    }
  }
  for (const { table, id } of patches)
    if (!account.outcomes.has(recordKey(table, id))) account.outcomes.set(recordKey(table, id), { is: 'unknown' });
  seen.forget();

  const next: Record<TableKey, string> = {};
  for (const key of tables) {
    const one = bound.get(key);
    const was = readTableMemo(memo, key);
    if (one === undefined) continue;
    next[key] = writeTableMemo({
      bound: one,
      told: was?.told ?? null,
      day: was?.day ?? desk.clock.now().slice(0, 10),
      sent: [...(was?.sent ?? []), ...(desk.hook() === null ? [] : (sent.get(key) ?? []))],
    });
  }
  return { outcomes: account.outcomes, memo: { ...memo, ...next } };
}

/** Looks up records of ours that links name and whose own ids are not known here: they were made some other time. */
async function findMade(
  desk: Desk,
  bound: ReadonlyMap<TableKey, BoundTable>,
  { patches, creates }: Patches,
): Promise<void> {
  const made = new Set(creates.map(({ id }) => id));
  const unknown = new Map<string, Set<RecordId>>();
  for (const { table, set } of [...patches, ...creates]) {
    const one = bound.get(table);
    if (one === undefined) continue;
    for (const { to, id } of ownLinks(one, set))
      if (!made.has(id) && !desk.made.has(id)) unknown.set(to, (unknown.get(to) ?? new Set()).add(id));
  }
  for (const [to, ids] of unknown) {
    const target = [...bound.values()].find(({ id }) => id === to);
    if (target === undefined) continue;
    for (const [own, id] of await listMade(desk.client, target, [...ids])) desk.made.set(own, id);
  }
}
