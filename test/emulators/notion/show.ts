import type { DatabaseObjectResponse, PageObjectResponse } from '@notionhq/client';
import type { TextItem } from './values.ts';
import { emptyValue, textItem } from './values.ts';
import type { Block, Database, Page, Property, Source, SourceObject, Subpage, World } from './world.ts';
import { toMinute, usualPerson } from './world.ts';

/** A page shows so many relations, people and mentions of a property; the rest is asked for by property. */
const shownInPage = 25;

/** A property's value as a page shows it, or whole. */
export function showValue(world: World, source: Source, page: Page, property: Property, whole = false) {
  return { id: property.id, type: property.type, ...innerOf(world, source, page, property, whole) };
}

function innerOf(
  world: World,
  source: Source,
  page: Page,
  property: Property,
  whole: boolean,
): Record<string, unknown> {
  const { type } = property;
  const value = page.values.get(property.id) ?? emptyValue(property);
  const option = (one: unknown) => {
    const known = property.options.find(({ id }) => id === (one as { id: string } | null)?.id);
    return known ? { id: known.id, name: known.name, color: 'default' } : null;
  };
  const cut = <T>(list: readonly T[]) => (whole ? list : list.slice(0, shownInPage));
  switch (type) {
    case 'select':
    case 'status':
      return { [type]: option(value) };
    case 'multi_select':
      return { multi_select: (value as unknown[]).flatMap((one) => option(one) ?? []) };
    case 'people':
      return { people: cut(value as { id: string }[]).map(({ id }) => userOf(world, id)) };
    case 'relation': {
      const list = value as { id: string }[];
      return { relation: cut(list), has_more: !whole && list.length > shownInPage };
    }
    case 'title':
    case 'rich_text': {
      let mentions = 0;
      const items = value as TextItem[];
      return { [type]: items.filter((item) => item.type !== 'mention' || whole || ++mentions <= shownInPage) };
    }
    case 'rollup': {
      const rollup = value as { type: string; array?: unknown[] };
      return { rollup: rollup.array ? { ...rollup, array: cut(rollup.array) } : rollup };
    }
    case 'created_time':
      return { created_time: toMinute(page.created) };
    case 'last_edited_time':
      return { last_edited_time: toMinute(page.edited) };
    case 'created_by':
      return { created_by: userOf(world, page.createdBy) };
    case 'last_edited_by':
      return { last_edited_by: userOf(world, page.editedBy) };
    case 'unique_id':
      return { unique_id: { prefix: property.prefix ?? null, number: source.pages.indexOf(page) + 1 } };
    case 'button':
      return { button: {} };
    case 'formula':
      return { formula: property.compute ? { type: 'string', string: property.compute() } : value };
    default:
      return { [type]: value };
  }
}

/** Without the right to see people, only their ids are shown. */
function userOf(world: World, id: string) {
  return (world.rights.users ? world.users.get(id) : undefined) ?? { object: 'user', id };
}

export function showPage(world: World, page: Page): PageObjectResponse {
  const source = world.sources.get(page.source)!;
  const properties = Object.fromEntries(
    source.properties.map((property) => [property.name, showValue(world, source, page, property)]),
  );
  return {
    object: 'page',
    id: page.id,
    created_time: toMinute(page.created),
    last_edited_time: toMinute(page.edited),
    created_by: { object: 'user', id: page.createdBy },
    last_edited_by: { object: 'user', id: page.editedBy },
    cover: null,
    icon: null,
    parent: { type: 'data_source_id', data_source_id: source.id, database_id: source.database },
    archived: page.inTrash,
    in_trash: page.inTrash,
    is_archived: false,
    is_locked: false,
    properties: properties as PageObjectResponse['properties'],
    url: `https://www.notion.so/${page.id.replaceAll('-', '')}`,
    public_url: null,
  };
}

