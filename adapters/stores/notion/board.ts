import type { Board, BoardTab } from '../../../core/board.ts';
import { asTicked } from '../../../core/board.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Memo } from '../../../core/store.ts';
import type { Notion, NotionBlock } from '../../vendors/notion.ts';
import { saidIn } from './board-blocks.ts';
import { type BoardPlace, blocksOn, boardPlace, findBoard, isThere, makeBoard, parentPage } from './board-place.ts';
import { showBoard } from './show-board.ts';

/** Each writing is in the history of the page. */
const pace = 1800;

/**
 * The page of Rowcall's own beside the databases: text, boxes to tick, and one formula. What stands there is compared with
 * what is to stand there, and only that is written which differs; what people write on the page stays.
 */
export function notionBoard({ notion, root }: { readonly notion: Notion; readonly root: string }): BoardTab {
  /** Where it is, for whoever asks without a memo. */
  let last: BoardPlace | null = null;

  /** What stands on the page; `null`: it is not there. */
  async function onPage(place: BoardPlace | null) {
    if (place === null) return null;
    try {
      return { place, blocks: await blocksOn(notion, place.page) };
    } catch (error) {
      if (isGone(error)) return null;
      throw error;
    }
  }

  /** As remembered, where it is still there. */
  async function placeNow(memo: Memo | null): Promise<BoardPlace | 'taken' | null> {
    const known = boardPlace.in(memo) ?? last;
    if (known !== null && (await isThere(notion, known))) return known;
    return await findBoard(notion, await parentPage(notion, root));
  }

  return {
    pace,

    async read(memo = null) {
      const place = await placeNow(memo);
      const there = place === 'taken' ? null : await onPage(place);
      if (there === null) return null;
      return ticksIn(there.blocks, there.place.boxes);
    },

    async write(board, memo) {
      try {
        const place = await placeNow(memo);
        if (place === 'taken') return { is: 'taken', memo };
        const there = await onPage(place ?? (await makeBoard(notion, await parentPage(notion, root), board.title)));
        if (there === null) throw new RowcallError('vendor.not-found', 'Notion does not show Rowcall its own page.');
        const ticks = ticksIn(there.blocks, boxesOn(there, board));
        last = await showBoard(notion, there.place, there.blocks, asTicked(board.lines, ticks));
        return { is: 'shown', memo: { ...memo, ...boardPlace.memo(last) } };
      } catch (error) {
        if (error instanceof RowcallError) throw error;
        // Nobody knows whether it was written: it is compared anew the next time.
        throw new RowcallError('vendor.unreachable', 'Notion did not say what became of it.');
      }
    },

    // A tick changes no row, and Notion tells times to the minute.
    sign: () => null,

    async who(key, memo) {
      const id = (boardPlace.in(memo) ?? last)?.boxes[key];
      if (id === undefined) return null;
      const block = await notion.ask((sdk) => sdk.blocks.retrieve({ block_id: id }));
      if (!('last_edited_by' in block)) return null;
      const user = await notion.ask((sdk) => sdk.users.retrieve({ user_id: block.last_edited_by.id }));
      return user.type === 'person' ? (user.name ?? user.person.email ?? null) : null;
    },
  };
}

/** The ids of the boxes by their keys: as remembered, else by what they say. */
function boxesOn(
  { place, blocks }: { readonly place: BoardPlace; readonly blocks: readonly NotionBlock[] },
  { lines }: Board,
): BoardPlace['boxes'] {
  const said = new Map(blocks.flatMap((block) => (block.type === 'to_do' ? [[saidIn(block), block.id]] : [])));
  const found = lines.flatMap(({ is, key, label }) =>
    is === 'box' && said.has(label) ? [[key, said.get(label)]] : [],
  );
  return { ...Object.fromEntries(found), ...place.boxes };
}

/** What is ticked on the page, by the keys of the boxes. */
function ticksIn(blocks: readonly NotionBlock[], boxes: BoardPlace['boxes']): ReadonlyMap<string, boolean> {
  const keys = new Map(Object.entries(boxes).map(([key, id]) => [id, key]));
  const ticks = new Map<string, boolean>();
  for (const block of blocks) {
    const key = keys.get(block.id);
    if (block.type === 'to_do' && key !== undefined) ticks.set(key, block.to_do.checked);
  }
  return ticks;
}

const isGone = (error: unknown) => error instanceof RowcallError && error.code === 'vendor.not-found';
