import type { Instant } from './cell.ts';

/** Who did it, and how we know. */
export type Actor =
  | { readonly is: 'person'; readonly id: string; readonly proof: 'token' | 'slack' | 'claim' }
  | { readonly is: 'program'; readonly name: string }
  | { readonly is: 'rule'; readonly name: string }
  /** Somebody who typed in the spreadsheet between two looks at it. */
  | { readonly is: 'unknown'; readonly from: Instant | null; readonly to: Instant };
