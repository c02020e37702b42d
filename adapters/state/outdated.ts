import { recordKey } from '../../core/record.ts';
import type { Session } from './schema.ts';

/**
 * Record keys of those there that another model judged last, at most `limit`, in the order of that model. The index holds
 * the models in order, so these are the two ranges around this one and nothing else is read.
 */
export async function outdatedRecords(session: Session, model: string, limit: number): Promise<string[]> {
  const before = await inRange(session, '<', model, limit);
  if (before.length >= limit) return before;
  return [...before, ...(await inRange(session, '>', model, limit - before.length))];
}

async function inRange({ db, workspace }: Session, side: '<' | '>', model: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select(['table', 'id'])
    .where('workspace', '=', workspace)
    .where('gone', '=', 0)
    .where('model', side, model)
    .orderBy('model')
    .orderBy('table')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ table, id }) => recordKey(table, id));
}
