import type { Instant } from '../../core/cell.ts';
import type { Patches } from '../../core/patch.ts';
import type { JournalLine, Lease } from '../../core/state.ts';
import { dropIntents, note } from './journal.ts';
import { fromText, toText } from './json.ts';
import type { Session } from './schema.ts';

/** A plan that was begun and of whose outcome nothing is known yet. */
export interface OpenPlan {
  readonly plan: string;
  readonly cause: string;
  readonly part: Patches;
  /** When it was begun. */
  readonly at: Instant;
}

/** Says what is about to be written, before it is. */
export async function beginPlan(
  session: Session,
  { fence }: Lease,
  { plan, cause, part }: Omit<OpenPlan, 'at'>,
  journal: readonly JournalLine[],
): Promise<void> {
  const { db, workspace, now } = session;
  await db
    .insertInto('plan')
    .values({ workspace, plan, cause, fence, body: toText(part), at: now })
    .execute();
  await note(session, journal);
}

/** Plans without an end, the oldest first. */
export async function openPlans({ db, workspace }: Session): Promise<OpenPlan[]> {
  const rows = await db
    .selectFrom('plan')
    .select(['plan', 'cause', 'body', 'at'])
    .where('workspace', '=', workspace)
    .orderBy('fence')
    .orderBy('at')
    .execute();
  return rows.map(({ plan, cause, body, at }) => ({ plan, cause, part: fromText(body), at }));
}

/** Of some of it the outcome is known: only the rest is still to be found out. */
export async function narrowPlan({ db, workspace }: Session, plan: string, open: Patches): Promise<void> {
  await db
    .updateTable('plan')
    .set({ body: toText(open) })
    .where('workspace', '=', workspace)
    .where('plan', '=', plan)
    .execute();
}

/** Every outcome is known: nothing of the plan itself is kept. */
export async function endPlan(session: Session, plan: string): Promise<void> {
  const { numDeletedRows } = await session.db
    .deleteFrom('plan')
    .where('workspace', '=', session.workspace)
    .where('plan', '=', plan)
    .executeTakeFirst();
  // One that wrote nothing was never begun, and has noted nothing that it meant.
  if (numDeletedRows > 0n) await dropIntents(session, plan);
}

/** Takes a record's cells out of plans that are still open. */
export async function forgetInPlans(session: Session, record: { table: string; id: string }): Promise<void> {
  const others = (one: { readonly table: string; readonly id: string }) =>
    one.table !== record.table || one.id !== record.id;
  for (const { plan, part } of await openPlans(session)) {
    const body = toText({ patches: part.patches.filter(others), creates: part.creates.filter(others) });
    await session.db
      .updateTable('plan')
      .set({ body })
      .where('workspace', '=', session.workspace)
      .where('plan', '=', plan)
      .execute();
  }
}
