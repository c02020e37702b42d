import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { alone, type Crew } from '../adapters/behaviours/deduplication/crew.ts';
import type { Job, Outcomes } from '../adapters/behaviours/deduplication/jobs.ts';

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

/** So many threads, as yet to be started. */
export function duplicateThreads(hands: number): Threads {
  let workers: readonly Worker[] = [];
  function start(): void {
    const script = scripts.find((url) => existsSync(url));
    if (hands < 2 || workers.length > 0 || script === undefined) return;
    workers = Array.from({ length: hands }, () => new Worker(script));
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

/** Each worker takes the next job as soon as it is done with one. */
function crewOf(workers: readonly Worker[]): Crew {
  return {
    hands: workers.length,
    run: <K extends Job['is']>(jobs: readonly Extract<Job, { readonly is: K }>[]) => {
      const outcomes: Outcomes[K][] = new Array(jobs.length);
      let next = 0;
      const work = async (worker: Worker): Promise<void> => {
        while (next < jobs.length) {
          const place = next++;
          outcomes[place] = await ask<Outcomes[K]>(worker, jobs[place]!);
        }
      };
      return Promise.all(workers.map(work)).then(() => outcomes);
    },
  };
}

let asked = 0;

function ask<T>(worker: Worker, job: Job): Promise<T> {
  const ticket = ++asked;
  return new Promise((answer, fail) => {
    const settle = (end: () => void) => {
      worker.off('message', heard);
      worker.off('error', failed);
      end();
    };
    const heard = (message: { readonly ticket: number; readonly outcome: T }) => {
      if (message.ticket === ticket) settle(() => answer(message.outcome));
    };
    const failed = (error: unknown) => settle(() => fail(error));
    worker.on('message', heard);
    worker.on('error', failed);
    worker.postMessage({ ticket, job });
  });
}
