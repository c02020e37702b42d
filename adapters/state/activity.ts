import { sql } from 'kysely';
import type { Activity } from '../../core/activity.ts';
import type { Span } from '../../core/state.ts';
import type { Session } from './schema.ts';

/** What was asked, answered, sent and refused from one moment to before another. */
export async function activityIn(session: Session, span: Span): Promise<Activity> {
  const asked = await questionsAt(session, 'at', span);
  const answered = await questionsAt(session, 'answered', span);
  const effects = await effectsIn(session, span);
  const of = (state: string) => effects.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0);
  const sent = effects.filter(({ state }) => state === 'sent');
  return {
    asked,
    answered,
    sent: new Map(sent.map(({ lane, count }) => [lane, count])),
    failed: of('failed'),
    unknown: of('unknown'),
    refused: await refusedIn(session, span),
  };
}

async function questionsAt({ db, workspace }: Session, moment: 'at' | 'answered', { from, to }: Span): Promise<number> {
  const { count } = await db
    .selectFrom('question')
    .select(sql<number>`count(*)`.as('count'))
    .where('workspace', '=', workspace)
    .where(moment, '>=', from)
    .where(moment, '<', to)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function effectsIn({ db, workspace }: Session, { from, to }: Span) {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', 'lane', sql<number>`count(*)`.as('count')])
    .where('workspace', '=', workspace)
    .where('state', 'in', ['sent', 'failed', 'unknown'])
    .where('since', '>=', from)
    .where('since', '<', to)
    .groupBy(['state', 'lane'])
    .orderBy('lane')
    .execute();
  return rows.map(({ state, lane, count }) => ({ state, lane, count: Number(count) }));
}

async function refusedIn({ db, workspace }: Session, { from, to }: Span): Promise<number> {
  const { count } = await db
    .selectFrom('inbox')
    .select(sql<number>`count(*)`.as('count'))
    .where('workspace', '=', workspace)
    .where('answered', '>=', from)
    .where('answered', '<', to)
    .where('finding', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
