import { parentPort } from 'node:worker_threads';
import { type Job, perform } from '../adapters/behaviours/deduplication/jobs.ts';

/** One thread of a crew: does the jobs that are posted to it, one after another. */
parentPort?.on('message', ({ place, job }: { place: number; job: Job }) => {
  parentPort?.postMessage({ place, outcome: perform(job) });
});
