import type { TableKey } from '../../../core/cell.ts';
import type { Memo } from '../../../core/store.ts';
import type { TableWrites } from '../binding/table-writes.ts';
import type { Wanted } from '../binding/wanted.ts';
import { type Looked, look, type Sight } from './look.ts';
import { recall, rowsOf } from './memo.ts';
import { wasUnanswered } from './spent-marks.ts';

/** How old a look may be before it is taken anew to write by it, in milliseconds. */
export const freshFor = 5000;

/** What is known before a write. */
export interface KnownBefore {
  readonly memo: Memo;
  /** The looks that came before, in this process. */
  readonly last: ReadonlyMap<TableKey, Looked>;
  /** Calls of earlier writes that were found to have been carried out when somebody asked. */
  readonly found: readonly string[];
}

/** Looks again where the last look is too old, or has not seen all that is to be written. */
export async function lookBefore(
  sight: Sight,
  byTable: readonly TableWrites[],
  { memo, last, found: unanswered }: KnownBefore,
): Promise<ReadonlyMap<TableKey, Looked | null>> {
  const isInDoubt = unanswered.length > 0 || wasUnanswered(memo, sight.now());
  const found = new Map<TableKey, Looked | null>();
  const wanted = new Map<TableKey, Wanted>();
  for (const writes of byTable) {
    const before = last.get(writes.table);
    const order = before?.now ?? recall(memo, writes.table) ?? { order: [], header: 0 };
    const needed = neededBy(writes, order, isInDoubt);
    const isFresh = before !== undefined && sight.now() - before.at <= freshFor && hasSeen(before, needed);
    if (isFresh) found.set(writes.table, before);
    else wanted.set(writes.table, needed);
  }
  if (wanted.size > 0) for (const [table, one] of await look(sight, wanted, memo)) found.set(table, one);
  return found;
}

/**
 * A new record is looked for where its id was seen, and after a call of which nobody knows what it has made: else its
 * making is claimed, which can be done once.
 */
function neededBy(
  { patches, creates }: TableWrites,
  known: Pick<Looked['now'], 'order' | 'header'>,
  isInDoubt: boolean,
): Wanted {
  const made = creates.filter(({ id }) => isInDoubt || known.order.includes(id));
  return {
    ids: new Set([
      ...patches.flatMap(({ id, carries }) => (carries === undefined ? [id] : [])),
      ...made.map(({ id }) => id),
    ]),
    places: new Set(patches.flatMap(({ place }) => (typeof place === 'number' ? [place] : []))),
  };
}

function hasSeen({ rows, now }: Looked, { ids, places }: Wanted): boolean {
  if (rows === 'all') return true;
  const isSeen = (row: unknown) => typeof row === 'number' && rows.has(row);
  if (![...places].every(isSeen)) return false;
  return [...ids].every((id) => {
    const own = rowsOf(now, id);
    return own.length > 0 && own.every(isSeen);
  });
}
