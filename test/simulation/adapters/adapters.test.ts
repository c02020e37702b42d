import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Crowd } from '../crowd.ts';
import { openCrowd, pieces } from '../crowd.ts';
import { profiles } from '../profiles.ts';
import { adapterNames, run } from '../run.ts';
import { databases } from '../seeds.ts';
import { added, noRuns } from '../tally.ts';

/** Over real sockets a run takes a third of a second: here are a few, `npm run simulate -- --store google-sheets` makes more. */
const seedsOfStore = 12;
const base = process.env['FRESH_SEEDS'] ? Math.floor(Date.now() / 1000) % 1_000_000_000 : 1;

let crowd: Crowd;
beforeAll(() => {
  crowd = openCrowd(2);
});
afterAll(async () => await crowd.close());

describe('the simulator over production adapters', () => {
  test.each(adapterNames)(
    'people, faults and crashes break no promise in %s',
    async (store) => {
      const seeds = { store, profile: 'hostile', from: base, count: seedsOfStore } as const;
      const tallies = await Promise.all(pieces(seeds, seedsOfStore / 4).map((piece) => crowd.run(piece)));
      const { failures, runs, writes } = tallies.reduce(added, noRuns);

      expect(runs).toBe(seedsOfStore);
      expect(writes).toBeGreaterThan(seedsOfStore);
      // Seen in a failure: npm run simulate -- --from SEED --seeds 1 --store STORE tells the story.
      expect({ base, failures: failures.slice(0, 5) }).toEqual({ base, failures: [] });
    },
    120_000,
  );

  test.each([
    ['nobody is told of neighbours', 'airtable'],
    ['nothing noted before a write', 'google-sheets'],
  ] as const)(
    'finds out when this is left out: %s, in %s',
    async (mutant, store) => {
      const { failures } = await crowd.run({ store, profile: 'hostile', from: 1, count: 20, mutant });

      expect(failures).toHaveLength(1);
    },
    120_000,
  );

  test.each(adapterNames)(
    'the same seed tells the same story of %s, word for word, however long sockets take',
    async (store) => {
      const shared = databases();
      const setting = { seed: 7, store, profile: profiles.hostile } as const;

      const first = await run(setting, await shared.take(), true);
      const second = await run(setting, await shared.take(), true);

      expect(first.story.length).toBeGreaterThan(20);
      expect(second.story).toEqual(first.story);
      await shared.close();
    },
    60_000,
  );
});
