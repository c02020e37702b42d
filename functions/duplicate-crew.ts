import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { alone, type Crew, type Part } from '../adapters/behaviours/deduplication/crew.ts';
import { type Job, type Outcomes, perform } from '../adapters/behaviours/deduplication/jobs.ts';
import { type Done, takeJobs } from './take-jobs.ts';

/** For fewer records threads cost more than they save. */
const fewestRecords = 30_000;
/** As it stands in the sources, and beside what was built of them. */
const scripts = ['./duplicate-worker.ts', './duplicate-worker.js', '../duplicate-worker.js'].map(
  (name) => new URL(name, import.meta.url),
);

/** Threads that can be let go. */
export interface Threads {
  /** Starts them, so that they are ready when there is work. */
  start(): void;
  /** Who works, for so many records: threads, or the caller alone where that is quicker. */
  crew(records: number): Crew;
  end(): void;
}

/** So many threads, the caller's included; the others are as yet to be started. */
export function duplicateThreads(hands: number): Threads {
  let workers: readonly Worker[] = [];
  function start(): void {
    const script = scripts.find((url) => existsSync(url));
    if (hands < 2 || workers.length > 0 || script === undefined) return;
    workers = Array.from({ length: hands - 1 }, () => new Worker(script));
  }
  return {
    start,
    crew(records) {
      if (records < fewestRecords) return alone;
      start();
      return workers.length === 0 ? alone : crewOf(workers);
    },
    end() {
      for (const worker of workers) void worker.terminate();
    },
  };
}

/**
 * The caller works as well: it begins at once, whether or not the others have started, and what it has learnt to do fast
 * it need not be taught in another thread.
 */
function crewOf(workers: readonly Worker[]): Crew {
  return {
    hands: workers.length + 1,
    async run<K extends Job['is']>(jobs: readonly Extract<Job, { readonly is: K }>[], part?: Part) {
      const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      const others = jobs.length < 2 ? [] : workers.map((worker) => ask(worker, jobs, next));
      const own = takeJobs(jobs, next, (job) => {
        part?.(Math.min(1, Atomics.load(next, 0) / jobs.length));
        return perform(job);
      });
      const outcomes: Outcomes[K][] = new Array(jobs.length);
      for (const done of [own, ...(await Promise.all(others))])
        for (const { place, outcome } of done) outcomes[place] = outcome as Outcomes[K];
      return outcomes;
    },
  };
}

let asked = 0;

function ask(worker: Worker, jobs: readonly Job[], next: Int32Array): Promise<readonly Done[]> {
  const ticket = ++asked;
  return new Promise((answer, fail) => {
    const settle = (end: () => void) => {
      worker.off('message', heard);
      worker.off('error', failed);
      end();
    };
    const heard = (message: { readonly ticket: number; readonly done: readonly Done[] }) => {
      if (message.ticket === ticket) settle(() => answer(message.done));
    };
    const failed = (error: unknown) => settle(() => fail(error));
    worker.on('message', heard);
    worker.on('error', failed);
    worker.postMessage({ ticket, jobs, next });
  });
}
