import type { Board, BoardTab } from '../../../core/board.ts';
import { asTicked } from '../../../core/board.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { AirtableClient } from '../../vendors/airtable.ts';
import type { AirtableRecord } from '../../vendors/airtable-shapes.ts';
import { lineChanges, ticksIn } from './board-lines.ts';
import { type BoardPlace, boardPlace, completed, findBoard, makeBoard, placeOf } from './board-table.ts';
import type { Desk } from './desk.ts';
import { allRecords } from './every-record.ts';
import { isOutdated } from './refusal.ts';
import { tens } from './tens.ts';
import { whoTicked } from './who-ticked.ts';

const mostPages = 10;
const leastPace = 1800;

/**
 * The table of Rowcall's own in a base: a record for each line. One reading and a writing for every ten lines that changed;
 * `pollSeconds`: how often the base may be asked, which is also how often it is told what can wait.
 */
export function airtableBoard(desk: Desk, pollSeconds: number): BoardTab {
  const { client, zone } = desk;
  /** Where it is, for whoever asks without a memo. */
  let last: BoardPlace | null = null;

  /** Does something where the table was, else where it is now; `null`: it is nowhere. */
  async function there<T>(
    known: BoardPlace | null,
    find: () => Promise<BoardPlace | null>,
    act: (at: BoardPlace) => Promise<T>,
  ): Promise<T | null> {
    if (known !== null) {
      try {
        return await act(known);
      } catch (error) {
        if (!isOutdated(error)) throw error;
      }
    }
    const found = await find();
    return found === null ? null : await act(found);
  }

  async function show(place: BoardPlace, board: Board): Promise<BoardPlace> {
    const records = await recordsIn(client, place);
    const { update, make, remove } = lineChanges(records, asTicked(board.lines, ticksIn(records, place)), place);
    for (const some of tens(update)) await client.update(place.table, some);
    for (const some of tens(make)) await client.upsert(place.table, place.at.key, some);
    for (const some of tens(remove)) await client.remove(place.table, some);
    return place;
  }

  return {
    pace: Math.max(leastPace, pollSeconds),
    isDear: true,

    async read(memo = null) {
      const ticks = async (place: BoardPlace) => ticksIn(await recordsIn(client, place), place);
      return await there(boardPlace.in(memo) ?? last, () => foundPlace(client), ticks);
    },

    async write(board, memo) {
      const known = boardPlace.in(memo) ?? last;
      const find = () => wantedPlace(client, board, zone);
      try {
        const place = await there(known, find, (at) => show(at, board));
        if (place === null) return { is: 'taken', memo };
        const { stirred } = known ?? {};
        last = { ...place, ...(stirred !== undefined && { stirred }) };
        return { is: 'shown', memo: { ...memo, ...boardPlace.memo(last) } };
      } catch (error) {
        if (error instanceof RowcallError) throw error;
        // Nobody knows whether it was written: it is compared anew the next time.
        throw new RowcallError('vendor.unreachable', 'Airtable did not say what became of it.');
      }
    },

    sign: (memo) => boardPlace.in(memo)?.stirred ?? '',

    async who(key, memo) {
      const place = boardPlace.in(memo) ?? last;
      const hook = desk.hook();
      return place === null || hook === null ? null : await whoTicked(client, hook, place, key);
    },
  };
}

async function foundPlace(client: AirtableClient): Promise<BoardPlace | null> {
  const found = await findBoard(client);
  return found === null || found === 'taken' ? null : placeOf(found);
}

/** `null`: people have called a table of theirs so. */
async function wantedPlace(client: AirtableClient, { heads }: Board, zone: string): Promise<BoardPlace | null> {
  const found = await findBoard(client);
  if (found === 'taken') return null;
  return found === null ? await makeBoard(client, heads, zone) : await completed(client, found, heads, zone);
}

async function recordsIn(client: AirtableClient, { table, at }: BoardPlace): Promise<readonly AirtableRecord[]> {
  const fields = Object.values(at).filter((id) => id !== undefined);
  return await allRecords(client, table, { fields }, mostPages);
}
