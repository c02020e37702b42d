import type { Call } from './call.ts';
import { driveTrouble, quotaExceeded, type Refusal, trouble } from './refusal.ts';

/** What goes wrong, or happens meanwhile, with one call. */
export type Fault =
  /** The connection breaks before the server has done anything. */
  | { readonly is: 'dropped' }
  /** The server does it, and the connection breaks before the answer. */
  | { readonly is: 'lost' }
  /** The connection breaks at once, and the server does it so much later, in milliseconds. */
  | { readonly is: 'late'; readonly after: number }
  /** The server refuses: 429, 500, 503 … with Google's body. */
  | { readonly is: 'refused'; readonly status: number; readonly retryAfter?: number }
  /** So long on the way there and back, in milliseconds; more than 180 s is refused by Google, who may have done it. */
  | { readonly is: 'slow'; readonly there?: number; readonly back?: number }
  /** Something that happens right before the server does it, or right after, while the answer is on its way. */
  | { readonly is: 'meanwhile'; readonly when: 'before' | 'after'; readonly act: () => void };

/** Every kind of fault. */
export const faultKinds: readonly Fault['is'][] = ['dropped', 'lost', 'late', 'refused', 'slow', 'meanwhile'];

/** A fault, and the calls that it is for. */
export interface FaultRule {
  readonly fault: Fault;
  /** Which calls; every one if not said. */
  readonly on?: string | ((call: Call) => boolean);
  /** How often; once if not said. */
  readonly times?: number;
}

/** The faults that are to come, each used up by the calls that it fits. */
export function faultQueue() {
  let rules: { readonly rule: FaultRule; left: number }[] = [];
  return {
    add(rule: FaultRule): void {
      rules.push({ rule, left: rule.times ?? 1 });
    },
    clear(): void {
      rules = [];
    },
    /** Every fault for this call: several may come together. */
    take(call: Call): readonly Fault[] {
      const hit = rules.filter(
        ({ rule: { on } }) => on === undefined || (typeof on === 'string' ? on === call.name : on(call)),
      );
      for (const one of hit) one.left -= 1;
      rules = rules.filter(({ left }) => left > 0);
      return hit.map(({ rule }) => rule.fault);
    },
  };
}

/** The refusal in the words of the API that is called. */
export function refusedBy({ status }: Extract<Fault, { is: 'refused' }>, { api, kind }: Call): Refusal {
  if (api === 'drive') return driveTrouble(status);
  return status === 429 ? quotaExceeded(kind === 'write' ? 'Write' : 'Read', 'user', 60) : trouble(status);
}
