import type { Session } from './schema.ts';

/** Which spreadsheet the workspace is; `null` before anybody has said. */
export async function identityOf({ db, workspace }: Session): Promise<string | null> {
  const { identity } = await db
    .selectFrom('lease')
    .select('identity')
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return identity;
}

/** Says which spreadsheet it is, from now on. */
export async function keepIdentity({ db, workspace }: Session, identity: string): Promise<void> {
  await db.updateTable('lease').set({ identity }).where('workspace', '=', workspace).execute();
}
