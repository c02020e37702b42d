import { dict } from '../../core/cell.ts';
import type { Memo } from '../../core/store.ts';
import { overRows } from './over-rows.ts';
import type { Session } from './schema.ts';

/** What the store wanted to remember, by table; `null` before the first time. */
export async function memoOf({ db, workspace }: Session): Promise<Memo | null> {
  const rows = await db.selectFrom('memo').select(['table', 'body']).where('workspace', '=', workspace).execute();
  if (rows.length === 0) return null;
  const memo = dict<string>();
  for (const { table, body } of rows) memo[table] = body;
  return memo;
}

/** Keeps the memo of each table it names; what says the same as before, and may be long, is not written again. */
export async function keepMemo(session: Session, memo: Memo): Promise<void> {
  const { db, workspace } = session;
  const rows = Object.entries(memo).map(([table, body]) => ({ workspace, table, body }));
  await overRows(session, rows, (some) =>
    db
      .insertInto('memo')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['workspace', 'table'])
          .doUpdateSet((row) => ({ body: row.ref('excluded.body') }))
          .where((row) => row('memo.body', '!=', row.ref('excluded.body'))),
      )
      .compile(),
  );
}
