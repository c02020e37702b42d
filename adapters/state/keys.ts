import { sql } from 'kysely';
import type { IndexKey } from '../../core/state.ts';
import { fromText } from './json.ts';
import { keyHash } from './key-hash.ts';
import { given, overRows } from './over-rows.ts';
import type { Session } from './schema.ts';

/** What a record stood under, as its row holds it, and what it stands under now. */
export interface Standing {
  readonly n: number;
  readonly was: string;
  readonly now: readonly number[];
}

/** Hashes and, at the same positions, the numbers of records: two lists of numbers take half the time of one of objects. */
interface Places {
  readonly hashes: number[];
  readonly records: number[];
}

export const noHashes = '[]';

export function hashesOf(keys: readonly IndexKey[]): readonly number[] {
  return keys.map(({ index, key }) => keyHash(index, key));
}

/** Moves records from their former hashes to their present ones, writing only what differs. */
export async function moveHashes(
  session: Session,
  table: 'key' | 'asked',
  standings: readonly Standing[],
): Promise<void> {
  const left: Places = { hashes: [], records: [] };
  const entered: Places = { hashes: [], records: [] };
  for (const { n, was, now } of standings) {
    const before = was === noHashes ? [] : fromText<number[]>(was);
    for (const hash of before) if (!now.includes(hash)) add(left, hash, n);
    for (const hash of now) if (!before.includes(hash)) add(entered, hash, n);
  }
  await leave(session, table, left);
  await enter(session, table, entered);
}

function add({ hashes, records }: Places, hash: number, n: number): void {
  hashes.push(hash);
  records.push(n);
}

async function leave(session: Session, table: 'key' | 'asked', places: Places): Promise<void> {
  const rows = places.hashes.map((hash, at) => ({ hash, n: places.records[at]! }));
  await overRows(session, rows, (some) =>
    sql`
      with q(hash, n) as ${given(some)}
      delete from ${sql.table(table)}
      where workspace = ${session.workspace}
      and (hash, n) in (select cast(hash as bigint), cast(n as bigint) from q)
    `.compile(session.db),
  );
}

async function enter(session: Session, table: 'key' | 'asked', places: Places): Promise<void> {
  const { db, workspace } = session;
  await overRows(session, inOrder(places, workspace), (some) =>
    db
      .insertInto(table)
      .values(some)
      .onConflict((conflict) => conflict.doNothing())
      .compile(),
  );
}

/** How many places are sorted at once; their positions take twenty bits. */
const batch = 2 ** 20;

/**
 * Nearly in the order of the hashes, which halves the time of inserting: neighbours go to the same page. The upper 33
 * bits of each hash are packed with its position into one number, because numbers alone sort natively.
 */
function* inOrder({ hashes, records }: Places, workspace: number) {
  for (let from = 0; from < hashes.length; from += batch) {
    const packed = new Float64Array(Math.min(batch, hashes.length - from));
    for (let i = 0; i < packed.length; i++) packed[i] = Math.floor(hashes[from + i]! / batch) * batch + i;
    for (const one of packed.sort()) {
      const at = from + one - Math.floor(one / batch) * batch;
      yield { workspace, hash: hashes[at]!, n: records[at]! };
    }
  }
}
