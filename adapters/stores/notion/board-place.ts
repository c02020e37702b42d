import { boardTitle } from '../../../core/board.ts';
import { RowcallError } from '../../../core/errors.ts';
import { remembered } from '../../../core/remembered.ts';
import type { Notion, NotionBlock } from '../../vendors/notion.ts';
import { everyItem } from './every-item.ts';

/** Where Rowcall's own page is, and what is known of it. */
export interface BoardPlace {
  readonly page: string;
  /** The user that Rowcall is there. */
  readonly us: string;
  /** The blocks of boxes, by their keys. */
  readonly boxes: Readonly<Record<string, string>>;
  /** The formula that tells of silence by itself; `still`: Notion would not have it. Absent: there is none yet. */
  readonly alarm?: { readonly source: string; readonly formula: string; readonly says: string } | 'still';
}

/** What is remembered of that, under the name that `boardMemo` says. */
export const boardPlace = remembered<BoardPlace>('board');

/**
 * Finds Rowcall's own page beside the databases; `null`: there is none. `taken`: people have called a page or a database of theirs so. A page
 * is Rowcall's if Rowcall made it.
 */
export async function findBoard(notion: Notion, parent: string): Promise<BoardPlace | 'taken' | null> {
  const us = (await notion.ask((sdk) => sdk.users.me({}))).id;
  const blocks = await blocksOn(notion, parent);
  const own = blocks.filter(({ type, created_by: by }) => type === 'child_page' && by.id === us);
  const found = own.find((page) => titleOf(page) === boardTitle) ?? own[0];
  if (found !== undefined) return { page: found.id, us, boxes: {} };
  return blocks.some((block) => titleOf(block) === boardTitle) ? 'taken' : null;
}

/** Makes Rowcall's own page, with nothing on it yet. */
export async function makeBoard(notion: Notion, parent: string, title: string): Promise<BoardPlace> {
  const page = await notion.change((sdk) =>
    sdk.pages.create({
      parent: { type: 'page_id', page_id: parent },
      properties: { title: { title: [{ type: 'text', text: { content: title } }] } },
    }),
  );
  const us = 'created_by' in page ? page.created_by.id : (await notion.ask((sdk) => sdk.users.me({}))).id;
  return { page: page.id, us, boxes: {} };
}

/** Whether the page is there, and not in the trash: whoever puts it there may want to see it again, but not there. */
export async function isThere(notion: Notion, { page }: BoardPlace): Promise<boolean> {
  try {
    const found = await notion.ask((sdk) => sdk.pages.retrieve({ page_id: page }));
    return 'in_trash' in found && !found.in_trash;
  } catch (error) {
    if (error instanceof RowcallError && error.code === 'vendor.not-found') return false;
    throw error;
  }
}

/** The page on which databases stand: the one that the settings name, or the one of the database that they name. */
export async function parentPage(notion: Notion, root: string): Promise<string> {
  try {
    await notion.ask((sdk) => sdk.pages.retrieve({ page_id: root }));
    return root;
  } catch (error) {
    if (!(error instanceof RowcallError) || error.code !== 'vendor.not-found') throw error;
  }
  const database = await notion.ask((sdk) => sdk.databases.retrieve({ database_id: root }));
  if ('parent' in database && database.parent.type === 'page_id') return database.parent.page_id;
  throw new RowcallError('vendor.not-found', 'Notion does not show Rowcall the page on which the database stands.');
}

/** Everything that stands on a page, in order. */
export async function blocksOn(notion: Notion, page: string): Promise<readonly NotionBlock[]> {
  const blocks = await everyItem((from) => notion.ask((sdk) => sdk.blocks.children.list({ block_id: page, ...from })));
  return blocks.filter((block): block is NotionBlock => 'type' in block && !block.in_trash);
}

function titleOf(block: NotionBlock): string {
  if (block.type === 'child_page') return block.child_page.title.trim();
  return block.type === 'child_database' ? block.child_database.title.trim() : '';
}
