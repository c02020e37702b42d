import { addMissingColumns } from '../../adapters/actions/keeping/missing-columns.ts';
import { heedBoxes, showBoard } from '../../adapters/actions/telling/attend-board.ts';
import type { Database } from '../../adapters/state/index.ts';
import type { Cell, Cells } from '../../core/cell.ts';
import { cellText, sameCell } from '../../core/cell.ts';
import { deliver } from '../../core/deliver.ts';
import { RowcallError } from '../../core/errors.ts';
import { derivedId } from '../../core/id.ts';
import { licenceOf, mayDeliver } from '../../core/licence.ts';
import { isAllWatched } from '../../core/mode.ts';
import { pauseIn } from '../../core/pause.ts';
import type { Job, Ports, Report } from '../../core/ports.ts';
import { reconcile } from '../../core/reconcile.ts';
import type { Request } from '../../core/rule.ts';
import type { Sender } from '../../core/sender.ts';
import type { State } from '../../core/state.ts';
import type { Hint, Store } from '../../core/store.ts';
import { openAirtableBase } from './adapters/airtable.ts';
import { openGoogle } from './adapters/google.ts';
import type { Outside, OutsideGiven } from './adapters/outside.ts';
import { openTurns } from './adapters/turns.ts';
import type { Chance } from './chance.ts';
import { chanceOf } from './chance.ts';

import { knownLines, leftBehind, strangers, wishesOf } from './check-letting.ts';
import type { History } from './history.ts';
import { openHistory } from './history.ts';
import type { Letting, LettingStory } from './letting.ts';
import { drawnLetting, openLetting } from './letting.ts';
import type { Faults, Machine, Process, Profile } from './machine.ts';
import { LostAnswer, lateness, NotNow, openMachine, patience } from './machine.ts';
import { formOf, senderKinds, tradeModel } from './model.ts';
import type { Mutant } from './mutants.ts';
import type { Office } from './people.ts';
import { act, phoneOf } from './people.ts';
import type { Schedule } from './schedule.ts';
import { openSchedule } from './schedule.ts';
import type { Sheet } from './sheet.ts';
import { openSheet } from './sheet.ts';
import type { LogLine } from './stores/records.ts';
import { recordsStore } from './stores/records.ts';
import type { Door } from './stores/sheet-side.ts';
import { sheetsStore } from './stores/sheets.ts';
import { workbookStore } from './stores/workbook.ts';
import { watched } from './watchman.ts';

export const storeNames = ['sheets', 'records', 'workbook'] as const;
/** Production adapters over the vendors' own libraries, against emulators of the vendors. */
export const adapterNames = ['google-sheets', 'airtable'] as const;
export type StoreName = (typeof storeNames)[number] | (typeof adapterNames)[number];

/** One run: everything in it follows from this. */
export interface Setting {
  readonly seed: number;
  readonly store: StoreName;
  readonly profile: Profile;
  /** Only these actions of people; absent: all. */
  readonly mask?: readonly number[];
  readonly mutant?: Mutant;
  /** A story instead of chance: what people do, and what goes wrong. */
  readonly script?: Script;
}

/** A story that is told rather than drawn. */
export interface Script {
  readonly deals: readonly Cells[];
  /** What people do, by moment. */
  readonly people: readonly (readonly [moment: number, act: (office: Office) => void])[];
  readonly faults: Faults;
}

/** Something that must not be. */
export interface Violation {
  /** The promise it breaks. */
  readonly law: string;
  readonly what: string;
}

/** What stands when everything has come to rest, for the checker. */
export interface End {
  readonly setting: Setting;
  readonly model: typeof model;
  readonly sheet: Sheet;
  readonly history: History;
  readonly machine: Machine;
  readonly state: State;
  readonly requests: readonly Asked[];
  /** Violations seen while it ran. */
  readonly seen: Violation[];
  readonly reports: readonly Report[];
  /** What one more look at everything came to. */
  readonly again: { readonly writes: number; readonly report: Report | null; readonly posts: number };
  readonly polls: number;
  readonly story: readonly string[];
  readonly now: string;
  /** Whether Rowcall was taken out before that: then nothing of it stands there. */
  readonly isOut: boolean;
  /** Takes Rowcall out now, where the story ends so, and answers what is wrong then. */
  leave(): Promise<readonly Violation[]>;
}

/** A request of a person, and whether it was ever written. */
export interface Asked {
  readonly request: Request;
  written: boolean;
}

