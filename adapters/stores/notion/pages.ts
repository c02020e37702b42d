import { RowcallError } from '../../../core/errors.ts';
import type { Notion, NotionFilter, NotionPage } from '../../vendors/notion.ts';

const pageSize = 100;

/** All pages of a data source in the order in which they were made, and whether these are all. */
export interface AllPages {
  readonly pages: readonly NotionPage[];
  readonly complete: boolean;
}

/**
 * Reads a whole data source. One query shows ten thousand rows and says nothing of the others but a flag; so the rest is
 * asked for by when it was made. Where more than a query shows were made within one minute, it is not complete.
 */
export async function allPages(notion: Notion, source: string): Promise<AllPages> {
  const pages = new Map<string, NotionPage>();
  let since: string | undefined;
  for (;;) {
    const { found, isCut } = await query(notion, source, since === undefined ? undefined : madeSince(since));
    for (const page of found) pages.set(page.id, page);
    if (!isCut) return { pages: [...pages.values()], complete: true };
    const last = found.at(-1)?.created_time;
    if (last === undefined || last === since) return { pages: [...pages.values()], complete: false };
    since = last;
  }
}

const madeSince = (minute: string): NotionFilter => ({
  timestamp: 'created_time',
  created_time: { on_or_after: minute },
});

/** Everything that one query shows, in the order in which it was made. */
async function query(
  notion: Notion,
  source: string,
  filter: NotionFilter | undefined,
): Promise<{ readonly found: readonly NotionPage[]; readonly isCut: boolean }> {
  const found: NotionPage[] = [];
  let cursor: string | null = null;
  for (;;) {
    const { pages, next, isCut } = await onePage(notion, source, { filter, cursor, size: pageSize });
    found.push(...pages);
    cursor = next;
    if (cursor === null) return { found, isCut };
  }
}

/** What is asked of a data source in one call. */
export interface Asked {
  readonly filter?: NotionFilter | undefined;
  readonly cursor?: string | null;
  readonly size: number;
}

/** One call's worth of a data source, in the order in which it was made. */
export async function onePage(
  notion: Notion,
  source: string,
  { filter, cursor = null, size }: Asked,
): Promise<{ readonly pages: readonly NotionPage[]; readonly next: string | null; readonly isCut: boolean }> {
  const answer = await notion.ask((sdk) =>
    sdk.dataSources.query({
      data_source_id: source,
      page_size: size,
      result_type: 'page',
      sorts: [{ timestamp: 'created_time', direction: 'ascending' }],
      ...(filter !== undefined && { filter }),
      ...(cursor !== null && { start_cursor: cursor }),
    }),
  );
  const pages = answer.results.filter((one): one is NotionPage => one.object === 'page' && 'parent' in one);
  return { pages, next: answer.next_cursor, isCut: answer.request_status?.type === 'incomplete' };
}

/** One page, if it is there and not in the trash; `null` otherwise. */
export async function pageById(notion: Notion, id: string, patience?: number): Promise<NotionPage | null> {
  try {
    const page = await notion.ask((sdk) => sdk.pages.retrieve({ page_id: id }), patience);
    return 'properties' in page && !page.in_trash ? page : null;
  } catch (error) {
    if (error instanceof RowcallError && error.code === 'vendor.not-found') return null;
    throw error;
  }
}

/** The data source that a page belongs to, if any. */
export function sourceOfPage({ parent }: NotionPage): string | null {
  return parent.type === 'data_source_id' ? parent.data_source_id : null;
}

/** Pages made under these ids of ours, the earlier first; a copy of such a page is among them. */
export async function pagesMadeAs(
  notion: Notion,
  source: string,
  property: string,
  ids: readonly string[],
): Promise<readonly NotionPage[]> {
  const found: NotionPage[] = [];
  for (let from = 0; from < ids.length; from += pageSize) {
    const some = ids.slice(from, from + pageSize);
    const filter: NotionFilter = { or: some.map((id) => ({ property, rich_text: { equals: id } })) };
    found.push(...(await query(notion, source, filter)).found);
  }
  return found;
}
