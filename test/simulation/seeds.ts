import type { Database } from '../../adapters/state/index.ts';
import { openDatabase } from '../../adapters/state/index.ts';
import { check } from './check.ts';
import { mutants } from './mutants.ts';
import { profiles } from './profiles.ts';
import type { Setting, StoreName } from './run.ts';
import { run } from './run.ts';
import type { Tally } from './tally.ts';
import { added, noRuns, tallyOf } from './tally.ts';

/** A row of seeds to be run one after another; plain data, so that it can be handed to another thread. */
export interface Seeds {
  readonly store: StoreName;
  readonly profile: keyof typeof profiles;
  readonly from: number;
  readonly count: number;
  /** The name of a mutant; then it ends with the first seed that fails only with it. */
  readonly mutant?: string;
}

/** How many runs share one database in memory before it is thrown away. */
const runsOfDatabase = 200;

/** A database in memory that is replaced before it grows. */
export function databases(): { take(): Promise<Database>; close(): Promise<void> } {
  let database: Database | null = null;
  let runs = 0;
  return {
    async take() {
      if (database !== null && ++runs % runsOfDatabase !== 0) return database;
      await database?.close();
      database = await openDatabase(':memory:');
      return database;
    },
    async close() {
      await database?.close();
      database = null;
    },
  };
}

/** Runs seeds one after another and adds up what came of them. */
export async function runSeeds({ store, profile, from, count, mutant: name }: Seeds): Promise<Tally> {
  const shared = databases();
  const mutant = mutants.find((one) => one.name === name);
  let tally = noRuns;
  const one = async (setting: Setting) => {
    const end = await run(setting, await shared.take());
    return tallyOf(setting, end, await check(end));
  };
  for (let seed = from; seed < from + count; seed++) {
    const setting = { seed, store, profile: profiles[mutant?.profile ?? profile] };
    const result = await one(mutant === undefined ? setting : { ...setting, mutant });
    if (mutant === undefined) tally = added(tally, result);
    else if (result.failures.length === 0) tally = added(tally, result);
    else {
      const isSound = (await one(setting)).failures.length === 0;
      tally = added(tally, isSound ? result : { ...result, failures: [], broken: {} });
      if (isSound) break;
    }
  }
  await shared.close();
  return tally;
}
