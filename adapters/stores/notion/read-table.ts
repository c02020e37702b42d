import { RowcallError } from '../../../core/errors.ts';
import type { Table } from '../../../core/model.ts';
import type { Found, TableSnapshot } from '../../../core/store.ts';
import type { Notion, NotionPage } from '../../vendors/notion.ts';
import type { Wanted } from '../binding/wanted.ts';
import { type Bound, foundIn, heldIn, propertiesOf } from './bind.ts';
import { type Recall, recallAll, recallSome } from './memo.ts';
import { notionId } from './notion-id.ts';
import { allPages, pageById, pagesMadeAs, sourceOfPage } from './pages.ts';
import type { Tables } from './tables.ts';
import { withWholeValues } from './whole-values.ts';

/** What reading one table came to, and what to remember of it; `null`: nothing new. */
export interface ReadTable {
  readonly snapshot: TableSnapshot;
  readonly recall: Recall | null;
}

/** What a table is read with. */
export interface Reader {
  readonly notion: Notion;
  readonly tables: Tables;
  now(): string;
}

const nothing: ReadTable = { snapshot: { records: [], complete: false, fields: new Set() }, recall: null };

/**
 * Reads one table, or the records that are wanted of it: page by page, or whole where that takes fewer calls. A table
 * that is not where it was is looked for by its title.
 */
export async function readTable(
  reader: Reader,
  table: Table,
  wanted: Wanted | null,
  recall: Recall | null,
): Promise<ReadTable> {
  const source = await reader.tables.sourceOf(table.key, recall);
  if (source === null) return nothing;
  const found = await readSource(reader, table, source, wanted, recall);
  if (found !== null || recall === null) return found ?? nothing;
  const elsewhere = (await reader.tables.located(true)).byTable.get(table.key)?.id;
  if (elsewhere === undefined || elsewhere === source) return nothing;
  return (await readSource(reader, table, elsewhere, wanted, null)) ?? nothing;
}

/** `null`: there is no such data source any more. */
async function readSource(
  reader: Reader,
  table: Table,
  source: string,
  wanted: Wanted | null,
  recall: Recall | null,
): Promise<ReadTable | null> {
  try {
    const names = wanted === null ? null : [...new Set([...wanted.ids, ...wanted.places].map(String))];
    const callsForAll = recall === null ? Number.POSITIVE_INFINITY : Math.ceil((recall.rows + 1) / 100);
    return names === null || names.filter(notionId).length > callsForAll
      ? await readAll(reader, table, source, names, recall)
      : await readSome(reader, table, source, names, recall);
  } catch (error) {
    if (error instanceof RowcallError && error.code === 'vendor.not-found') return null;
    throw error;
  }
}

async function readAll(
  { notion, tables, now }: Reader,
  table: Table,
  source: string,
  names: readonly string[] | null,
  recall: Recall | null,
): Promise<ReadTable | null> {
  const began = now();
  const { pages, complete } = await allPages(notion, source);
  const schema = pages[0] === undefined ? await tables.schemaOf(source) : null;
  const properties = pages[0] ? propertiesOf(pages[0]) : schema && Object.values(schema.properties);
  const bound = properties && (await tables.bound(table, source, recall, properties));
  if (bound === null) return null;
  if (bound.at.size === 0) return nothing;
  // Rows that were not seen at first sight would be taken for new ones later.
  if (!complete && recall === null) throw tooManyAtOnce(table);
  const isNamed = namedIn(bound, names);
  const records = await recordsOf(notion, bound, pages.filter(isNamed));
  return {
    snapshot: { records, complete: complete && names === null, fields: new Set(bound.at.keys()) },
    recall: complete ? recallAll(bound, pages, began, recall) : recall,
  };
}

async function readSome(
  { notion, tables }: Reader,
  table: Table,
  source: string,
  names: readonly string[],
  recall: Recall | null,
): Promise<ReadTable | null> {
  const pages = new Map<string, NotionPage>();
  for (const id of names.flatMap((name) => notionId(name) ?? [])) {
    const page = await pageById(notion, id);
    if (page !== null && sourceOfPage(page) === source) pages.set(page.id, page);
  }
  const [first] = pages.values();
  const bound = await tables.bound(table, source, recall, first && propertiesOf(first));
  if (bound === null) return null;
  const made = names.filter((name) => notionId(name) === null);
  if (bound.key !== null && made.length > 0)
    for (const page of await pagesMadeAs(notion, source, bound.key.name, made)) pages.set(page.id, page);
  const found = [...pages.values()];
  return {
    snapshot: {
      records: await recordsOf(notion, bound, found),
      complete: false,
      fields: new Set(bound.at.keys()),
    },
    recall: recall && recallSome(bound, found, recall),
  };
}

/** Of pages with one id of ours, which copying makes, the first was made under it. */
async function recordsOf(notion: Notion, bound: Bound, pages: readonly NotionPage[]): Promise<readonly Found[]> {
  const made = new Set<string>();
  return (await withWholeValues(notion, bound, pages)).flatMap((page) => {
    const found = foundIn(bound, page);
    if (found?.made === undefined) return found ?? [];
    const { made: key, ...rest } = found;
    if (made.has(key)) return rest;
    made.add(key);
    return found;
  });
}

function namedIn(bound: Bound, names: readonly string[] | null): (page: NotionPage) => boolean {
  if (names === null) return () => true;
  const wanted = new Set(names.map((name) => notionId(name) ?? name));
  return (page) => wanted.has(page.id) || wanted.has(heldIn(bound, page).made ?? '');
}

function tooManyAtOnce({ title }: Table): RowcallError {
  return new RowcallError(
    'vendor.refused',
    `Notion does not show all of “${title}”: more than 10,000 of its rows were made within one minute.`,
    { title },
  );
}
