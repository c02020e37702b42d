import type { Published } from '../../core/state.ts';
import { oneAtATime } from './lease.ts';
import type { Session } from './schema.ts';

/** Settings by their version, or the newest; `null` where there are none. */
export async function publishedOf({ db, workspace }: Session, version?: number): Promise<Published | null> {
  const all = db
    .selectFrom('settings')
    .select(['version', 'text', 'person', 'at', 'note', 'back'])
    .where('workspace', '=', workspace);
  const one = version === undefined ? all.orderBy('version', 'desc').limit(1) : all.where('version', '=', version);
  return (await one.executeTakeFirst()) ?? null;
}

/** The newest versions first, without their texts. */
export async function publicationsOf({ db, workspace }: Session, limit: number): Promise<Omit<Published, 'text'>[]> {
  return await db
    .selectFrom('settings')
    .select(['version', 'person', 'at', 'note', 'back'])
    .where('workspace', '=', workspace)
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
}

/** Adds the version after `over` unless there is one already: two who publish at once come one after the other. */
export async function publishOver(
  session: Session,
  settings: Omit<Published, 'version' | 'at'>,
  over: number,
): Promise<Published | null> {
  await oneAtATime(session);
  const { db, workspace, now } = session;
  const newest = await publishedOf(session);
  if ((newest?.version ?? 0) !== over) return null;
  const made = { ...settings, version: over + 1, at: now };
  await db
    .insertInto('settings')
    .values({ workspace, ...made })
    .execute();
  return made;
}
