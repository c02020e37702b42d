import { parentPort } from 'node:worker_threads';
import { type Job, perform } from '../adapters/behaviours/deduplication/jobs.ts';

/** One thread of a crew: does the jobs that are posted to it, one after another. */
parentPort?.on('message', ({ ticket, job }: { ticket: number; job: Job }) => {
  parentPort?.postMessage({ ticket, outcome: perform(job) });
});
