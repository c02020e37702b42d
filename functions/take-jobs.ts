import type { Job, Outcome } from '../adapters/behaviours/deduplication/jobs.ts';

/** What came of a job, and which of them it was. */
export interface Done {
  readonly place: number;
  readonly outcome: Outcome;
}

/** Does jobs until none is left. `next` counts those that were taken, and is shared with others who take of the same. */
export function takeJobs(jobs: readonly Job[], next: Int32Array, perform: (job: Job) => Outcome): readonly Done[] {
  const done: Done[] = [];
  for (let place = Atomics.add(next, 0, 1); place < jobs.length; place = Atomics.add(next, 0, 1))
    done.push({ place, outcome: perform(jobs[place]!) });
  return done;
}
