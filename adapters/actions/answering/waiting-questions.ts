import type { Instant } from '../../../core/cell.ts';
import type { Model } from '../../../core/model.ts';
import type { OpenQuestion, State } from '../../../core/state.ts';
import { questionKinds, urgencyOf } from './question-kinds.ts';

const everything = 1_000_000;

/**
 * Questions that wait for a person's word, the most urgent first, and of equals the oldest. Suggestions are not among
 * them, nor is the question about many cells once each of them was accepted or declined by itself.
 */
export async function waitingQuestions(state: State): Promise<readonly OpenQuestion[]> {
  const open = await state.questions({ open: true, limit: everything });
  const held = new Set(open.flatMap(({ kind, args }) => (kind === 'suggestion' ? [args['guard']] : [])));
  return open
    .filter(({ kind }) => kind !== 'suggestion')
    .filter(({ kind, key, args }) => kind !== 'guard' || args['what'] === 'model' || held.has(key))
    .sort((a, b) => urgencyOf(a) - urgencyOf(b));
}

/** What waits for a person's word besides and is written down nowhere: it follows from what is found in rows. */
export async function foundQuestions(model: Model, state: State, now: Instant): Promise<readonly OpenQuestion[]> {
  const found: OpenQuestion[] = [];
  for (const kind of questionKinds) found.push(...((await kind.found?.(model, state, now)) ?? []));
  return found;
}
