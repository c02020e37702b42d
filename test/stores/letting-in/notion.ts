import { notionStore } from '../../../adapters/stores/notion/store.ts';
import { openNotion } from '../../../adapters/vendors/notion.ts';
import type { PlaceKind } from '../../contracts/letting-in-team.ts';
import { startNotion } from '../../emulators/notion/notion.ts';
import type { TextItem } from '../../emulators/notion/values.ts';

const text = (content: string) => [{ text: { content } }];
const joined = (items: unknown) => ((items ?? []) as TextItem[]).map(({ plain_text: plain }) => plain).join('');

/** Databases of Notion. */
export const notionPlace: PlaceKind = {
  writesPeople: false,
  ticker: 'Olena Koval',
  async lay(people, clock) {
    const notion = await startNotion(clock);
    const { world, person } = notion;
    const properties = [
      { name: 'Name', type: 'title' },
      { name: 'Phone', type: 'rich_text' },
    ] as const;
    const id = person.makeTable({ title: 'People', properties });
    for (const [name, phone] of people)
      person.add('People', { Name: text(name), ...(phone && { Phone: text(phone) }) });
    const source = () => world.sources.get(id)!;
    const own = () => person.pageNamed('Rowcall');
    const cell = (page: string, name: string) => joined(person.sees('People', page, name));
    return {
      open: async ({ tables, zone }) =>
        notionStore({
          notion: openNotion({ token: world.token, root: notion.url, clock }),
          root: world.root,
          elsewhere: {},
          tables,
          zone,
          clock,
        }),
      retype(from, to) {
        for (const { id: page } of person.rows('People'))
          for (const { name } of properties)
            if (cell(page, name) === from) return person.type('People', page, { [name]: text(to) });
      },
      column: (header) =>
        person
          .rows('People')
          .map(({ id: page }) => (source().properties.some(({ name }) => name === header) ? cell(page, header) : '')),
      tick(line, value) {
        person.tick(person.reads(own()!).find((block) => block.text.startsWith(line))!.id, value);
      },
      board() {
        const page = own();
        return page === undefined
          ? null
          : JSON.stringify(person.reads(page).map((block) => [block.text, block.checked]));
      },
      standing() {
        const { properties: all } = source();
        const rows = person.rows('People').map((page) => [page.id, all.map((one) => page.values.get(one.id) ?? null)]);
        const blocks = world.blocks.get(world.root)!.map(({ id: block, type }) => [block, type]);
        return JSON.stringify([all.map(({ id: one, name, type }) => [one, name, type]), rows, blocks]);
      },
      writes: () => notion.count().writes,
      close: () => notion.close(),
    };
  },
};
