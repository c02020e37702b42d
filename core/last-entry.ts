import type { Entry } from './entry.ts';
import { questionKey } from './facts.ts';
import type { State } from './state.ts';

/** The last that a ledger was told of a subject; `null`: nothing. */
export async function lastEntry(state: Pick<State, 'answer'>, ledger: string, subject: string): Promise<Entry | null> {
  const asked = { ask: 'last', ledger, subject } as const;
  const reply = (await state.answer([asked])).get(questionKey(asked)) ?? null;
  return typeof reply === 'object' && reply !== null && 'ledger' in reply ? reply : null;
}
