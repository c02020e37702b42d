import { sql } from 'kysely';
import { recordKey } from '../../core/record.ts';
import type { IndexKey } from '../../core/state.ts';
import { keyHash } from './key-hash.ts';
import { given, overRows } from './over-rows.ts';
import type { Session } from './schema.ts';

/**
 * Record keys of those that asked these keys, then of those that stand under a key of `owned`, at most `limit`. A rare
 * stranger under an equal hash does no harm: it is looked at once more than needed.
 */
export async function askersOf(
  session: Session,
  keys: readonly IndexKey[],
  limit: number,
  owned: readonly IndexKey[],
): Promise<string[]> {
  const found = new Set(await under(session, 'asked', keys, limit));
  if (found.size < limit) for (const name of await under(session, 'key', owned, limit)) found.add(name);
  return [...found].slice(0, limit);
}

async function under(
  session: Session,
  table: 'asked' | 'key',
  keys: readonly IndexKey[],
  limit: number,
): Promise<string[]> {
  const { db, workspace } = session;
  const asked = keys.map(({ index, key }) => ({ hash: keyHash(index, key) }));
  const rows = await overRows(session, asked, (some) =>
    sql<{ table: string; id: string }>`
      with q(hash) as ${given(some)}
      select distinct record."table", record.id
      from q cross join ${sql.table(table)} as noted cross join record
      where noted.workspace = ${workspace} and noted.hash = cast(q.hash as bigint)
      and record.n = noted.n and record.gone = 0
      limit ${limit}
    `.compile(db),
  );
  return rows.map(({ table: of, id }) => recordKey(of, id));
}
