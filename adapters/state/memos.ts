import { dict } from '../../core/cell.ts';
import type { Memo } from '../../core/store.ts';
import type { Session } from './schema.ts';

/** What the store wanted to remember, by table; `null` before the first time. */
export async function memoOf({ db, workspace }: Session): Promise<Memo | null> {
  const rows = await db.selectFrom('memo').select(['table', 'body']).where('workspace', '=', workspace).execute();
  if (rows.length === 0) return null;
  const memo = dict<string>();
  for (const { table, body } of rows) memo[table] = body;
  return memo;
}

/** Keeps the memo of each table it names. */
export async function keepMemo({ db, workspace }: Session, memo: Memo): Promise<void> {
  for (const [table, body] of Object.entries(memo))
    await db
      .insertInto('memo')
      .values({ workspace, table, body })
      .onConflict((conflict) => conflict.columns(['workspace', 'table']).doUpdateSet({ body }))
      .execute();
}
