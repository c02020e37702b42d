import { sql } from 'kysely';
import type { Effect } from '../../core/effect.ts';
import type { Session } from './schema.ts';

type Numbering = NonNullable<Effect['number']>;

/** The number of an effect, taken now if it has none: the next of its sequence and period, from 1. Never given back. */
export async function numberOf(session: Session, { key, number }: Effect): Promise<string | null> {
  if (number === undefined) return null;
  // Another process may take the same number meanwhile: then nothing is taken here, and its number is seen the next time.
  for (;;) {
    const n = (await takenBy(session, key)) ?? (await takeNext(session, key, number));
    if (n !== undefined) return String(n);
  }
}

async function takenBy({ db, workspace }: Session, effect: string): Promise<number | undefined> {
  const taken = await db
    .selectFrom('number')
    .select('n')
    .where('workspace', '=', workspace)
    .where('effect', '=', effect)
    .executeTakeFirst();
  return taken?.n;
}

async function takeNext(
  { db, workspace }: Session,
  effect: string,
  { sequence, period }: Numbering,
): Promise<number | undefined> {
  const { rows } = await sql<{ n: number }>`
    insert into number (workspace, sequence, period, n, effect, voided)
    select cast(${workspace} as integer), cast(${sequence} as text), cast(${period} as text),
      coalesce((
        select n from number where workspace = ${workspace} and sequence = ${sequence} and period = ${period}
        order by n desc limit 1
      ), 0) + 1,
      cast(${effect} as text), 0
    where true
    on conflict do nothing
    returning n
  `.execute(db);
  return rows[0]?.n;
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
