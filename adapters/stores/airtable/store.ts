import type { Capabilities, Guard } from '../../../core/capabilities.ts';
import type { Owner } from '../../../core/field.ts';
import type { Memo, Store, StoreSetting } from '../../../core/store.ts';
import { airtableBoard } from './board.ts';
import { describeBase } from './describe.ts';
import { layDesk } from './desk.ts';
import { keepHook } from './keep-hook.ts';
import { readTableMemo, writeHook } from './memo.ts';
import { changesPlace, notifyUrlName } from './names.ts';
import type { OpenBase } from './open-base.ts';
import { openQuiet } from './quiet.ts';
import { readBase } from './read.ts';
import { isNotShown } from './refusal.ts';
import { openSeen } from './seen.ts';
import { setUpBase } from './set-up.ts';
import { takeOutOfBase } from './take-out.ts';
import { writeBase } from './write.ts';

const proven: Readonly<Record<Owner, Guard>> = { rowcall: 'proven', shared: 'proven', people: 'proven' };
const unproven: Readonly<Record<Owner, Guard>> = { rowcall: 'checked', shared: 'checked', people: 'none' };
/** Fifty calls of ten at five a second. */
const mostInPass = 500;
/** A write that was given up may land so many milliseconds later. */
const lateness = 60_000;
/** Without being told how often, Rowcall looks by itself so seldom that a free workspace has calls left for its work. */
const usualPoll = 6 * 3600;

/**
 * A base of Airtable. Records are known by the ids that Airtable gives them. While Airtable tells of changes with what
 * stood before, a look costs one call and a write over what somebody typed is proved afterwards; else whole tables are
 * read, people's own columns are not written, and records are looked at again before they are.
 */
export function airtableStore(
  base: OpenBase,
  { tables, zone, given = () => undefined }: StoreSetting,
  poll: number | undefined,
): Store {
  const { client, clock, id } = base;
  const desk = layDesk({ client, tables, zone, clock });
  const seen = openSeen();
  const quiet = openQuiet();
  const pollSeconds = poll === undefined ? usualPoll : poll * 60;
  /** When it was last asked, by this process, whether anything changed. */
  let asked = '';
  const guard = () => (desk.hook() === null ? unproven : proven);
  // One object for good, whoever copies the store: what it can do is known better after a look.
  const capabilities: Capabilities = {
    ids: 'theirs',
    get guard() {
      return guard();
    },
    guardOf: (owner) => guard()[owner],
    guardOnceLetIn: (owner) => (desk.mayTell() ? proven : unproven)[owner],
    batch: mostInPass,
    pass: mostInPass,
    late: lateness,
    changes: changesPlace,
    poll: pollSeconds,
  };

  return {
    capabilities,

    describe: (sample = 0) => describeBase(desk, sample),

    async setUp(changes) {
      await setUpBase(desk, changes);
    },

    async read(hints, memo) {
      desk.learn(memo);
      const began = clock.now();
      const was = quiet.latest(memo);
      const snapshot = await readBase(desk, hints, was);
      seen.note(snapshot, began);
      quiet.note(was, snapshot);
      return snapshot;
    },

    async write(part, memo) {
      desk.learn(memo);
      return await writeBase(desk, part, quiet.latest(memo) ?? {}, seen);
    },

    async takeOut(columns, memo = null) {
      desk.learn(memo);
      return await takeOutOfBase(desk, columns, given(notifyUrlName) ?? null);
    },

    leavesColumns: true,

    board: airtableBoard(desk, pollSeconds),

    identity: async () => id,

    async stands(identity) {
      try {
        await base.other(identity).tables();
        return true;
      } catch (error) {
        // A base that this token may not see may still be there.
        if (isNotShown(error)) return (error as { code?: string }).code === 'vendor.auth';
        throw error;
      }
    },

    async touched(memo) {
      desk.learn(memo);
      const hook = desk.hook();
      const now = clock.now();
      const last = [asked, desk.remembered()?.asked ?? ''].sort().at(-1)!;
      const isSoon = last !== '' && Date.parse(now) - Date.parse(last) < pollSeconds * 1000;
      if ((hook === null && poll === undefined) || isSoon) return false;
      asked = now;
      if (hook === null) return true;
      const known = [...tables.keys()].map((key) => readTableMemo(quiet.latest(memo), key)?.told ?? null);
      if (known.some((told) => told?.hook !== hook.id)) return true;
      try {
        const cursor = Math.min(...known.map((told) => told!.cursor));
        return (await client.payloads(hook.id, cursor, 1)).payloads.length > 0;
      } catch (error) {
        if (!isNotShown(error)) throw error;
        desk.forgetHook();
        return true;
      }
    },

    async keepAlive(memo): Promise<Memo | null> {
      desk.learn(memo);
      const known = desk.remembered();
      const next = (await keepHook(client, clock, given(notifyUrlName) ?? null, known)) ?? known;
      // Other processes ask no more often than this one.
      const isAsked = next !== null && asked > (next.asked ?? '');
      if (next === null || (next === known && !isAsked)) return null;
      const news = writeHook(isAsked ? { ...next, asked } : next);
      desk.learn(news);
      return news;
    },

    async close() {},
  };
}
