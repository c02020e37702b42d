import type { TableKey } from '../../core/cell.ts';
import { recordKey } from '../../core/record.ts';
import type { Session } from './schema.ts';

/**
 * Record keys of those there in these tables that another model judged last, at most `limit`, always in the same order. The
 * index holds them so: these are the two ranges around this model, and nothing else is read.
 */
export async function outdatedRecords(
  session: Session,
  model: string,
  tables: readonly TableKey[],
  limit: number,
): Promise<string[]> {
  const found: string[] = [];
  if (tables.length === 0) return found;
  for (const side of ['<', '>'] as const)
    if (found.length < limit) found.push(...(await inRange(session, tables, side, model, limit - found.length)));
  return found;
}

async function inRange(
  { db, workspace }: Session,
  tables: readonly TableKey[],
  side: '<' | '>',
  model: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select(['table', 'id'])
    .where('workspace', '=', workspace)
    .where('gone', '=', 0)
    .where('table', 'in', tables)
    .where('model', side, model)
    .orderBy('table')
    .orderBy('model')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ table, id }) => recordKey(table, id));
}
