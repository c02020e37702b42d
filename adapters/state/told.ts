import type { TableKey } from '../../core/cell.ts';
import type { Kept } from '../../core/state.ts';
import { keptColumns, keptOf } from './records.ts';
import type { Session } from './schema.ts';

/**
 * Records there of these tables of which something is found under a code, table by table in order of id. The text of what
 * is found is looked through where it stands: of a large table only those that tell it are brought here.
 */
export async function recordsTold(
  { db, workspace }: Session,
  code: string,
  tables: readonly TableKey[],
): Promise<Kept[]> {
  const told: Kept[] = [];
  for (const table of tables) {
    const rows = await db
      .selectFrom('record')
      .select(keptColumns)
      .where('workspace', '=', workspace)
      .where('table', '=', table)
      .where('gone', '=', 0)
      .where('findings', 'like', `%${JSON.stringify(code)}%`)
      .orderBy('id')
      .execute();
    told.push(...rows.map(keptOf).filter(({ findings }) => findings.some((one) => one.code === code)));
  }
  return told;
}
