import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { RecordId, TableKey } from '../../core/cell.ts';
import { recordKey } from '../../core/record.ts';
import type { IndexKey, Kept, Settlement } from '../../core/state.ts';
import { fromText, toText } from './json.ts';
import { hashesOf, moveHashes, noHashes } from './keys.ts';
import { given, overRows } from './over-rows.ts';
import type { Session, Tables } from './schema.ts';

type RecordRow = Selectable<Tables['record']>;

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
  'record.model',
  'record.gone',
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
    model: row.model,
    gone: row.gone === 1,
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
  return (
    await rowsNamed(
      session,
      ids.map((id) => ({ table, id })),
    )
  ).map(keptOf);
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

type Moved = Pick<Settlement, 'records' | 'keys' | 'asked'>;

/** How many records are held in memory as rows at a time. */
const portion = 20_000;

/** Writes records over their former selves and moves them to their present keys. */
export async function keepRecords(session: Session, moved: Moved): Promise<void> {
  for (let from = 0; from < moved.records.length; from += portion)
    await keepSome(session, { ...moved, records: moved.records.slice(from, from + portion) });
}

async function keepSome(session: Session, { records, keys, asked }: Moved): Promise<void> {
  const former = new Map<string, RecordRow>();
  for (const row of await rowsNamed(session, records)) former.set(recordKey(row.table, row.id), row);

  const names = records.map(({ table, id }) => recordKey(table, id));
  const owned = names.map((name) => hashesUnder(keys, name));
  const wanted = names.map((name) => hashesUnder(asked, name));
  const rows = records.map((record, at) => {
    const was = former.get(names[at]!);
    return {
      ...rowOf(session.workspace, record),
      keys: hashText(owned[at]!, was?.keys),
      asked: hashText(wanted[at]!, was?.asked),
    };
  });
  const numbers = await upsert(session, rows);

  const standings = (hashes: readonly (readonly number[] | null)[], column: 'keys' | 'asked') =>
    hashes.flatMap((now, at) => {
      const name = names[at]!;
      return now === null ? [] : { n: numbers.get(name)!, was: former.get(name)?.[column] ?? noHashes, now };
    });
  await moveHashes(session, 'key', standings(owned, 'keys'));
  await moveHashes(session, 'asked', standings(wanted, 'asked'));
}

/** `null` where a settlement does not speak of the record: it stays where it stood. */
function hashesUnder(keys: ReadonlyMap<string, readonly IndexKey[]>, name: string): readonly number[] | null {
  const own = keys.get(name);
  return own === undefined ? null : hashesOf(own);
}

function hashText(hashes: readonly number[] | null, was = noHashes): string {
  return hashes === null ? was : toText(hashes);
}

function rowOf(workspace: number, record: Kept): Omit<RecordRow, 'n' | 'keys' | 'asked'> {
  return {
    workspace,
    table: record.table,
    id: record.id,
    revision: record.revision,
    seen: toText(record.seen),
    marks: toText(record.marks),
    accepted: toText(record.accepted),
    held: toText(record.held),
    pins: toText(record.pins),
    off: toText(record.off),
    findings: toText(record.findings),
    model: record.model,
    gone: record.gone ? 1 : 0,
  };
}

/** Answers the numbers of the rows by record key. */
async function upsert(session: Session, rows: readonly Omit<RecordRow, 'n'>[]): Promise<Map<string, number>> {
  const written = await overRows(session, rows, (some) =>
    session.db
      .insertInto('record')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['workspace', 'table', 'id']).doUpdateSet((row) => ({
          revision: row.ref('excluded.revision'),
          seen: row.ref('excluded.seen'),
          marks: row.ref('excluded.marks'),
          accepted: row.ref('excluded.accepted'),
          held: row.ref('excluded.held'),
          pins: row.ref('excluded.pins'),
          off: row.ref('excluded.off'),
          findings: row.ref('excluded.findings'),
          model: row.ref('excluded.model'),
          gone: row.ref('excluded.gone'),
          keys: row.ref('excluded.keys'),
          asked: row.ref('excluded.asked'),
        })),
      )
      .returning(['n', 'table', 'id'])
      .compile(),
  );
  return new Map(written.map(({ n, table, id }) => [recordKey(table, id), n]));
}
