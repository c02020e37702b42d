/**
 * People type into a Google spreadsheet, and it is measured how long it takes until the answer stands in the row: with the
 * script in the spreadsheet, which tells `hook`, and by asking every fifteen seconds, as `rowcall start` does. The production
 * function, loop, store and library of Google work against the emulator, whose calls take as long as `vendor-times.ts` says.
 * The script itself is played by its rule: Google starts it, it gathers for two seconds, it calls. All clocks run several
 * times faster than the real one, so that what this machine takes counts as many times.
 * Usage: node bench/latency.ts [minutes of the team] [times faster]
 */
import { tick } from '../adapters/actions/tick.ts';
import { answering } from '../functions/answer.ts';
import { functionEnvironment } from '../functions/env.ts';
import { hearCalls } from '../functions/hear-calls.ts';
import { keepStores } from '../functions/keep-stores.ts';
import { listen } from '../functions/listen.ts';
import { openServed } from '../functions/served.ts';
import { watchStore } from '../functions/watch-store.ts';
import { fastClock, realNow } from '../test/kill/fast-clock.ts';
import { type LatencyTeam, layLatencyTeam } from './latency-team.ts';
import { drawDuration } from './vendor-times.ts';

const minutes = Number(process.argv[2] ?? 10);
const times = Number(process.argv[3] ?? 5);
const people = 6;
/** Each of them edits a row about every so many milliseconds. */
const editEvery = 20_000;
const gathering = 2000;
const askEvery = 15;

const clock = fastClock({ began: realNow(), times });
const complaints = new Map<string, number>();
const complain = (what: string) => complaints.set(what, (complaints.get(what) ?? 0) + 1);

/** Stands ready to answer; is told of every edit. */
interface Answering {
  edited(row: number): void;
  close(): Promise<void>;
}

async function withScript(team: LatencyTeam): Promise<Answering> {
  const env = functionEnvironment({ ROWCALL_SETTINGS: team.folder });
  const served = openServed(
    team.desk,
    env,
    (_, message) => complain(message),
    () => {},
  );
  const handle = answering(hearCalls(served), (error) => complain(String(error)));
  const server = await listen(handle, 0);
  for (const one of await served.workspaces()) await one.tick();
  const calling = new Set<Promise<void>>();
  let gathered: Set<number> | null = null;

  async function run(row: number): Promise<void> {
    await clock.sleep(drawDuration('trigger', team.chance));
    // Another run of the script gathers already, and takes this row along.
    if (gathered !== null) return void gathered.add(row);
    const mine = new Set([row]);
    gathered = mine;
    await clock.sleep(gathering);
    gathered = null;
    await clock.sleep(drawDuration('way', team.chance));
    const { status } = await fetch(`http://127.0.0.1:${server.port}/hook`, { method: 'POST', ...team.say([...mine]) });
    if (status !== 200) complain(`The call was answered ${status}`);
  }

  return {
    edited(row) {
      const one = run(row).finally(() => calling.delete(one));
      calling.add(one);
    },
    async close() {
      await Promise.all(calling);
      await server.close();
      await served.close();
    },
  };
}

async function byAsking(team: LatencyTeam): Promise<Answering> {
  const stores = keepStores(team.desk);
  const asked = { manifest: `${team.folder}/rowcall.yaml`, apply: true };
  const answer = () => tick.run(stores.desk, asked);
  await answer();
  let working: Promise<unknown> | null = null;
  let again = false;

  const answerAll = async () => {
    do {
      again = false;
      await answer().catch((error: unknown) => complain(String(error)));
    } while (again);
    working = null;
  };
  const watch = watchStore(
    {
      every: askEvery / times,
      async touched() {
        for (const store of stores.open()) if (await store.touchedSince()) return true;
        return false;
      },
    },
    () => {
      if (working === null) working = answerAll();
      else again = true;
    },
    (error) => complain(String(error)),
  );
  return {
    edited: () => {},
    async close() {
      watch.close();
      await working;
      await stores.close();
    },
  };
}

async function measure(how: string, open: (team: LatencyTeam) => Promise<Answering>): Promise<void> {
  const team = await layLatencyTeam(clock);
  const answering = await open(team);
  team.begin();
  const until = Date.parse(clock.now()) + minutes * 60_000;
  const works = async () => {
    for (;;) {
      await clock.sleep(-Math.log(team.chance()) * editEvery);
      if (Date.parse(clock.now()) > until) return;
      answering.edited(team.type());
    }
  };
  await Promise.all(Array.from({ length: people }, works));
  for (let waited = 0; team.waiting() > 0 && waited < 120; waited++) await clock.sleep(1000);
  const unanswered = team.waiting();
  await answering.close();
  await team.close();
  const sorted = team.taken.toSorted((a, b) => a - b);
  const at = (part: number) =>
    `${((sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN) / 1000).toFixed(1)} s`;
  console.log(`| ${how} | ${sorted.length} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${unanswered} |`);
}

console.log(`${people} people, ${minutes} minutes, clocks ${times} times faster`);
console.log('| | edits | p50 | p95 | longest | never answered |\n|---|---|---|---|---|---|');
await measure('with the script', withScript);
await measure(`asking every ${askEvery} s`, byAsking);
for (const [what, count] of complaints) console.log(`${count} ×: ${what}`);
