import { sql } from 'kysely';
import type { Instant } from '../../core/cell.ts';
import { recordKey } from '../../core/record.ts';
import type { RecordWake, Settlement } from '../../core/state.ts';
import { given, overRows } from './over-rows.ts';
import type { Session } from './schema.ts';

/** Wakes that are due, the longest overdue first. */
export async function dueWakes({ db, workspace }: Session, now: Instant, limit: number): Promise<RecordWake[]> {
  const rows = await db
    .selectFrom('wake')
    .select(['record', 'rule', 'at', 'first'])
    .where('workspace', '=', workspace)
    .where('at', '<=', now)
    .orderBy('at')
    .orderBy('record')
    .limit(limit)
    .execute();
  return rows.map(({ record, rule, at, first }) => ({
    record,
    wake: { rule, at, ...(first === 1 && { first: true }) },
  }));
}

/** Takes away wakes that have been answered, then sets new ones in place of those of the same record and rule. */
export async function replaceWakes(
  session: Session,
  { wakes, woken, records }: Pick<Settlement, 'wakes' | 'woken' | 'records'>,
): Promise<void> {
  const { db, workspace } = session;
  await dropThese(session, woken);
  const wanted = [...wakes].flatMap(([record, all]) =>
    all.map(({ rule, at, first }) => ({ workspace, record, rule, at, first: first ? (1 as const) : (0 as const) })),
  );
  await dropOfRules(session, wanted);
  await overRows(session, wanted, (some) =>
    db
      .insertInto('wake')
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .compile(),
  );
  const gone = records.filter((record) => record.gone).map(({ table, id }) => ({ record: recordKey(table, id) }));
  await dropOfRecords(session, gone);
}

async function dropThese(session: Session, woken: readonly RecordWake[]): Promise<void> {
  const rows = woken.map(({ record, wake }) => ({ record, rule: wake.rule, at: wake.at }));
  await overRows(session, rows, (some) =>
    sql`
      with q(record, rule, at) as ${given(some)}
      delete from wake where workspace = ${session.workspace} and (record, rule, at) in (select record, rule, at from q)
    `.compile(session.db),
  );
}

async function dropOfRules(session: Session, of: readonly { record: string; rule: string }[]): Promise<void> {
  const rows = of.map(({ record, rule }) => ({ record, rule }));
  await overRows(session, rows, (some) =>
    sql`
      with q(record, rule) as ${given(some)}
      delete from wake where workspace = ${session.workspace} and (record, rule) in (select record, rule from q)
    `.compile(session.db),
  );
}

/** All wakes of these records. */
export async function dropOfRecords(session: Session, records: readonly { record: string }[]): Promise<void> {
  await overRows(session, records, (some) =>
    sql`
      with q(record) as ${given(some)}
      delete from wake where workspace = ${session.workspace} and record in (select record from q)
    `.compile(session.db),
  );
}
