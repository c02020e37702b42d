import { partsOfKey } from '../../core/record.ts';
import type { Kept } from '../../core/state.ts';
import { forgetInInbox } from './inbox.ts';
import { keepRecords } from './keep-records.ts';
import { moveHashes, noHashes } from './keys.ts';
import { forgetInOutbox } from './outbox.ts';
import { forgetInPlans } from './plans.ts';
import { forgetInQuestions } from './questions.ts';
import { rowsNamed } from './records.ts';
import type { Session } from './schema.ts';
import { dropOfRecords } from './wakes.ts';

/**
 * Empties everything that was ever written in a record or said of it. What stays: that the record was there, who
 * changed which fields when, numbers taken, receipts, and the amounts of ledgers; and `now`, what stands in its row.
 */
export async function forgetRecord(session: Session, key: string, now?: Kept): Promise<void> {
  const record = partsOfKey(key);
  await emptyRecord(session, record);
  await emptyJournal(session, record);
  await emptyLedger(session, key);
  await dropOfRecords(session, [{ record: key }]);
  await forgetInPlans(session, record);
  await forgetInInbox(session, record);
  await forgetInOutbox(session, key);
  await forgetInQuestions(session, key, now !== undefined);
  if (now !== undefined) await keepRecords(session, { records: [now], keys: new Map(), asked: new Map() });
}

async function emptyRecord(session: Session, record: { table: string; id: string }): Promise<void> {
  const [row] = await rowsNamed(session, [record]);
  if (row === undefined) return;
  await moveHashes(session, 'key', [{ n: row.n, was: row.keys, now: [] }]);
  await moveHashes(session, 'asked', [{ n: row.n, was: row.asked, now: [] }]);
  await session.db
    .updateTable('record')
    .set({ seen: '{}', marks: '{}', accepted: '{}', findings: '[]', keys: noHashes, asked: noHashes })
    .where('n', '=', row.n)
    .execute();
}

async function emptyJournal({ db, workspace }: Session, { table, id }: { table: string; id: string }): Promise<void> {
  await db
    .updateTable('journal')
    .set({ before: '{}', after: '{}' })
    .where('workspace', '=', workspace)
    .where('table', '=', table)
    .where('id', '=', id)
    .execute();
}

async function emptyLedger({ db, workspace }: Session, record: string): Promise<void> {
  await db
    .updateTable('ledger')
    .set({ data: null })
    .where('workspace', '=', workspace)
    .where('about', '=', record)
    .execute();
}
