import { parentPort } from 'node:worker_threads';
import { type Job, perform } from '../adapters/behaviours/deduplication/jobs.ts';
import { takeJobs } from './take-jobs.ts';

/** One thread of a crew: takes its share of the jobs that are posted to it. */
parentPort?.on('message', ({ ticket, jobs, next }: { ticket: number; jobs: readonly Job[]; next: Int32Array }) => {
  parentPort?.postMessage({ ticket, done: takeJobs(jobs, next, perform) });
});
