import { recordKey } from '../../core/record.ts';
import type { IndexKey, Kept, Settlement } from '../../core/state.ts';
import { toText } from './json.ts';
import { hashesOf, moveHashes, noHashes } from './keys.ts';
import { overRows } from './over-rows.ts';
import type { RecordRow } from './records.ts';
import { rowsNamed } from './records.ts';
import type { Session } from './schema.ts';

type Moved = Pick<Settlement, 'records' | 'keys' | 'asked'>;

/** How many records are held in memory as rows at a time. */
const portion = 10_000;

/** Writes records over their former selves and moves them to their present keys. */
export async function keepRecords(session: Session, moved: Moved): Promise<void> {
  for (let from = 0; from < moved.records.length; from += portion)
    await keepSome(session, { ...moved, records: onceEach(moved.records.slice(from, from + portion)) });
}

/** Each record as it was said last: one statement cannot write the same row twice on every engine. */
function onceEach(records: readonly Kept[]): readonly Kept[] {
  const last = new Map(records.map((record) => [recordKey(record.table, record.id), record]));
  return last.size === records.length ? records : [...last.values()];
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
    reverted: toText(record.reverted),
    adopted: record.adopted,
    model: record.model,
    gone: record.gone ? 1 : 0,
    bare: record.bare ? 1 : 0,
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
          reverted: row.ref('excluded.reverted'),
          adopted: row.ref('excluded.adopted'),
          model: row.ref('excluded.model'),
          gone: row.ref('excluded.gone'),
          bare: row.ref('excluded.bare'),
          keys: row.ref('excluded.keys'),
          asked: row.ref('excluded.asked'),
        })),
      )
      .returning(['n', 'table', 'id'])
      .compile(),
  );
  return new Map(written.map(({ n, table, id }) => [recordKey(table, id), n]));
}
