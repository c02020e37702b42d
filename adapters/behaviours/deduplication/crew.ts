import { type Job, type Outcomes, perform } from './jobs.ts';

/** Who does the work: threads, or nobody but the caller. Jobs may be done in any order and at once. */
export interface Crew {
  /** How many work at once; with more than one, arrays are laid in shared memory. */
  readonly hands: number;
  /** Does jobs of one sort and answers in their order. */
  run<K extends Job['is']>(jobs: readonly Extract<Job, { readonly is: K }>[]): Promise<readonly Outcomes[K][]>;
}

/** Nobody but the caller. */
export const alone: Crew = {
  hands: 1,
  async run<K extends Job['is']>(jobs: readonly Extract<Job, { readonly is: K }>[]) {
    return jobs.map((job) => perform(job) as Outcomes[K]);
  },
};
