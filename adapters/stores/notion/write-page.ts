import type { Cells, FieldKey } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Patch } from '../../../core/patch.ts';
import type { Outcome } from '../../../core/store.ts';
import type { Notion, NotionPage } from '../../vendors/notion.ts';
import { type Bound, heldIn, propertiesOf } from './bind.ts';
import { isComputed } from './encode.ts';
import { notionId } from './notion-id.ts';
import { pageById, sourceOfPage } from './pages.ts';
import { withWholeValues } from './whole-values.ts';
import { differing, lacksColumn, missing, patience, refused, requestOf, type Writer, type Written } from './writer.ts';

/** Looks at a page and writes it; a second time where it was refused and a column has another name by now. */
export async function writePatch(writer: Writer, given: Bound, patch: Patch): Promise<Written> {
  if (lacksColumn(given, patch.set)) return refused('column.missing');
  const page = await pageFor(writer, given, patch.id);
  if (page === null) return missing;
  const bound = { ...given, at: renamed(given, page) };
  try {
    return await sendPatch(writer, bound, page, patch);
  } catch (error) {
    if (!(error instanceof RowcallError) || error.code !== 'vendor.refused') throw error;
    const again = await pageFor(writer, given, patch.id);
    if (again === null) return missing;
    const at = renamed(given, again);
    if ([...at].every(([field, { name }]) => bound.at.get(field)!.name === name)) throw error;
    return await sendPatch(writer, { ...given, at }, again, patch);
  }
}

async function pageFor({ notion, left }: Writer, { source }: Bound, id: string): Promise<NotionPage | null> {
  const native = notionId(id);
  const page = native === null ? null : await pageById(notion, native, left());
  return page !== null && sourceOfPage(page) === source ? page : null;
}

async function sendPatch(writer: Writer, bound: Bound, page: NotionPage, { id, expect, set }: Patch): Promise<Written> {
  const { notion, references } = writer;
  const now = await wholeHeld(notion, bound, page, { ...expect, ...set });
  if (!Object.keys(expect).every((field) => sameCell(now.cells[field] ?? null, expect[field]!)))
    return { outcome: { is: 'conflict', now: now.cells } };
  const left = differing(now.cells, set);
  const applied: Outcome = { is: 'applied', id, place: page.id };
  if (Object.keys(left).length === 0) return { outcome: applied };
  for (const field in left) {
    const why = obstacle(bound, page, field, now.marks[field]);
    if (why !== null) return refused(why);
  }
  await references.resolve(bound, left);
  const properties = await requestOf(writer, bound, left);
  if (properties === null) return refused('cell.unwritable');
  const after = await notion.change((sdk) => sdk.pages.update({ page_id: page.id, properties }), patience(writer));
  if (!('properties' in after)) throw new Error('Notion did not show what it holds now.');
  return {
    outcome: (await holds(notion, bound, after, left)) ? applied : refused('cell.unwritable').outcome,
    page: after,
  };
}

/** Whether a page holds what was written. Once it was written, a failure to find out is no refusal. */
async function holds(notion: Notion, bound: Bound, page: NotionPage, set: Cells): Promise<boolean> {
  try {
    const { cells } = await wholeHeld(notion, bound, page, set);
    return Object.keys(set).every((field) => sameCell(cells[field] ?? null, set[field]!));
  } catch {
    throw new Error('Notion did not show what it holds now.');
  }
}

/** Columns by the names that they have now: values are sent by name, and people may have renamed one since it was bound. */
function renamed({ at }: Bound, page: NotionPage): Bound['at'] {
  const byId = new Map(propertiesOf(page).map((property) => [property.id, property]));
  return new Map([...at].map(([field, property]) => [field, byId.get(property.id) ?? property]));
}

/** What Notion fills itself is never written, nor a stretch of time of which only the beginning would be left. */
function obstacle({ at }: Bound, page: NotionPage, field: FieldKey, mark: string | undefined): string | null {
  const property = at.get(field);
  if (property === undefined) return 'column.missing';
  if (isComputed(property.type) || mark === 'computed' || mark === 'error') return 'cell.computed';
  const value = Object.values(page.properties).find(({ id }) => id === property.id);
  return value?.type === 'date' && value.date?.end ? 'cell.unwritable' : null;
}

/** What a page holds, whole in the fields that matter here. */
async function wholeHeld(notion: Notion, bound: Bound, page: NotionPage, fields: Cells) {
  const at = new Map([...bound.at].filter(([field]) => field in fields));
  const [whole] = await withWholeValues(notion, { ...bound, at }, [page]);
  return heldIn(bound, whole!);
}
