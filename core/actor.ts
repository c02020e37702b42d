import type { Instant } from './cell.ts';

/** Who did it, and how we know. */
export type Actor =
  | { readonly is: 'person'; readonly id: string; readonly proof: 'token' | 'slack' | 'claim' }
  | { readonly is: 'program'; readonly name: string }
  | { readonly is: 'rule'; readonly name: string }
  /** Somebody who typed in the spreadsheet between two looks at it. */
  | { readonly is: 'unknown'; readonly from: Instant | null; readonly to: Instant };

/** By what name somebody is known; `''` where nobody knows. */
export function actorName(actor: Actor): string {
  switch (actor.is) {
    case 'person':
      return actor.id;
    case 'program':
    case 'rule':
      return actor.name;
    case 'unknown':
      return '';
  }
}
