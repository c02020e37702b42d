import { sameCell } from './cell.ts';
import type { JournalLine, State } from './state.ts';
import type { Overwritten } from './store.ts';

/** How far back a write that is proven only now can stand in a record's history. */
const mostLines = 50;

/**
 * History put right where a write of ours went over what a person had typed: what they typed, and what our write truly
 * went over.
 */
export async function overwrittenLines(
  state: State,
  overwritten: readonly Overwritten[],
  now: string,
): Promise<readonly Omit<JournalLine, 'plan' | 'cause' | 'at'>[]> {
  const lines: Omit<JournalLine, 'plan' | 'cause' | 'at'>[] = [];
  for (const { table, id, was } of overwritten) {
    const history = await state.history({ table, id, limit: mostLines });
    for (const [field, typed] of Object.entries(was)) {
      const ours = history.find(({ phase, rules }) => phase === 'observed' && field in rules);
      if (ours === undefined || sameCell(ours.before[field] ?? null, typed)) continue;
      const told = { phase: 'observed', table, id } as const;
      lines.push(
        {
          ...told,
          actor: { is: 'unknown', from: null, to: now },
          rules: {},
          before: { [field]: ours.before[field] ?? null },
          after: { [field]: typed },
        },
        {
          ...told,
          actor: ours.actor,
          rules: { [field]: ours.rules[field]! },
          before: { [field]: typed },
          after: { [field]: ours.after[field] ?? null },
        },
      );
    }
  }
  return lines;
}
