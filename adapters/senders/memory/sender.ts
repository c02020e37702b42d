import type { Instant } from '../../../core/cell.ts';
import type { Clock } from '../../../core/clock.ts';
import type { Effect } from '../../../core/effect.ts';
import { RowcallError } from '../../../core/errors.ts';
import { gatherNotices, noticeOf } from '../../../core/notice.ts';
import type { Receipt, Sender } from '../../../core/sender.ts';

/**
 * What comes of one call: `done` · `lost`: done, and the answer lost · `dropped`: not done, and nobody says so · `silent`:
 * not done, and no answer at all · `late`: no answer, and done after so many milliseconds · `refused`: never · `down`: not
 * now, by its own fault · `busy`: the other side takes nothing for so many seconds.
 */
export type Turn =
  | 'done'
  | 'lost'
  | 'dropped'
  | 'silent'
  | 'refused'
  | 'down'
  | { readonly late: number }
  | { readonly busy: number };

/** What people see of an effect. */
export interface Seen {
  readonly effect: Effect;
  readonly at: Instant;
  readonly number: string | null;
  readonly previous: Receipt | null;
}

export interface MemorySetting extends Pick<Sender, 'pace' | 'late'> {
  readonly clock: Clock;
  /** How each call to `send` goes, by its effect; `done` if not said. */
  turn?(effect: Effect): Turn;
  /** Whether it can look up; throws where the look-up fails. It can if not said. */
  readonly finds?: false | (() => void);
  readonly gathers?: false;
}

/** A sender with everything that people have seen of it, in order. */
export interface MemorySender extends Sender {
  readonly seen: readonly Seen[];
}

/** Sends nowhere and remembers it; as a plain messenger it takes one effect twice when it is told to twice. */
export function memorySender(setting: MemorySetting): MemorySender {
  const { clock, turn = () => 'done', finds, gathers, pace, late } = setting;
  const seen: Seen[] = [];
  const receiptOf = ({ effect: { key }, at }: Seen): Receipt => ({ at, id: key, link: `memory:${key}` });
  const happens = (one: Omit<Seen, 'at'>): Receipt => {
    const now = { ...one, at: clock.now() };
    seen.push(now);
    return receiptOf(now);
  };

  async function find({ key }: Effect): Promise<Receipt | null> {
    if (finds) finds();
    const found = seen.find((one) => one.effect.key === key);
    return found === undefined ? null : receiptOf(found);
  }

  return {
    kind: 'memory',
    ...(pace !== undefined && { pace }),
    ...(late !== undefined && { late }),
    seen,
    async send(effect, { number = null, previous }) {
      noticeOf(effect);
      const one = { effect, number, previous };
      const now = turn(effect);
      if (typeof now === 'object') {
        if ('busy' in now)
          throw new RowcallError('sender.not-now', 'Too many messages at once.', { retryAfter: now.busy });
        void clock.sleep(now.late).then(() => happens(one));
        return await never();
      }
      switch (now) {
        case 'done':
          return happens(one);
        case 'lost':
          happens(one);
          throw new Error('The answer was lost');
        case 'dropped':
          throw new Error('The connection was lost');
        case 'silent':
          return await never();
        case 'refused':
          throw new RowcallError('sender.refused', 'There is no such channel.');
        case 'down':
          throw new RowcallError('sender.unreachable', 'Nobody answers there.');
      }
    },
    ...(finds !== false && { find }),
    ...(gathers !== false && { gather: gatherNotices }),
  };
}

function never(): Promise<never> {
  return new Promise(() => {});
}
