import { notionStore } from '../../../adapters/stores/notion/store.ts';
import { openNotion } from '../../../adapters/vendors/notion.ts';
import { type SeenCall, startNotion } from '../../emulators/notion/notion.ts';
import { patientClock } from '../../patient-clock.ts';
import { type CountedSpreadsheet, type Lay, model } from './team.ts';

const text = (content: string) => [{ text: { content } }];
const plain = (...names: readonly string[]) => [...names, '_key'].map((name) => ({ name, type: 'rich_text' as const }));

/** What Notion calls these addresses. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^POST \/v1\/data_sources\/[^/]+\/query$/u, 'query a data source'],
  [/^GET \/v1\/data_sources\//u, 'retrieve a data source'],
  [/^GET \/v1\/databases\//u, 'retrieve a database'],
  [/^GET \/v1\/blocks\//u, 'retrieve block children'],
  [/^GET \/v1\/users\/me$/u, 'retrieve the bot'],
  [/^GET \/v1\/users/u, 'list users'],
  [/^GET \/v1\/pages\/[^/]+$/u, 'retrieve a page'],
  [/^PATCH \/v1\/pages\//u, 'update a page'],
  [/^POST \/v1\/pages$/u, 'create a page'],
];

function nameOf({ method, path }: SeenCall): string {
  const address = `${method} ${path}`;
  return names.find(([pattern]) => pattern.test(address))?.[1] ?? address;
}

/** A page of Notion with two tables, and its webhook that tells which rows were edited. */
export const layNotion: Lay = async (deals, note) => {
  const clock = patientClock('2026-11-22T09:00:00.000Z');
  const notion = await startNotion(clock);
  const { person, world } = notion;
  person.makeTable({ title: 'deals', properties: [{ name: 'title', type: 'title' }, ...plain('stage', 'note')] });
  person.makeTable({ title: 'tasks', properties: [{ name: 'what', type: 'title' }, ...plain('done')] });
  const made = (title: string, more: object = {}) =>
    person.add('deals', { title: text(title), stage: text('new'), ...more });
  const ids = Array.from({ length: deals }, (_, n) => made(`Deal ${n}`, note === null ? {} : { note: text(note) }));
  clock.pass(120_000);
  const store = notionStore({
    notion: openNotion({ token: world.token, root: notion.url, clock }),
    root: world.root,
    elsewhere: {},
    tables: model.tables,
    zone: 'UTC',
    clock,
  });
  let last: readonly string[] = [];
  return {
    kind: 'notion',
    store,
    clock,
    type(some, stage) {
      last = some.map((n) => ids[n]!);
      for (const id of last) person.type('deals', id, { stage: text(stage) });
    },
    replace(deal, title) {
      person.trash(ids[deal]!);
      last = [made(title)];
    },
    add(count) {
      last = Array.from({ length: count }, (_, n) => made(`New ${n}`));
    },
    told: () => [{ table: 'deals', ids: last }],
    calls: () => {
      const seen = notion.calls.map(nameOf);
      notion.count();
      return seen;
    },
    close: () => notion.close(),
  } satisfies CountedSpreadsheet;
};
