import { parentPort } from 'node:worker_threads';
import type { Seeds } from './seeds.ts';
import { runSeeds } from './seeds.ts';

/** One thread of a crowd: takes rows of seeds and answers what came of them. */
parentPort!.on('message', async (seeds: Seeds) => {
  parentPort!.postMessage(await runSeeds(seeds));
});
