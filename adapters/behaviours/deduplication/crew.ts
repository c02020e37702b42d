import { type Job, type Outcomes, perform } from './jobs.ts';

/** Told how much of something is done, 0 to 1. */
export type Part = (share: number) => void;

/** Who does the work: threads, or nobody but the caller. Jobs may be done in any order and at once. */
export interface Crew {
  /** How many work at once; with more than one, arrays are laid in shared memory. */
  readonly hands: number;
  /** Does jobs of one sort and answers in their order. `part` is told now and then which share of them has been begun. */
  run<K extends Job['is']>(
    jobs: readonly Extract<Job, { readonly is: K }>[],
    part?: Part,
  ): Promise<readonly Outcomes[K][]>;
}

/** Nobody but the caller. */
export const alone: Crew = {
  hands: 1,
  async run<K extends Job['is']>(jobs: readonly Extract<Job, { readonly is: K }>[], part?: Part) {
    return jobs.map((job, at) => {
      part?.(at / jobs.length);
      return perform(job) as Outcomes[K];
    });
  },
};