const model = tradeModel();
const begin = Date.UTC(2026, 10, 23, 9);
const pollEvery = 25_000;
const mostPolls = 26;
/** How long somebody waits for a command of theirs before they give it again, in milliseconds. */
const mostPatience = 60_000;
const hours = { days: [1, 2, 3, 4, 5], from: 9, to: 18, silent: 2, holidays: new Set<string>() };
/** After every wake there is. */
const far = '2999-01-01T00:00:00.000Z';

/** Runs one seed to its end: people and faults, then people alone at rest, then nothing that still wants to change. */
export async function run(setting: Setting, database: Database, isTold = false): Promise<End> {
  const { seed, store: storeName, profile, mutant } = setting;
  const turns = openTurns();
  const schedule = openSchedule(turns.settled);
  const faults = chanceOf(seed, 'faults');
  const story: string[] = [];
  const say = (line: string) => {
    if (isTold) story.push(`${(schedule.now() / 1000).toFixed(2).padStart(7)} ${line}`);
  };
  let isCalm = false;
  const isOfRecords = storeName === 'records' || storeName === 'airtable';
  const letIn = setting.script === undefined ? lettingOf(setting) : null;
  const sheet = openSheet(model, !isOfRecords, letIn?.theirs);
  const machine = openMachine(schedule, faults, profile, () => isCalm, say, setting.script?.faults);
  const log: LogLine[] = [];
  let letting: Letting | null = null as Letting | null;
  const isPaused = () => letting !== null && letting.pausedSince() !== null;
  const isLive = () => letting?.isLive() ?? true;
  const history = openHistory(model, sheet, !isOfRecords, isLive, (tab, line, field, previous, value) => {
    if (storeName !== 'records' || sameCell(previous, value)) return;
    log.push({ n: log.length + 1, rec: line.rec, table: tab.table.key, field, previous, value, by: 'person' });
  });
  const requests: Asked[] = [];
  const seen: Violation[] = [];
  const isAsked = (id: string, field: string) =>
    requests.some(({ request }) => request.edits.some((one) => one.id === id && field in one.set));
  /** Processes whose settings let them send nothing. */
  const silent = new Set<Process>();
  const reports: Report[] = [];
  const clock = { now: momentsOf(schedule) };
  let drawn = 0;
  const ids = { fresh: () => derivedId(`${seed}/${drawn++}`) };
  const base = await database.workspace(`${storeName} ${seed} ${workspaces++}`, {
    ...clock,
    sleep: async () => {},
  });
  const settle: State['settle'] = async (lease, settlement) => {
    await base.settle(lease, settlement);
    letting?.noted(settlement.memo);
    for (const kept of settlement.records) history.shadow.set(`${kept.table}/${kept.id}`, kept);
  };
  const claim: State['claim'] = async (now, limit) => {
    const claimed = await base.claim(now, limit);
    if (isPaused() && claimed.length > 0)
      seen.push({ law: 'I7 pause', what: `claims ${claimed.map(({ effect }) => effect.key)} in a pause` });
    return claimed;
  };
  const kept: State = letIn === null ? { ...base, settle } : { ...base, settle, claim };

  const doorOf = (process: Process): Door => ({
    sheet,
    model,
    machine,
    schedule,
    process,
    blind: mutant?.blind ?? false,
    wrote(tab, line, field, after, { expected, meant }) {
      say(
        `   ${process.name} writes ${cellText(after) || 'nothing'} over ${cellText(sheet.cell(tab, line, field)) || 'nothing'} in ${field} of ${line.who.name}`,
      );
      const asked = requests.find(({ request }) =>
        request.edits.some(
          ({ id, set }) =>
            (id === meant || id === history.idOf(tab, line)) &&
            field in set &&
            isForm(tab.table.key, field, set[field]!, after),
        ),
      );
      if (asked === undefined || (field === 'stage' && after === 'New' && expected === null)) return;
      asked.written = true;
      if (expected !== undefined && sameCell(expected, sheet.cell(tab, line, field)))
        history.asked(tab, line, field, after);
      else if (field === 'stage') history.wentOver(line, after);
    },
    added: (_tab, line) => say(`   ${process.name} adds ${line.who.name}`),
  });
  const isForm = (table: string, field: string, asked: Cell, written: Cell) =>
    sameCell(asked, written) || sameCell(formOf(model, table, field, asked), written);

  const storeOf = (process: Process): Store => {
    const door = doorOf(process);
    switch (storeName) {
      case 'sheets':
        return sheetsStore(door);
      case 'records':
        return recordsStore(door, log);
      case 'workbook':
        return workbookStore(door);
      case 'google-sheets':
      case 'airtable':
        return outside!.storeOf(process);
    }
  };
  const stateOf = (process: Process): State => {
    const steps = Object.entries(kept).map(([name, member]: [string, (...given: never[]) => Promise<unknown>]) => [
      name,
      (...given: never[]) => machine.step(process, name, () => member(...given), 'state'),
    ]);
    return Object.fromEntries(steps);
  };
  const portsOf = (process: Process): Ports => {
    const own = { now: clock.now, sleep: (milliseconds: number) => machine.sleep(process, milliseconds) };
    const bare = { store: storeOf(process), state: stateOf(process), clock: own, ids };
    const ports =
      letting === null
        ? bare
        : watched(bare, { model, modes: letting.model().modes!, isPaused, isAsked, accuse: (one) => seen.push(one) });
    return mutant?.ports?.(ports, memory) ?? ports;
  };
  const memory = new Map<string, unknown>();
  const sendersOf = (process: Process): ReadonlyMap<string, Sender> =>
    new Map(
      senderKinds.map((kind) => {
        const sender = senderOf(kind, process);
        return [kind, mutant?.sender?.(sender) ?? sender];
      }),
    );
  const senderOf = (kind: string, process: Process): Sender => ({
    kind,
    late: lateness,
    async send(effect) {
      const payload = effect.payload as { what: string; title: string };
      try {
        return await machine.call(process, 'message', 'write', () => {
          say(`   message ${effect.key}: ${payload.title}`);
          if (silent.has(process)) seen.push({ law: 'I7 watch', what: `sent ${effect.key}` });
          const family = history.familyOf(payload.title, effect.about);
          history.posts.push({ at: schedule.now(), key: effect.key, what: payload.what, family });
          return { at: clock.now(), id: `post ${history.posts.length}` };
        });
      } catch (error) {
        if (error instanceof NotNow) throw new RowcallError('book.open', 'Not now.');
        throw error;
      }
    },
    ...(kind === 'chat' && {
      async find(effect) {
        return await machine.call(process, 'look-up', 'read', () => {
          const at = history.posts.findIndex(({ key }) => key === effect.key);
          return at < 0 ? null : { at: clock.now(), id: `post ${at + 1}` };
        });
      },
    }),
  });

  const outside = await openOutside(storeName, {
    ...{ sheet, model, history, machine, schedule, turns, doorOf },
    chance: chanceOf(seed, 'waiting'),
    now: clock.now,
  });
  let runs = 0;
  const alive = new Set<Process>();
  /** One call of one of the instances; answers its report, or `null` when it did not come to its end. */
  async function work(what: string, job: Job, isPoll = false): Promise<Report | null> {
    const process: Process = { name: `p${++runs}`, dead: false };
    alive.add(process);
    say(`${process.name} begins: ${what}`);
    const ports = portsOf(process);
    const truth = letting?.model() ?? model;
    const now = mutant?.model?.(truth) ?? truth;
    if (isAllWatched(truth)) silent.add(process);
    let report: Report | null = null;
    // Of a process that does not find out how things stand nothing leaves.
    let isOpen = letting === null;
    let isEnding = false;
    try {
      if (letting !== null) {
        if (isPoll) ({ isEnding } = await heedBoxes(now, ports));
        const pause = pauseIn(await ports.state.memo());
        if (isPoll) await addMissingColumns(now, ports, licenceOf(now, undefined, pause !== null));
        isOpen = mutant?.heedless === true || mayDeliver(now, pause !== null);
      }
      report = await reconcile(ports, now, job);
      reports.push(report);
      say(
        `${process.name} reports read ${report.read} changed ${report.changed} written ${report.written} left ${report.left}`,
      );
    } catch (error) {
      failed(process, error);
    }
    try {
      if (isOpen)
        await deliver(
          { state: ports.state, senders: sendersOf(process), clock: ports.clock, ids },
          new Date(begin + schedule.now() + 30_000).toISOString(),
        );
      if (isPoll && letting !== null)
        await showBoard(now, ports, { mode: now.modes!.usual, hours, version: '', duplicates: 0, isEnding });
    } catch (error) {
      failed(process, error);
    }
    alive.delete(process);
    return report;
  }
  async function command<T>(what: string, act: (ports: Ports) => Promise<T>): Promise<T | null> {
    const process: Process = { name: `p${++runs}`, dead: false };
    alive.add(process);
    say(`${process.name} begins: ${what}`);
    // Of one that dies nothing is heard: whoever gave the command waits a minute, and gives it again.
    const waited = new Promise<null>((given) =>
      schedule.at(schedule.now() + mostPatience, () => {
        process.dead = true;
        given(null);
      }),
    );
    try {
      return await Promise.race([act(portsOf(process)), waited]);
    } catch (error) {
      failed(process, error);
      return null;
    } finally {
      alive.delete(process);
    }
  }
  function failed(process: Process, error: unknown): void {
    say(`${process.name} fails: ${error}`);
    if (error instanceof RowcallError || error instanceof LostAnswer || error instanceof NotNow) return;
    seen.push({ law: 'bug', what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }

  const everywhere: readonly Hint[] = [...model.tables.keys()].map((table) => ({ table }));
  const poll = () => work('poll', { hints: everywhere, due: true }, true);
  const office: Office = {
    sheet,
    history,
    hasRows: !isOfRecords,
    last: null,
    hint(told) {
      outside?.follow();
      const hint = outside?.hintOf(told) ?? told;
      if (!isCalm && faults.hits(profile.hintLost)) return;
      const times = !isCalm && faults.hits(profile.hintTwice) ? 2 : 1;
      for (let i = 0; i < times; i++)
        schedule.at(
          schedule.now() + faults.between(300, 4000),
          () => void work(JSON.stringify(hint), { hints: [hint] }),
        );
    },
    request(request) {
      requests.push({ request, written: false });
      const attempt = (times: number) => {
        void work(`request ${request.key}`, { requests: [request] });
        if (times > 0 && faults.hits(0.3)) schedule.at(schedule.now() + 5000, () => attempt(times - 1));
      };
      attempt(2);
    },
    later: (milliseconds, then) =>
      schedule.at(schedule.now() + milliseconds, () => {
        then();
        outside?.follow();
      }),
  };

  await outside?.begin({ state: base, clock: { ...clock, sleep: async () => {} }, ids });
  furnish(office, setting.script?.deals ?? drawnDeals(chanceOf(seed, 'furniture')));
  if (letIn !== null) letting = openLetting({ story: letIn, model, sheet, history, schedule, command, say });
  outside?.follow();
  for (let at = 200; at < profile.horizon; at += pollEvery) schedule.at(at, () => void poll());
  for (let index = 0; index < profile.acts; index++) {
    const chance = chanceOf(seed, `act ${index}`);
    const moment = 1000 + chance.next() * (profile.horizon - 1000);
    if (setting.mask !== undefined && !setting.mask.includes(index)) continue;
    schedule.at(moment, () => {
      const said = act(office, chance, index);
      if (said !== null) say(`# ${index}: somebody ${said}`);
      outside?.follow();
    });
  }
  for (const [moment, one] of setting.script?.people ?? [])
    schedule.at(moment, () => {
      one(office);
      outside?.follow();
    });
  await schedule.run(profile.horizon);
  say('--- faults stop, people go home');
  isCalm = true;
  await schedule.run(profile.horizon + patience + lateness + 1000);

  /** How many polls it takes until nothing changes any more; too many, and it never does. While it is held back, messages wait. */
  async function untilStill(isHeld: boolean): Promise<number> {
    for (let polls = 0; polls < mostPolls; polls++) {
      const writes = machine.counts.writes;
      const held: { report: Report | null } = { report: null };
      void poll().then((report) => {
        held.report = report;
      });
      await schedule.run(schedule.now() + (polls < 16 ? 20_000 : 600_000));
      const { report } = held;
      const isStill = report !== null && report.changed + report.written + report.left + report.conflicts === 0;
      const rest = await base.unfinished();
      // A sign in a row may change in a week; nobody waits for that.
      const due = (await base.due(far, 1000)).filter(({ wake }) => wake.rule !== 'status');
      const { waiting, sending } = await base.backlog(clock.now());
      const isOver = rest.length + (isHeld ? 0 : due.length + waiting + sending) === 0;
      if (isStill && isOver && writes === machine.counts.writes) return polls + 1;
    }
    return mostPolls + 1;
  }
  /** Lets people come to the end of what they are about, with time going on. */
  async function carriedOut(deed: Promise<void>): Promise<void> {
    let isDone = false;
    void deed.then(() => {
      isDone = true;
    });
    for (let left = 200; left > 0 && !isDone; left--) await schedule.run(schedule.now() + 5000);
    if (!isDone) seen.push({ law: 'rest', what: 'what somebody decided is never done' });
  }

  if (letting !== null) await carriedOut(letting.decided());
  const isHeld = letting !== null && (letting.isOut() || letting.isShut() || isPaused());
  if (letting !== null && isHeld) {
    if ((await untilStill(true)) > mostPolls) seen.push({ law: 'rest', what: 'not at rest while it only looks on' });
    if (letting.isUntouched && !letting.isOut() && machine.counts.writes + sheet.changes.length > 0)
      seen.push({ law: 'I7 watch', what: `${machine.counts.writes} calls that write, ${sheet.changes.length} cells` });
    // What is judged in a pause is judged again afterwards.
    if (letting.isShut() && !isPaused())
      seen.push(...(await wishesOf(base, letting.whole, clock.now(), setting.mask?.length === 0)));
    const before = knownLines({ sheet, history });
    await carriedOut(letting.letIn());
    if (!letting.isOut()) {
      await untilStill(false);
      seen.push(...strangers({ sheet, history }, before));
    }
  } else if (letting !== null) await carriedOut(letting.letIn());
  const isOut = letting?.isOut() ?? false;
  const polls = await untilStill(isOut);
  const posts = history.posts.length;
  const writes = machine.counts.writes;
  const last: { report: Report | null } = { report: null };
  void poll().then((report) => {
    last.report = report;
  });
  await schedule.run(schedule.now() + 20_000);
  await outside?.close();
  if (polls > mostPolls) seen.push({ law: 'rest', what: `not at rest after ${polls} polls` });
  return {
    setting,
    model,
    sheet,
    history,
    machine,
    state: base,
    requests,
    seen,
    reports,
    again: { writes: machine.counts.writes - writes, report: last.report, posts: history.posts.length - posts },
    polls,
    story,
    now: clock.now(),
    isOut,
    async leave() {
      if (letting === null || !(isOut || letIn!.leaves)) return [];
      await carriedOut(letting.leave());
      const still = machine.counts.writes;
      await untilStill(true);
      const late = machine.counts.writes - still;
      return [
        ...leftBehind(sheet, letIn!.theirs),
        ...(late > 0 ? [{ law: 'I8 remove', what: `${late} calls that write after it was taken out` }] : []),
      ];
    },
  };
}

/** How far Rowcall may go in this story, where anybody decides that at all. */
function lettingOf({ seed, store, profile, mask }: Setting): LettingStory | null {
  const chance = chanceOf(seed, 'letting');
  if (!storeNames.some((name) => name === store) || !chance.hits(profile.letting)) return null;
  const story = drawnLetting(chance, profile.horizon);
  if (mask === undefined) return story;
  return { ...story, decisions: story.decisions.filter((_, at) => mask.includes(profile.acts + at)) };
}

/** The moment in words: asked for a hundred times between two events. */
function momentsOf(schedule: Schedule): () => string {
  let at = Number.NaN;
  let words = '';
  return () => {
    if (schedule.now() === at) return words;
    at = schedule.now();
    words = new Date(begin + at).toISOString();
    return words;
  };
}

let workspaces = 0;

async function openOutside(store: StoreName, given: OutsideGiven): Promise<Outside | null> {
  switch (store) {
    case 'google-sheets':
      return await openGoogle(given);
    case 'airtable':
      return await openAirtableBase(given);
    default:
      return null;
  }
}

/** What stands in the spreadsheet before Rowcall sees it first. */
function furnish({ sheet, history }: Office, deals: readonly Cells[]): void {
  for (let i = 0; i < 2; i++) history.write(sheet.tabs.get('companies')!, i, { name: `Acme ${i}` });
  for (const [i, cells] of deals.entries()) history.write(sheet.tabs.get('deals')!, i, cells);
  for (const [tab, { who, cells }] of sheet.lines()) {
    const at = tab.columns.indexOf(null);
    if (at >= 0) cells[at] = who.family.foreign = `a note on ${who.name}`;
  }
}

function drawnDeals(chance: Chance): readonly Cells[] {
  return Array.from({ length: 5 }, (_, i) => ({
    title: `Deal ${i}`,
    company: `Acme ${chance.below(2)}`,
    phone: phoneOf(i, chance.below(3)),
    stage: chance.pick(['New', 'New', 'Talk', 'Won']),
  }));
}