/** A page that stands on another one and is no row of a table. */
export function showSubpage({ id, title, parent, inTrash, by }: Subpage): PageObjectResponse {
  return {
    object: 'page',
    id,
    created_time: toMinute(by.createdAt),
    last_edited_time: toMinute(by.editedAt),
    created_by: { object: 'user', id: by.created },
    last_edited_by: { object: 'user', id: by.edited },
    cover: null,
    icon: null,
    parent: { type: 'page_id', page_id: parent },
    archived: inTrash,
    in_trash: inTrash,
    is_archived: false,
    is_locked: false,
    properties: { title: { id: 'title', type: 'title', title } } as unknown as PageObjectResponse['properties'],
    url: `https://www.notion.so/${id.replaceAll('-', '')}`,
    public_url: null,
  };
}

/** A block with what it holds, who made it and who changed it last. */
export function showBlock(world: World, { id, type, children, text, checked, by }: Block) {
  const title = (world.subpages.get(id)?.title ?? []).map(({ plain_text: plain }) => plain).join('');
  const inner = {
    ...(type === 'child_database' && { title: world.databases.get(id)?.title ?? '' }),
    ...(type === 'child_page' && { title }),
    ...(text !== undefined && { rich_text: text, color: 'default' }),
    ...(type === 'to_do' && { checked: checked === true }),
  };
  const holds = type === 'child_page' ? (world.blocks.get(id) ?? []) : children;
  return {
    object: 'block',
    id,
    type,
    has_children: holds.length > 0,
    in_trash: false,
    archived: false,
    created_time: toMinute(by?.createdAt ?? Date.parse(day)),
    created_by: { object: 'user', id: by?.created ?? usualPerson },
    last_edited_time: toMinute(by?.editedAt ?? Date.parse(day)),
    last_edited_by: { object: 'user', id: by?.edited ?? usualPerson },
    [type]: inner,
  };
}

const plain = (text: string) => (text === '' ? [] : [textItem(text)]);
const day = '2026-01-01T00:00:00.000Z';

export function showSource(world: World, source: Source): SourceObject {
  const properties = Object.fromEntries(source.properties.map((property) => [property.name, configOf(property)]));
  return {
    object: 'data_source',
    id: source.id,
    title: plain(source.name) as unknown as SourceObject['title'],
    description: [],
    parent: { type: 'database_id', database_id: source.database },
    database_parent: { type: 'page_id', page_id: world.databases.get(source.database)!.parent },
    is_inline: true,
    in_trash: source.inTrash,
    archived: source.inTrash,
    created_time: day,
    last_edited_time: day,
    created_by: { object: 'user', id: world.bot },
    last_edited_by: { object: 'user', id: world.bot },
    properties: properties as SourceObject['properties'],
    icon: null,
    cover: null,
    url: `https://www.notion.so/${source.id.replaceAll('-', '')}`,
    public_url: null,
  };
}

function configOf({ id, name, type, options, target, prefix, expression }: Property) {
  const about = { id, name, type, description: null };
  switch (type) {
    case 'select':
    case 'multi_select':
    case 'status': {
      const list = options.map((option) => ({ ...option, color: 'default', description: null }));
      return { ...about, [type]: { options: list, ...(type === 'status' && { groups: [] }) } };
    }
    case 'relation':
      return {
        ...about,
        relation: { database_id: target, data_source_id: target, type: 'single_property', single_property: {} },
      };
    case 'number':
      return { ...about, number: { format: 'number' } };
    case 'unique_id':
      return { ...about, unique_id: { prefix: prefix ?? null } };
    case 'formula':
      return { ...about, formula: { expression: expression ?? '' } };
    default:
      return { ...about, [type]: {} };
  }
}

export function showDatabase(world: World, database: Database): DatabaseObjectResponse {
  const sources = [...world.sources.values()].filter((one) => one.database === database.id && !one.inTrash);
  return {
    object: 'database',
    id: database.id,
    title: plain(database.title) as unknown as DatabaseObjectResponse['title'],
    description: [],
    parent: { type: 'page_id', page_id: database.parent },
    is_inline: true,
    in_trash: database.inTrash,
    archived: database.inTrash,
    is_locked: false,
    created_time: day,
    last_edited_time: day,
    data_sources: sources.map(({ id, name }) => ({ id, name })),
    icon: null,
    cover: null,
    url: `https://www.notion.so/${database.id.replaceAll('-', '')}`,
    public_url: null,
  };
}
