import type { Reason } from '../../../core/finding.ts';

/** One cell that a verb would change, in words. */
export interface ForeseenCell {
  readonly column: string;
  readonly from: string;
  readonly to: string;
}

/** What a verb would do in a row as it stands; `nothing`: it would do nothing, and why. */
export type Foresight =
  | { readonly is: 'nothing'; readonly why: Reason }
  | {
      readonly is: 'deed';
      /** One sentence, before cells and rows where there are any. */
      readonly does: Reason;
      readonly cells?: readonly ForeseenCell[];
      /** Other rows that it concerns, by what names them. */
      readonly rows?: readonly string[];
    };
