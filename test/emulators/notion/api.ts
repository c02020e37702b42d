import { defineEmulator } from 'emulate';
import { type Change, change } from './change.ts';
import { content, textTypes } from './content.ts';
import { person } from './person.ts';
import { filterOf, pageOf, sorted } from './query.ts';
import { bodyFails, idIn, invalid, known, notFound, Refusal, restricted } from './refusal.ts';
import { showBlock, showDatabase, showPage, showSource, showSubpage, showValue } from './show.ts';
import { parseValue, type TextItem, textItem } from './values.ts';
import type { Page, Property, Source, Subpage, World } from './world.ts';

const versions = ['2025-09-03', '2026-03-11'];

interface RouteInfo {
  readonly method: string;
  readonly path: string;
}

/** Notion's API over a workspace. Refuses what Notion refuses, with Notion's answer. */
export function notionApi(world: World, served: (routes: readonly RouteInfo[]) => void) {
  const changes = change(world);
  const people = person(world);
  const texts = content(world);
  return defineEmulator({
    name: 'notion',
    state: () => ({}),
    setup({ app }) {
      type Route = (c: Parameters<Parameters<typeof app.get>[1]>[0]) => unknown;
      const route = (answer: Route) => async (c: Parameters<Parameters<typeof app.get>[1]>[0]) => {
        try {
          if (c.req.header('authorization') !== `Bearer ${world.token}`)
            throw new Refusal(401, 'unauthorized', 'API token is invalid.');
          if (!versions.includes(c.req.header('notion-version') ?? ''))
            throw new Refusal(400, 'missing_version', 'Notion-Version header should be defined.');
          return c.json(await answer(c));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const { status, code, message, more, headers } = error;
          return c.json(
            { object: 'error', status, code, message, request_id: world.freshId(), ...more },
            status,
            headers,
          );
        }
      };
      const body = async (c: { req: { text(): Promise<string> } }, keys: readonly string[]) => {
        const text = await c.req.text();
        try {
          return known(text === '' ? {} : JSON.parse(text), keys);
        } catch (error) {
          if (error instanceof Refusal) throw error;
          throw new Refusal(400, 'invalid_json', 'Error parsing JSON body.');
        }
      };

      function makeDatabase({ parent, title, initial_data_source: given }: Readonly<Record<string, unknown>>) {
        const page = idIn('body.parent.page_id', String(Object(parent).page_id));
        if (!world.blocks.has(page)) throw notFound('page', page);
        const properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> = Object(given).properties ?? {};
        const titles = Object.entries(properties).filter(([, config]) => 'title' in config);
        if (titles.length !== 1) throw invalid('Database must have exactly one title property.');
        const name =
          (title as { text: { content: string } }[] | undefined)?.map((one) => one.text.content).join('') ?? '';
        const first = { name: titles[0]![0], type: 'title' } as const;
        const made = people.makeTable({ title: name, properties: [first] }, page, world.bot);
        const others = Object.entries(properties).filter(([, config]) => !('title' in config));
        const source = world.sources.get(made)!;
        changes.addProperties(source, Object.fromEntries(others));
        return world.databases.get(source.database)!;
      }

      app.get(
        '/v1/users/me',
        route(() => world.users.get(world.bot)),
      );
      app.get(
        '/v1/users',
        route((c) => {
          if (!world.rights.users) throw restricted();
          const size = c.req.query('page_size');
          const { end: _, ...page } = pageOf(
            [...world.users.values()],
            c.req.query('start_cursor'),
            size && Number(size),
            'users',
          );
          return { object: 'list', type: 'user', user: {}, ...page };
        }),
      );
      app.get(
        '/v1/databases/:id',
        route((c) => {
          const id = idIn('path.database_id', c.req.param('id'));
          const database = world.databases.get(id);
          if (database === undefined) throw notFound('database', id);
          return showDatabase(world, database);
        }),
      );
      app.post(
        '/v1/databases',
        route(async (c) => {
          if (!world.rights.insert) throw restricted();
          return showDatabase(
            world,
            makeDatabase(await body(c, ['parent', 'title', 'is_inline', 'initial_data_source', 'icon'])),
          );
        }),
      );
      app.patch(
        '/v1/databases/:id',
        route(async (c) => {
          if (!world.rights.update) throw restricted();
          const id = idIn('path.database_id', c.req.param('id'));
          const database = world.databases.get(id);
          if (database === undefined) throw notFound('database', id);
          const { in_trash: trash } = await body(c, ['in_trash', 'title', 'icon']);
          if (typeof trash === 'boolean') {
            database.inTrash = trash;
            for (const source of world.sources.values()) if (source.database === id) source.inTrash = trash;
          }
          return showDatabase(world, database);
        }),
      );
      app.get(
        '/v1/data_sources/:id',
        route((c) => showSource(world, sourceOf(world, c.req.param('id')))),
      );
      app.patch(
        '/v1/data_sources/:id',
        route(async (c) => {
          if (!world.rights.update) throw restricted();
          const source = sourceOf(world, c.req.param('id'));
          const { properties } = await body(c, ['properties', 'title', 'icon', 'in_trash', 'archived', 'parent']);
          changes.addProperties(source, (properties ?? {}) as Record<string, Record<string, unknown>>);
          return showSource(world, source);
        }),
      );
      app.post(
        '/v1/data_sources/:id/query',
        route(async (c) => {
          const source = sourceOf(world, c.req.param('id'));
          const asked = await body(c, [
            'filter',
            'sorts',
            'start_cursor',
            'page_size',
            'in_trash',
            'archived',
            'result_type',
          ]);
          const matches = filterOf(asked['filter'], source);
          const wanted = asked['in_trash'] === true;
          const found = sorted(
            source.pages.filter((page) => page.inTrash === wanted && matches(page)),
            asked['sorts'],
          );
          const shown = found.slice(0, world.cap);
          const what = JSON.stringify([source.id, asked['filter'], asked['sorts']]);
          const { end, ...page } = pageOf(shown, asked['start_cursor'], asked['page_size'], what);
          const isCut = end >= world.cap && found.length > world.cap;
          return {
            object: 'list',
            type: 'page_or_data_source',
            page_or_data_source: {},
            ...page,
            results: page.results.map((one) => showPage(world, one)),
            request_status: isCut
              ? { type: 'incomplete', incomplete_reason: 'query_result_limit_reached' }
              : { type: 'complete' },
          };
        }),
      );
      app.post(
        '/v1/pages',
        route(async (c) => {
          if (!world.rights.insert) throw restricted();
          const given = await body(c, ['parent', 'properties', 'icon', 'cover', 'content', 'children']);
          const parent = (given['parent'] ?? {}) as Record<string, unknown>;
          if ('page_id' in parent) {
            const named = { id: 'title', name: 'title', type: 'title', options: [] } as const;
            const title = parseValue(Object(given['properties']).title, { ...named, options: [] }, world);
            const page = idIn('body.parent.page_id', parent['page_id']);
            const id = texts.makePage(page, title as TextItem[], world.bot);
            texts.append(id, given['children'] ?? [], world.bot);
            return showSubpage(world.subpages.get(id)!);
          }
          if (!('data_source_id' in parent))
            throw bodyFails('parent.data_source_id', 'should be defined, instead was `undefined`');
          const source = sourceOf(world, parent['data_source_id']);
          const values = valuesIn(world, source, given['properties'] ?? {});
          return showPage(world, changes.add(source, values, world.bot));
        }),
      );
      app.get(
        '/v1/pages/:id',
        route((c) => {
          const id = idIn('path.page_id', c.req.param('id'));
          const subpage = id === world.root ? rootPage(world) : world.subpages.get(id);
          return subpage === undefined ? showPage(world, pageNamed(world, c.req.param('id'))) : showSubpage(subpage);
        }),
      );
      app.patch(
        '/v1/pages/:id',
        route(async (c) => {
          if (!world.rights.update) throw restricted();
          const given = await body(c, ['properties', 'in_trash', 'archived', 'icon', 'cover', 'is_locked']);
          const trash = given['in_trash'];
          const subpage = world.subpages.get(idIn('path.page_id', c.req.param('id')));
          if (subpage !== undefined) {
            if (trash === true && !subpage.inTrash) texts.remove(subpage.id);
            return showSubpage(subpage);
          }
          const page = pageNamed(world, c.req.param('id'));
          if (page.inTrash && trash !== false)
            throw invalid(
              "Can't edit page on block with an archived ancestor. You must unarchive the ancestor before editing page.",
            );
          const values = valuesIn(world, world.sources.get(page.source)!, given['properties'] ?? {});
          changes.set(page, values, world.bot);
          if (typeof trash === 'boolean') changes.trash(page, trash, world.bot);
          return showPage(world, page);
        }),
      );
      app.get(
        '/v1/pages/:id/properties/:property',
        route((c) => {
          const page = pageNamed(world, c.req.param('id'));
          const source = world.sources.get(page.source)!;
          const wanted = c.req.param('property');
          const property = source.properties.find(({ id }) => id === wanted || decodeURIComponent(id) === wanted);
          if (property === undefined) throw notFound('property', wanted);
          return propertyItems(world, source, page, property, c.req.query('start_cursor'), c.req.query('page_size'));
        }),
      );
      app.get(
        '/v1/blocks/:id',
        route((c) => {
          const id = idIn('path.block_id', c.req.param('id'));
          const database = world.databases.get(id);
          if (world.subpages.get(id)?.inTrash)
            return { ...showBlock(world, { id, type: 'child_page', children: [] }), in_trash: true, archived: true };
          const block = [...world.blocks.values()].flat().find((one) => one.id === id);
          if (block) return { ...showBlock(world, block), in_trash: database?.inTrash ?? false };
          if (!world.blocks.has(id)) throw notFound('block', id);
          return showBlock(world, { id, type: 'child_page', children: [] });
        }),
      );
      app.get(
        '/v1/blocks/:id/children',
        route((c) => {
          const id = idIn('path.block_id', c.req.param('id'));
          const blocks = world.blocks.get(id);
          if (blocks === undefined) throw notFound('block', id);
          const shown = blocks
            .filter(({ id: one }) => !world.databases.get(one)?.inTrash)
            .map((one) => showBlock(world, one));
          const { end: _, ...page } = pageOf(shown, c.req.query('start_cursor'), undefined, `blocks ${id}`);
          return { object: 'list', type: 'block', block: {}, ...page };
        }),
      );
      app.patch(
        '/v1/blocks/:id',
        route(async (c) => {
          if (!world.rights.update) throw restricted();
          const given = await body(c, ['type', 'in_trash', 'archived', ...textTypes]);
          return showBlock(world, texts.change(idIn('path.block_id', c.req.param('id')), given, world.bot));
        }),
      );
      app.patch(
        '/v1/blocks/:id/children',
        route(async (c) => {
          if (!world.rights.insert) throw restricted();
          const { children, after } = await body(c, ['children', 'after']);
          const made = texts.append(idIn('path.block_id', c.req.param('id')), children, world.bot, after);
          const results = made.map((one) => showBlock(world, one));
          return { object: 'list', type: 'block', block: {}, results, has_more: false, next_cursor: null };
        }),
      );
      app.delete(
        '/v1/blocks/:id',
        route((c) => {
          if (!world.rights.update) throw restricted();
          const block = texts.remove(idIn('path.block_id', c.req.param('id')));
          return { ...showBlock(world, block), in_trash: true, archived: true };
        }),
      );
      app.get(
        '/v1/users/:id',
        route((c) => {
          if (!world.rights.users) throw restricted();
          const id = idIn('path.user_id', c.req.param('id'));
          const user = world.users.get(id);
          if (user === undefined) throw notFound('user', id);
          return user;
        }),
      );
      app.post(
        '/v1/search',
        route(async (c) => {
          const asked = await body(c, ['query', 'filter', 'sort', 'start_cursor', 'page_size']);
          const { property, value } = (asked['filter'] ?? {}) as { property?: unknown; value?: unknown };
          if (property !== 'object' || value !== 'data_source')
            throw bodyFails('filter.value', 'is emulated for `data_source` only');
          const query = String(asked['query'] ?? '').toLowerCase();
          const found = [...world.sources.values()].filter(
            (one) =>
              !one.inTrash && !world.databases.get(one.database)?.inTrash && one.name.toLowerCase().includes(query),
          );
          const { end: _, ...page } = pageOf(found, asked['start_cursor'], asked['page_size'], `search ${query}`);
          const results = page.results.map((one) => showSource(world, one));
          return { object: 'list', type: 'page_or_data_source', page_or_data_source: {}, ...page, results };
        }),
      );
      served(app.routeTable);
      app.notFound((c) =>
        c.json({ object: 'error', status: 400, code: 'invalid_request_url', message: 'Invalid request URL.' }, 400),
      );
    },
  });
}

