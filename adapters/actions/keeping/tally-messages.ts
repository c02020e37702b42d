import type { Delivery } from '../../../core/deliver.ts';
import type { State } from '../../../core/state.ts';

/** The same state, counting what becomes of messages through it. */
export function tallyMessages(state: State): {
  readonly state: State;
  readonly messages: Readonly<Omit<Delivery, 'left'>>;
} {
  const messages = { sent: 0, gathered: 0, failed: 0, unknown: 0 };
  const counting: State = {
    ...state,
    async delivered(key, attempt, outcome) {
      await state.delivered(key, attempt, outcome);
      if (outcome.is !== 'failed') messages[outcome.is]++;
      else if (outcome.retryAt === null) messages.failed++;
    },
    async gather(into) {
      const isGathered = await state.gather(into);
      if (isGathered) messages.gathered += into.parts?.length ?? 0;
      return isGathered;
    },
  };
  return { state: counting, messages };
}
