import type { BoardLine } from '../../../core/board.ts';
import type { Notion, NotionBlock } from '../../vendors/notion.ts';
import { showAlarm } from './board-alarm.ts';
import { changeFor, paired, requestFor, type Wanted, type WantedText, wantedBlocks } from './board-blocks.ts';
import { type BoardPlace, blocksOn } from './board-place.ts';

/**
 * Has the page show these lines, and answers what is to be remembered of it. Only what differs is written; blocks of people's
 * own stay where they are.
 */
export async function showBoard(
  notion: Notion,
  place: BoardPlace,
  blocks: readonly NotionBlock[],
  lines: readonly BoardLine[],
): Promise<BoardPlace> {
  const ours = (all: readonly NotionBlock[]) => all.filter(({ created_by: by }) => by.id === place.us);
  const wanted = wantedBlocks(lines, place.alarm === 'still');
  const at = wanted.findIndex(({ is }) => is === 'alarm');
  const alarm = wanted[at];
  if (alarm?.is !== 'alarm') return { ...place, boxes: await showText(notion, place, ours(blocks), wanted) };

  // Notion puts a new table at the end of a page only.
  const above = ours(blocks).length === 0 ? wanted.slice(0, at).filter(isText) : [];
  await append(notion, place.page, above, undefined);
  const next = { ...place, alarm: await showAlarm(notion, place, ours(blocks), alarm.line) };
  const now = above.length > 0 ? await blocksOn(notion, place.page) : blocks;
  const still = next.alarm === 'still' ? wantedBlocks(lines, true) : wanted;
  return { ...next, boxes: await showText(notion, next, ours(now), still) };
}

const isText = (wanted: Wanted): wanted is WantedText => wanted.is !== 'alarm';

/** Has the page hold this text in this order, and answers the ids of the boxes. */
async function showText(
  notion: Notion,
  { page, boxes }: BoardPlace,
  ours: readonly NotionBlock[],
  wanted: readonly Wanted[],
): Promise<BoardPlace['boxes']> {
  const pairs = paired(ours, wanted, boxes);
  // Nothing can be put above the first block: where that one is new, all are.
  const kept = wanted[0] !== undefined && pairs.has(wanted[0]) ? pairs : new Map<Wanted, NotionBlock>();
  const staying = new Set(kept.values());
  const next: Record<string, string> = {};
  let behind: string | undefined;
  let waiting: WantedText[] = [];
  const note = (one: Wanted, id: string | undefined) => {
    if (one.is === 'to_do' && id !== undefined) next[one.key] = id;
  };
  const bring = async () => {
    const ids = await append(notion, page, waiting, behind);
    for (const [at, one] of waiting.entries()) note(one, ids[at]);
    behind = ids.at(-1) ?? behind;
    waiting = [];
  };
  for (const one of wanted) {
    const block = kept.get(one);
    if (block === undefined) {
      if (isText(one)) waiting.push(one);
      continue;
    }
    await bring();
    behind = block.id;
    note(one, block.id);
    const change = isText(one) ? changeFor(block, one) : null;
    if (change !== null) await notion.change((sdk) => sdk.blocks.update({ block_id: block.id, ...change }));
  }
  await bring();
  for (const { id, type } of ours.filter((block) => !staying.has(block)))
    if (type !== 'child_database') await notion.change((sdk) => sdk.blocks.delete({ block_id: id }));
  return next;
}

/** Answers the ids of the new blocks, in order. */
async function append(
  notion: Notion,
  page: string,
  wanted: readonly WantedText[],
  after: string | undefined,
): Promise<readonly string[]> {
  if (wanted.length === 0) return [];
  const { results } = await notion.change((sdk) =>
    sdk.blocks.children.append({
      block_id: page,
      children: wanted.map(requestFor),
      ...(after !== undefined && { after }),
    }),
  );
  return results.map(({ id }) => id);
}
