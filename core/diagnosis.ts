import type { Reason } from './finding.ts';

/** One thing that was looked at to find out whether all is well: a sentence for people, and how bad it is. */
export interface Diagnosis extends Reason {
  /** `well` · `doubtful`: it works, but a person should know · `broken`: something does not work until it is mended. */
  readonly is: 'well' | 'doubtful' | 'broken';
}
