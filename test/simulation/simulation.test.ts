import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Crowd } from './crowd.ts';
import { openCrowd, pieces } from './crowd.ts';
import { profiles } from './profiles.ts';
import { run, storeNames } from './run.ts';
import { databases } from './seeds.ts';
import { added, noRuns } from './tally.ts';

const seedsOfStore = 670;
const pieceSize = 67;
/** New stories on demand: one in some thousand of them is still known to end otherwise (docs/benchmarks.md). */
const base = process.env['FRESH_SEEDS'] ? Math.floor(Date.now() / 1000) % 1_000_000_000 : 1;
/** Faults put in on purpose that show within a few runs; `npm run simulate -- --mutants` looks for all of them. */
const quicklyFound = [
  ['no lease', 'records'],
  ['no comparing before a write', 'sheets'],
  ['whole rows written', 'workbook'],
  ['sent, then marked', 'workbook'],
  ['looked up in the wrong place', 'records'],
  ['nobody is told of neighbours', 'workbook'],
] as const;

let crowd: Crowd;
beforeAll(() => {
  crowd = openCrowd(2);
});
afterAll(async () => await crowd.close());

describe('the simulator', () => {
  test.each(storeNames)(
    'people, faults and crashes break no promise in %s',
    async (store) => {
      const seeds = { store, profile: 'hostile', from: base, count: seedsOfStore } as const;
      const tallies = await Promise.all(pieces(seeds, pieceSize).map((piece) => crowd.run(piece)));
      const { failures, runs } = tallies.reduce(added, noRuns);

      expect(runs).toBe(seedsOfStore);
      // Seen in a failure: npm run simulate -- --from SEED --seeds 1 --store STORE tells the story.
      expect({ base, failures: failures.slice(0, 5) }).toEqual({ base, failures: [] });
    },
    120_000,
  );

  test.each(quicklyFound)(
    'finds out when this is left out: %s, in %s',
    async (mutant, store) => {
      const { failures } = await crowd.run({ store, profile: 'hostile', from: 1, count: 120, mutant });

      expect(failures).toHaveLength(1);
    },
    120_000,
  );

  test('the same seed tells the same story, word for word', async () => {
    const shared = databases();
    const setting = { seed: 7, store: 'sheets', profile: profiles.hostile } as const;

    const first = await run(setting, await shared.take(), true);
    const second = await run(setting, await shared.take(), true);

    expect(first.story.length).toBeGreaterThan(20);
    expect(second.story).toEqual(first.story);
    await shared.close();
  });
});
