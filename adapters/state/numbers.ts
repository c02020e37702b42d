import type { Effect } from '../../core/effect.ts';
import type { Session } from './schema.ts';

/** The number of an effect, taken now if it has none: the next of its sequence and period, from 1. Never given back. */
export async function numberOf({ db, workspace }: Session, { key, number }: Effect): Promise<string | null> {
  if (number === undefined) return null;
  const { sequence, period } = number;
  const taken = await db
    .selectFrom('number')
    .select('n')
    .where('workspace', '=', workspace)
    .where('effect', '=', key)
    .executeTakeFirst();
  if (taken !== undefined) return String(taken.n);
  const last = await db
    .selectFrom('number')
    .select('n')
    .where('workspace', '=', workspace)
    .where('sequence', '=', sequence)
    .where('period', '=', period)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  const n = (last?.n ?? 0) + 1;
  await db.insertInto('number').values({ workspace, sequence, period, n, effect: key, voided: 0 }).execute();
  return String(n);
}

/** Says of the numbers of these effects whether they will ever be seen; they stay taken either way. */
export async function voidNumbers(
  { db, workspace }: Session,
  effects: readonly string[],
  voided: 0 | 1,
): Promise<void> {
  for (const effect of effects)
    await db
      .updateTable('number')
      .set({ voided })
      .where('workspace', '=', workspace)
      .where('effect', '=', effect)
      .execute();
}
