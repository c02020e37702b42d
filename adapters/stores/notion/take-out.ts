import { dict } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { LeftOver, Memo, TakeOut } from '../../../core/store.ts';
import { boardPlace, findBoard, isThere, parentPage } from './board-place.ts';
import type { Tables, Workspace } from './tables.ts';

const tries = 3;

/**
 * Takes the columns of Rowcall's own out of the databases, with the one of its ids, and puts its page into the trash. All
 * other columns, rows and pages stay as they are.
 */
export async function takeOutOfNotion(
  workspace: Workspace,
  tables: Tables,
  columns: readonly TakeOut[],
  memo: Memo | null,
): Promise<readonly LeftOver[]> {
  for (let left = tries; ; left--) {
    try {
      await tables.located(true);
      for (const one of columns) await takeColumns(workspace, tables, one);
      await takePage(workspace, memo);
      return [];
    } catch (error) {
      // Where an answer was lost, what is gone is not found when it is looked for again.
      if (error instanceof RowcallError || left === 1) throw error;
    }
  }
}

async function takeColumns(
  { notion, tables: known }: Workspace,
  tables: Tables,
  { table: key, fields }: TakeOut,
): Promise<void> {
  const table = known.get(key);
  const source = (await tables.located()).byTable.get(key)?.id;
  const schema = source === undefined ? null : await tables.schemaOf(source);
  if (table === undefined || source === undefined || schema === null) return;
  const bound = await tables.bound(table, source, null, Object.values(schema.properties));
  const gone = [...fields.map((field) => bound?.at.get(field)), bound?.key];
  const properties = dict<null>();
  for (const property of gone) if (property != null) properties[property.name] = null;
  if (Object.keys(properties).length === 0) return;
  await notion.change((sdk) => sdk.dataSources.update({ data_source_id: source, properties }));
  const left = await tables.schemaOf(source);
  if (left !== null) await tables.bound(table, source, null, Object.values(left.properties));
}

async function takePage({ notion, root }: Workspace, memo: Memo | null): Promise<void> {
  const known = boardPlace.in(memo);
  // Wherever somebody has moved it.
  const board = known !== null && (await isThere(notion, known)) ? known : await findBesides({ notion, root });
  if (board !== null && board !== 'taken')
    await notion.change((sdk) => sdk.pages.update({ page_id: board.page, in_trash: true }));
}

async function findBesides({ notion, root }: Pick<Workspace, 'notion' | 'root'>): ReturnType<typeof findBoard> {
  try {
    return await findBoard(notion, await parentPage(notion, root));
  } catch (error) {
    if (error instanceof RowcallError && error.code === 'vendor.not-found') return null;
    throw error;
  }
}
