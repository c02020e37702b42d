import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Crowd } from './crowd.ts';
import { openCrowd, pieces } from './crowd.ts';
import { mutants } from './mutants.ts';
import { profiles } from './profiles.ts';
import type { StoreName } from './run.ts';
import { adapterNames, storeNames } from './run.ts';
import type { Seeds } from './seeds.ts';
import { databases } from './seeds.ts';
import { shrink } from './shrink.ts';
import type { Tally } from './tally.ts';
import { added, noRuns } from './tally.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    profile: { type: 'string', default: 'hostile' },
    store: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
    mutants: { type: 'boolean', default: false },
    mutant: { type: 'string' },
    tell: { type: 'string', default: '1' },
    story: { type: 'string' },
  },
});

const print = (line: string) => process.stdout.write(`${line}\n`);
const profile = values.profile === 'calm' || values.profile === 'letting' ? values.profile : 'hostile';
const everyStore: readonly StoreName[] = [...storeNames, ...adapterNames];
const stores = values.store === undefined ? storeNames : everyStore.filter((name) => values.store === name);
const laws = [
  'I1 value',
  'I2 rows',
  'I2 id',
  'I2 known',
  'I3 ours',
  'I4 twice',
  'I4 owed',
  'I5 history',
  'I5 before',
  'I5 told',
  'I6 again',
  'I7 watch',
  'I7 pause',
  'I7 wishes',
  'I7 identity',
  'I8 remove',
  'rest',
  'request',
  'bug',
];

function table(rows: readonly (readonly (string | number)[])[]): void {
  const width = rows[0]!.map((_, at) => Math.max(...rows.map((row) => String(row[at]).length)));
  for (const row of rows)
    print(
      row
        .map((cell, at) => (at === 0 ? String(cell).padEnd(width[at]!) : String(cell).padStart(width[at]!)))
        .join('  '),
    );
}

async function runAll(crowd: Crowd, seeds: Seeds): Promise<Tally> {
  const tallies = await Promise.all(pieces(seeds, 50).map((piece) => crowd.run(piece)));
  return tallies.reduce(added, noRuns);
}

async function promises(crowd: Crowd): Promise<boolean> {
  const results: (readonly [StoreName, Tally, number])[] = [];
  for (const store of stores) {
    const begun = performance.now();
    const tally = await runAll(crowd, { store, profile, from: Number(values.from), count: Number(values.seeds) });
    results.push([store, tally, (performance.now() - begun) / 1000]);
  }
  table([
    [`${profile}`, ...results.map(([store]) => store)],
    ['runs', ...results.map(([, { runs }]) => runs)],
    ['runs that broke a promise', ...results.map(([, { failures }]) => failures.length)],
    ...laws.map((law) => [`  ${law}`, ...results.map(([, { broken }]) => broken[law] ?? 0)]),
    ['values lost where the store can only check', ...results.map(([, { lost }]) => lost)],
    ['history blind there', ...results.map(([, { blind }]) => blind)],
    ['runs with an undecidable story', ...results.map(([, { undecidable }]) => undecidable)],
    ['gaps in history where an id was destroyed', ...results.map(([, { gaps }]) => gaps)],
    ...(['conflicts', 'suggestions', 'calls', 'writes', 'messages', 'crashes'] as const).map((key) => [
      key,
      ...results.map(([, tally]) => tally[key]),
    ]),
    ['most polls until rest', ...results.map(([, { polls }]) => polls)],
    ['runs a second', ...results.map(([, { runs }, seconds]) => (runs / seconds).toFixed(1))],
  ]);
  for (const [store, { failures }] of results)
    for (const failure of failures.slice(0, Number(values.tell)))
      await tell(store, failure.seed, failure.violations[0]!.law);
  return results.every(([, { failures }]) => failures.length === 0);
}

async function tell(store: StoreName, seed: number, law: string): Promise<void> {
  const shared = databases();
  const { setting, checked, story } = await shrink(
    { seed, store, profile: profiles[profile] },
    law,
    await shared.take(),
  );
  await shared.close();
  print(`\n${store} ${profile} seed ${seed}, people's actions ${JSON.stringify(setting.mask)}`);
  for (const line of story) print(line);
  for (const { law: broken, what } of checked.violations) print(`>> ${broken}: ${what}`);
}

/** Every mutant must be found in some store; the seed that found it is printed. */
async function caught(crowd: Crowd): Promise<boolean> {
  const rows: (readonly (string | number)[])[] = [['mutant', ...stores]];
  let all = true;
  for (const { name, stores: where = everyStore } of mutants) {
    if (values.mutant !== undefined && values.mutant !== name) continue;
    const found = await Promise.all(
      stores.map(async (store) => {
        if (!where.includes(store)) return null;
        return await crowd.run({
          store,
          profile,
          from: Number(values.from),
          count: Number(values.seeds),
          mutant: name,
        });
      }),
    );
    all &&= found.some((tally) => tally !== null && tally.failures.length > 0);
    rows.push([
      name,
      ...found.map((tally) => {
        if (tally === null) return '–';
        const [failure] = tally.failures;
        return failure === undefined ? `not in ${tally.runs}` : `${tally.runs} runs: ${failure.violations[0]!.law}`;
      }),
    ]);
  }
  table(rows);
  return all;
}

if (values.story !== undefined) await tell(stores[0]!, Number(values.from), values.story);
else {
  const crowd = openCrowd(Number(values.workers));
  const isFine = values.mutants || values.mutant !== undefined ? await caught(crowd) : await promises(crowd);
  await crowd.close();
  process.exitCode = isFine ? 0 : 1;
}
