import { RowcallError } from '../../../core/errors.ts';
import type { Notion, NotionPage, NotionValue } from '../../vendors/notion.ts';
import type { Bound } from './bind.ts';
import { everyItem } from './every-item.ts';

/** A page shows so many references of one property; the others must be asked for. */
const shownInPage = 25;

/** The pages with every bound value whole: one call more for each value of which a page shows only the beginning. */
export async function withWholeValues(
  notion: Notion,
  bound: Bound,
  pages: readonly NotionPage[],
): Promise<readonly NotionPage[]> {
  const ids = new Set([...bound.at.values()].map(({ id }) => id));
  const whole: NotionPage[] = [];
  for (const page of pages) {
    const cut = Object.entries(page.properties).filter(([, value]) => ids.has(value.id) && isCut(value));
    const values = await Promise.all(cut.map(async ([name, value]) => [name, await wholeValue(notion, page, value)]));
    whole.push(
      cut.length === 0 ? page : { ...page, properties: { ...page.properties, ...Object.fromEntries(values) } },
    );
  }
  return whole;
}

function isCut(value: NotionValue): boolean {
  switch (value.type) {
    case 'relation':
      return 'has_more' in value ? value.has_more === true : value.relation.length >= shownInPage;
    case 'people':
      return value.people.length >= shownInPage;
    case 'title':
      return value.title.filter(({ type }) => type === 'mention').length >= shownInPage;
    case 'rich_text':
      return value.rich_text.filter(({ type }) => type === 'mention').length >= shownInPage;
    case 'rollup':
      return value.rollup.type === 'array' && value.rollup.array.length >= shownInPage;
    default:
      return false;
  }
}

async function wholeValue(notion: Notion, page: NotionPage, value: NotionValue): Promise<NotionValue> {
  const items = await everyItem<object>(async (from) => {
    const answer = await itemsOf(notion, page.id, value.id, from);
    return answer.object === 'list' ? answer : { results: [], next_cursor: null };
  });
  if (value.type === 'rollup') return { ...value, rollup: { ...value.rollup, array: items } } as NotionValue;
  const list = items.map((item) => (item as Readonly<Record<string, unknown>>)[value.type]);
  return { ...value, [value.type]: list } as NotionValue;
}

async function itemsOf(notion: Notion, page: string, property: string, from: { readonly start_cursor?: string }) {
  try {
    return await notion.ask((sdk) => sdk.pages.properties.retrieve({ page_id: page, property_id: property, ...from }));
  } catch (error) {
    // The page or the property was there a moment ago: it is read again, rather than taken for shorter than it was.
    if (error instanceof RowcallError && error.code === 'vendor.not-found')
      throw new RowcallError('vendor.unreachable', 'Something changed in Notion while it was read.');
    throw error;
  }
}
