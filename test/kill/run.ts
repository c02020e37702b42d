import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openState } from '../../adapters/state/index.ts';
import { memoryStore } from '../../adapters/stores/memory/store.ts';
import { derivedId } from '../../core/id.ts';
import type { State } from '../../core/state.ts';
import { tick } from '../../core/tick.ts';
import { chanceOf } from '../simulation/chance.ts';
import { messageBoard } from './board.ts';
import { type Call, caller } from './call.ts';
import type { Violation } from './check.ts';
import { check } from './check.ts';
import { hireCrew } from './crew.ts';
import { fastClock, type Pace, realNow } from './fast-clock.ts';
import { type Host, openHost } from './host.ts';
import { messageKinds, tradeModel } from './model.ts';
import { firstRows, peopleAt } from './people.ts';
import { remoteSender } from './remote-sender.ts';
import { remoteStore } from './remote-store.ts';
import { untilRest } from './rest.ts';
import type { Told } from './worker.ts';

export interface KillSetting {
  /** As `where` of `openDatabase`; a database of its own. */
  readonly database: string;
  readonly seed: number;
  /** How many processes are killed, or for how many seconds. */
  readonly until: { readonly kills: number } | { readonly seconds: number };
}

export interface KillRun {
  /** What happened, in counts. */
  readonly tally: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
}

/** How much faster than real time all of it goes: what waits a minute for a dead process waits 0.6 seconds here. */
const times = 100;
/** Real milliseconds between two kills, and between two things that people do. */
const killEvery = [50, 400] as const;
const actEvery = [5, 90] as const;
/** Two of three kills wait for somebody who is writing or sending, for about so many real milliseconds. */
const mostWait = 150;
/** Seconds of the fast clock in which any tick is over. */
const unhurried = 3600;

/**
 * People work in a spreadsheet, two processes work at it over a bad network, and one of them is killed again and again.
 * Then all are left in peace, and what must be true at rest is looked at. Everything that was started is ended.
 */
