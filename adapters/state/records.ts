import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { RecordId, TableKey } from '../../core/cell.ts';
import type { Kept } from '../../core/state.ts';
import { fromText } from './json.ts';
import { given, overRows } from './over-rows.ts';
import type { Session, Tables } from './schema.ts';

/** A record as the table holds it. */
export type RecordRow = Selectable<Tables['record']>;

/** The columns of which `keptOf` makes a record. */
export const keptColumns = [
  'record.table',
  'record.id',
  'record.revision',
  'record.seen',
  'record.marks',
  'record.accepted',
  'record.held',
  'record.pins',
  'record.off',
  'record.findings',
  'record.reverted',
  'record.adopted',
  'record.model',
  'record.gone',
  'record.bare',
] as const;

/** A record out of its row. */
export function keptOf(row: Omit<RecordRow, 'n' | 'workspace' | 'keys' | 'asked'>): Kept {
  return {
    table: row.table,
    id: row.id,
    revision: row.revision,
    seen: fromText(row.seen),
    marks: fromText(row.marks),
    accepted: fromText(row.accepted),
    held: fromText(row.held),
    pins: fromText(row.pins),
    off: fromText(row.off),
    findings: fromText(row.findings),
    reverted: fromText(row.reverted),
    adopted: row.adopted,
    model: row.model,
    gone: row.gone === 1,
    ...(row.bare === 1 && { bare: true }),
  };
}

const page = 5000;

/** A whole table in order of id, those that are gone included; read in pages, so that texts and records never all stand in memory. */
export async function wholeTable({ db, workspace }: Session, table: TableKey): Promise<Kept[]> {
  const records: Kept[] = [];
  for (;;) {
    const rows = await db
      .selectFrom('record')
      .select(keptColumns)
      .where('workspace', '=', workspace)
      .where('table', '=', table)
      .where('id', '>', records.at(-1)?.id ?? '')
      .orderBy('id')
      .limit(page)
      .execute();
    for (const row of rows) records.push(keptOf(row));
    if (rows.length < page) return records;
  }
}

/** The records of a table that are known by these ids, in no order. */
export async function recordsById(session: Session, table: TableKey, ids: readonly RecordId[]): Promise<Kept[]> {
  const names = ids.map((id) => ({ table, id }));
  return (await rowsNamed(session, names)).map(keptOf);
}

/** The rows of records by table and id. */
export function rowsNamed(session: Session, names: readonly Pick<Kept, 'table' | 'id'>[]): Promise<RecordRow[]> {
  const { db, workspace } = session;
  const asked = names.map(({ table, id }) => ({ table, id }));
  return overRows(session, asked, (some) =>
    sql<RecordRow>`
      with q("table", id) as ${given(some)}
      select record.* from q cross join record
      where record.workspace = ${workspace} and record."table" = q."table" and record.id = q.id
    `.compile(db),
  );
}

/** The rows of records by their numbers. */
export function rowsByNumber(session: Session, numbers: readonly number[]): Promise<RecordRow[]> {
  const asked = numbers.map((n) => ({ n }));
  return overRows(session, asked, (some) =>
    sql<RecordRow>`
      with q(n) as ${given(some)}
      select record.* from q cross join record where record.n = cast(q.n as bigint)
    `.compile(session.db),
  );
}
