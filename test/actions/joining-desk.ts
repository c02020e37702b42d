import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';
import type { Cell } from '../../core/cell.ts';
import { joinedField } from '../../core/joined.ts';
import type { Loaded } from '../../manifests/load.ts';
import { loadSettings } from '../../manifests/load.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

export const joiningTables = `tables:
  contacts:
    title: Contacts
    label: name
    names: [name, email]
    fields:
      name: { type: person-name, column: Name }
      email: { type: email, column: E-mail }
      phone: { type: phone, column: Phone }
      comment: { type: long-text, column: Comment }
      tags: { type: multi-choice, column: Tags, options: [vip, new, old] }
      visits: { type: number, column: Visits }
      check: { type: text, column: Rowcall, owner: rowcall }
      says: { type: long-text, column: Rowcall says, owner: rowcall }
  deals:
    title: Deals
    label: deal
    fields:
      deal: { type: text, column: Deal }
      contact: { type: reference, table: contacts, column: Contact }
status:
  contacts: { state: check, note: says }
`;

const joiningSettings = `${joiningTables}duplicates:
  contacts: { values: { visits: sum } }
`;

export const contactHeaders = ['Name', 'E-mail', 'Phone', 'Comment', 'Tags', 'Visits'];

const usualTabs: readonly GivenTab[] = [
  {
    title: 'Contacts',
    headers: contactHeaders,
    rows: [
      ['Ivan Petrov', 'ivan@petrov.example', null, 'Likes tea', 'vip', 2],
      ['Vanya P.', null, '067 123 45 67', 'Calls on Mondays', 'new', 3],
      ['Olena Koval', 'olena@koval.example', '050 765 43 21', null, null, null],
    ],
  },
  {
    title: 'Deals',
    headers: ['Deal', 'Contact'],
    rows: [
      ['Roof', 'Vanya P.'],
      ['Door', 'Ivan Petrov'],
      ['Gate', 'Olena Koval'],
    ],
  },
];

/** Contacts, two of whom may be one, and their deals; answered once. */
export interface JoiningDesk extends KeptDesk {
  /** The cells of people in a row of a tab, numbered as people number them. */
  row(tab: string, place: number): Promise<Readonly<Record<string, Cell>>>;
  /** The id of that row. */
  id(tab: string, place: number): Promise<string>;
  /** Its settings. */
  loaded(): Loaded;
  /** What is found about that row. */
  codes(tab: string, place: number): Promise<readonly string[]>;
  /** Everything that people have in the spreadsheet, by tab and row. */
  theirs(): Promise<Readonly<Record<string, Readonly<Record<string, Cell>>>>>;
}

const ours = ['check', 'says', joinedField];

export async function joiningDesk(
  tabs = usualTabs,
  settings = joiningSettings,
  mode: 'suggest' | 'act' = 'suggest',
): Promise<JoiningDesk> {
  // A call may take some seconds, and looks at the clock very often.
  let passed = 0;
  const now = () => new Date(Date.UTC(2026, 10, 22, 9) + 10 * passed++).toISOString();
  const asDesk = await keptDesk(settings, tabs, { now, sleep: async () => {} });
  const text = asDesk.asked.settings.replace('mode: suggest', `mode: ${mode}`);
  const kept = { ...asDesk, asked: { ...asDesk.asked, settings: text } };
  await perform(apply, kept.desk, kept.asked);
  const records = async (table: string) => (await kept.store.read([{ table }], null)).tables.get(table)!.records;
  const find = async (tab: string, place: number) =>
    (await records(tab.toLowerCase())).find((one) => one.place === place)!;
  return {
    ...kept,
    loaded() {
      const loaded = loadSettings(text, 'test.yaml');
      if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
      return loaded;
    },
    row: async (tab, place) => ({ [joinedField]: null, ...(await find(tab, place)).cells }),
    id: async (tab, place) => (await find(tab, place)).id!,
    async codes(tab, place) {
      const { id } = await find(tab, place);
      const [one] = await kept.state.records(tab.toLowerCase(), [id!]);
      return one!.findings.map(({ code }) => code);
    },
    async theirs() {
      const all: Record<string, Record<string, Cell>> = {};
      for (const table of ['contacts', 'deals'])
        for (const { place, cells } of await records(table))
          all[`${table} ${place}`] = Object.fromEntries(Object.entries(cells).filter(([key]) => !ours.includes(key)));
      return all;
    },
  };
}