export async function runKill({ database, seed, until }: KillSetting): Promise<KillRun> {
  const pace: Pace = { began: realNow(), times };
  const clock = fastClock(pace);
  const model = tradeModel();
  const store = memoryStore({ tables: model.tables, rows: firstRows() });
  const board = messageBoard(clock);
  const people = peopleAt(store, chanceOf(seed, 'people'));
  const host = await openHost({
    store,
    board,
    times,
    chance: chanceOf(seed, 'network'),
    meanwhile: (part) => people.typeOver(part),
  });
  const cache = await mkdtemp(join(tmpdir(), 'rowcall-kill-cache-'));
  const state = await openState({ path: database, workspace: 'team', clock });
  const heard = { ticks: 0, failed: 0, idle: 0 };
  const broke: Violation[] = [];
  const tell = (told: Told) => {
    switch (told.is) {
      case 'ready':
        return;
      case 'ticked':
        heard.ticks++;
        if (told.hadLease && told.left + told.changed === 0) heard.idle++;
        return;
      case 'failed':
        heard.failed++;
        return;
      case 'broke':
        broke.push({ law: 'worker', what: told.error });
        return;
      default:
        return told satisfies never;
    }
  };
  const crew = hireCrew({ ...pace, database, port: host.port }, cache, chanceOf(seed, 'kills'), tell);

  try {
    await crew.fill();
    const begun = realNow();
    const killed = await harm();
    const harmed = realNow();
    host.calm();
    const isAtRest = await untilRest({ state, host, clock, idle: () => heard.idle });
    const rested = realNow();
    await crew.stop();
    const violations = [...broke];
    if (!isAtRest) violations.push({ law: 'rest', what: 'it never came to rest' });
    violations.push(...(await check({ model, store, state, board, people })));
    const seen = { writes: host.counts.writes, messages: board.posts.length };
    violations.push(...(await restless(pace, state, host, caller(host.port, 'checker'))));
    const { done } = people;
    const tally = {
      'seconds of harm': Math.round((harmed - begun) / 1000),
      'seconds until rest': Math.round((rested - harmed) / 1000),
      kills: killed.kills,
      'kills in a write': killed.inWrite,
      'kills in a send': killed.inSend,
      'plans left open': killed.open.size,
      ticks: heard.ticks,
      'ticks that gave up': heard.failed,
      'cells typed': done.typed,
      'rows inserted': done.inserted,
      'rows deleted': done.deleted,
      sorted: done.sorted,
      'deals won': done.won,
      reads: host.counts.reads,
      writes: seen.writes,
      messages: seen.messages,
      'answers lost': host.counts.lost,
      'calls dropped': host.counts.dropped,
      'calls landed late': host.counts.late,
      'questions to people': (await state.questions({ open: true, limit: 10_000 })).length,
      'broken promises': violations.length,
    };
    return { tally, violations };
  } finally {
    await crew.end();
    await host.close();
    await state.close();
    await rm(cache, { recursive: true, force: true });
  }

  /** Kills and edits side by side, until it is enough. */
  async function harm() {
    const chance = chanceOf(seed, 'moments');
    const ends = 'seconds' in until ? realNow() + until.seconds * 1000 : Number.POSITIVE_INFINITY;
    const mostKills = 'kills' in until ? until.kills : Number.POSITIVE_INFINITY;
    const killed = { kills: 0, inWrite: 0, inSend: 0, open: new Set<string>() };
    let isOver = false;
    const busyWith = async (path: string) => {
      for (let waited = 0; ; waited++) {
        const names = host.waiting().flatMap((one) => (one.path === path ? [one.name] : []));
        if (names.length > 0 || waited === mostWait) return names;
        await setTimeout(1);
      }
    };
    const kill = async () => {
      while (killed.kills < mostKills && realNow() < ends) {
        await setTimeout(chance.between(...killEvery));
        const path = chance.pick([null, '/write', '/send']);
        const { name, dead } = crew.kill(path === null ? [] : await busyWith(path));
        const waits = host.waiting().flatMap((one) => (one.name === name ? [one.path] : []));
        killed.kills++;
        if (waits.includes('/write')) killed.inWrite++;
        if (waits.includes('/send')) killed.inSend++;
        await dead;
        for (const { plan } of await state.unfinished()) killed.open.add(plan);
        await crew.fill();
      }
    };
    await Promise.all([
      kill().finally(() => {
        isOver = true;
      }),
      play(() => isOver),
    ]);
    return killed;
  }

  async function play(isOver: () => boolean): Promise<void> {
    const chance = chanceOf(seed, 'hands');
    let hasBegun = false;
    while (!isOver()) {
      await setTimeout(chance.between(...actEvery));
      hasBegun ||= await isTakenIn();
      if (hasBegun) await people.act();
    }
  }

  /** Whether every table has been seen: what came before that was there before. */
  async function isTakenIn(): Promise<boolean> {
    const memo = await state.memo();
    return [...model.tables.keys()].every((table) => memo?.[table] !== undefined);
  }

  async function restless(pace: Pace, at: State, { counts }: Host, call: Call): Promise<Violation[]> {
    let drawn = 0;
    const ports = {
      store: remoteStore(call, pace.times),
      state: at,
      senders: new Map(messageKinds.map((kind) => [kind, remoteSender(call, pace.times, kind)])),
      clock,
      ids: { fresh: () => derivedId(`checker/${drawn++}`) },
    };
    const before = counts.writes + counts.sends;
    const { report, delivery } = await tick(ports, model, { seconds: unhurried });
    const { changed, written, suggested, left } = report;
    const calls = counts.writes + counts.sends - before;
    if (changed + written + suggested + left + delivery.sent + delivery.left + calls === 0) return [];
    const said = JSON.stringify({ changed, written, suggested, left, delivery, calls });
    return [{ law: 'rest', what: `one more tick found something to do: ${said}` }];
  }
}
