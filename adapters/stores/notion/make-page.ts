import { dict } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { NewRecord } from '../../../core/patch.ts';
import type { NotionPage } from '../../vendors/notion.ts';
import { type Bound, heldIn } from './bind.ts';
import { isComputed } from './encode.ts';
import { pagesMadeAs } from './pages.ts';
import { differing, lacksColumn, patience, refused, requestOf, type Writer, type Written } from './writer.ts';

/** Makes the page of a record, unless it was made before. */
export async function writeNew(
  writer: Writer,
  bound: Bound,
  record: NewRecord,
  known: ReadonlyMap<string, NotionPage>,
): Promise<Written> {
  const there = known.get(record.id);
  if (there !== undefined) return { outcome: { is: 'applied', id: there.id, place: there.id } };
  try {
    return await makePage(writer, bound, record);
  } catch (error) {
    if (!(error instanceof RowcallError) || error.code !== 'vendor.refused') throw error;
    // It may have been refused because of a name that is no longer so.
    const now = await writer.boundNow(bound);
    if (now === null) throw error;
    return await makePage(writer, now, record);
  }
}

async function makePage(writer: Writer, bound: Bound, { id, set }: NewRecord): Promise<Written> {
  const filled = differing(dict(), set);
  if (bound.key === null || lacksColumn(bound, filled)) return refused('column.missing');
  if (Object.keys(filled).some((field) => isComputed(bound.at.get(field)!.type))) return refused('cell.computed');
  await writer.references.resolve(bound, filled);
  const cells = await requestOf(writer, bound, filled);
  if (cells === null) return refused('cell.unwritable');
  const properties = { ...cells, [bound.key.name]: { rich_text: [{ text: { content: id } }] } };
  const page = await writer.notion.change(
    (sdk) => sdk.pages.create({ parent: { type: 'data_source_id', data_source_id: bound.source }, properties }),
    patience(writer),
  );
  writer.references.made(id, page.id);
  return { outcome: { is: 'applied', id: page.id, place: page.id }, ...('properties' in page && { page }) };
}

/** Pages that were made under these ids before, the first of each; `null`: it could not be found out. */
export async function knownPages(
  { notion, references, progress }: Writer,
  bound: Bound,
  creates: readonly NewRecord[],
): Promise<ReadonlyMap<string, NotionPage> | null> {
  const known = new Map<string, NotionPage>();
  if (bound.key === null) return known;
  const ids = creates.map(({ id }) => id);
  try {
    for (const page of await pagesMadeAs(notion, bound.source, bound.key.name, ids)) {
      const { made } = heldIn(bound, page);
      if (made === null || known.has(made)) continue;
      known.set(made, page);
      references.made(made, page.id);
    }
    return known;
  } catch (error) {
    if (!progress.hasWritten) throw error;
    return null;
  }
}
