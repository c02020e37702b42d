import type { Instant } from '../../core/cell.ts';
import { RowcallError } from '../../core/errors.ts';
import type { Lease } from '../../core/state.ts';
import type { Session } from './schema.ts';

/** The lease, if nobody has it: it was given back, or its time is over. Also refused to the owner who has it already. */
export async function takeLease(session: Session, owner: string, seconds: number): Promise<Lease | null> {
  await oneAtATime(session);
  const { db, workspace, now } = session;
  const was = await db
    .selectFrom('lease')
    .select(['fence', 'expires', 'clean'])
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  const clean = was.clean === 1;
  if (!clean && was.expires > now) return null;
  const lease = { owner, fence: was.fence + 1, expires: later(now, seconds) };
  await db
    .updateTable('lease')
    .set({ ...lease, clean: 0 })
    .where('workspace', '=', workspace)
    .execute();
  return { ...lease, clean };
}

/** `false`: somebody else has it now. An owner who is late and whom nobody replaced goes on. */
export async function renewLease({ db, workspace, now }: Session, { fence }: Lease, seconds: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('lease')
    .set({ expires: later(now, seconds) })
    .where('workspace', '=', workspace)
    .where('fence', '=', fence)
    .where('clean', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives it back clean, and notes when. A late owner's is not there to be given. */
export async function releaseLease({ db, workspace, now }: Session, { fence }: Lease): Promise<void> {
  await db
    .updateTable('lease')
    .set({ clean: 1, expires: now })
    .where('workspace', '=', workspace)
    .where('fence', '=', fence)
    .execute();
}

/** Throws `state.fenced` unless this is still the latest lease; nobody can take another one before the transaction ends. */
export async function mustHold({ db, workspace }: Session, { fence }: Lease): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('lease')
    .set({ fence })
    .where('workspace', '=', workspace)
    .where('fence', '=', fence)
    .where('clean', '=', 0)
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new RowcallError('state.fenced', 'Another Rowcall has taken over this spreadsheet meanwhile.');
}

/** Makes other transactions that say the same wait for the end of this one, on an engine that lets several write at once. */
export async function oneAtATime({ db, engine, workspace }: Session): Promise<void> {
  if (!engine.skipLocked) return;
  await db
    .updateTable('lease')
    .set((row) => ({ fence: row.ref('fence') }))
    .where('workspace', '=', workspace)
    .execute();
}

/** The number of a workspace, which it keeps; a new name gets the next one. */
export async function workspaceOf(db: Session['db'], name: string): Promise<number> {
  const known = await workspaceNamed(db, name);
  if (known !== null) return known;
  await db
    .insertInto('lease')
    .values({ name, owner: '', fence: 0, expires: '', clean: 1 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await workspaceNamed(db, name))!;
}

/** The number of a workspace; `null` where there is none of that name. */
export async function workspaceNamed(db: Session['db'], name: string): Promise<number | null> {
  const row = await db.selectFrom('lease').select('workspace').where('name', '=', name).executeTakeFirst();
  return row?.workspace ?? null;
}

function later(now: Instant, seconds: number): Instant {
  return new Date(Date.parse(now) + seconds * 1000).toISOString();
}
