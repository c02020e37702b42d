import type { TableKey } from '../../core/cell.ts';
import type { Session } from './schema.ts';

/** How many records of each table are there; a table without any is left out. */
export async function censusOf({ db, workspace }: Session): Promise<Map<TableKey, number>> {
  const rows = await db
    .selectFrom('record')
    .select((row) => ['table', row.fn.countAll<number>().as('count')])
    .where('workspace', '=', workspace)
    .where('gone', '=', 0)
    .groupBy('table')
    .execute();
  return new Map(rows.map(({ table, count }) => [table, count]));
}
