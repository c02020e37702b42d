import type { TableKey } from '../../core/cell.ts';
import { recordKey } from '../../core/record.ts';
import type { Session } from './schema.ts';

/**
 * Record keys of those there in these tables that another model judged last, at most `limit`: table by table, in the order
 * of that model. The index holds them so: these are the two ranges around this model, and nothing else is read.
 */
export async function outdatedRecords(
  session: Session,
  model: string,
  tables: readonly TableKey[],
  limit: number,
): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables)
    for (const side of ['<', '>'] as const)
      if (found.length < limit) found.push(...(await inRange(session, table, side, model, limit - found.length)));
  return found;
}

async function inRange(
  { db, workspace }: Session,
  table: TableKey,
  side: '<' | '>',
  model: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select('id')
    .where('workspace', '=', workspace)
    .where('gone', '=', 0)
    .where('table', '=', table)
    .where('model', side, model)
    .orderBy('model')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => recordKey(table, id));
}