/** The page that is shared with the integration. */
function rootPage({ root, bot, now }: World): Subpage {
  const by = { created: bot, edited: bot, createdAt: now(), editedAt: now() };
  return { id: root, title: [textItem('CRM')], parent: root, inTrash: false, by };
}

function sourceOf(world: World, given: unknown): Source {
  const id = idIn('path.data_source_id', given);
  const source = world.sources.get(id);
  if (source === undefined || source.inTrash || world.databases.get(source.database)?.inTrash)
    throw notFound('data_source', id);
  return source;
}

function pageNamed(world: World, given: unknown): Page {
  const id = idIn('path.page_id', given);
  const page = world.page(id);
  if (page === undefined) throw notFound('page', id);
  return page;
}

/** All of a request is understood before anything of it is done. */
function valuesIn(world: World, source: Source, given: unknown): Change {
  const properties = new Map(
    source.properties.flatMap((one) => [[decodeURIComponent(one.id), one] as const, [one.name, one] as const]),
  );
  return Object.entries(given as Record<string, unknown>).map(([name, request]) => {
    const property = properties.get(name);
    if (property === undefined) throw invalid(`${name} is not a property that exists.`);
    return [property, parseValue(request, property, world)];
  });
}

function propertyItems(world: World, source: Source, page: Page, property: Property, cursor?: string, size?: string) {
  const shown = showValue(world, source, page, property, true) as Record<string, unknown>;
  const type = property.type;
  const rollup = type === 'rollup' ? (shown['rollup'] as { array?: unknown[] }) : null;
  const list = rollup?.array ?? shown[type];
  if (!Array.isArray(list)) return { object: 'property_item', ...shown };
  const { end: _, ...items } = pageOf(
    list,
    cursor,
    size === undefined ? undefined : Number(size),
    `${page.id} ${property.id}`,
  );
  return {
    object: 'list',
    type: 'property_item',
    ...items,
    results: items.results.map((one) =>
      rollup
        ? { object: 'property_item', ...(one as object) }
        : { object: 'property_item', id: property.id, type, [type]: one },
    ),
    property_item: { id: property.id, type, next_url: null, [type]: rollup ? { ...rollup, array: [] } : {} },
  };
}
