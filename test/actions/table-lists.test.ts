import { beforeEach, describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { check } from '../../adapters/actions/check.ts';
import { questions } from '../../adapters/actions/questions.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { storeKinds } from '../../adapters/stores/index.ts';
import { loadSettings } from '../../manifests/load.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

// It is Sunday, the 22nd of November.
const tables = `dictionaries:
  cities: { from: 'cities.name, also' }
tables:
  staff:
    title: Staff
    label: name
    fields:
      name: { type: text }
      aliases: { type: text }
      left: { type: date }
  cities:
    title: Cities
    label: name
    fields:
      name: { type: text }
      also: { type: text }
  deals:
    title: Deals
    label: title
    fields:
      title: { type: text }
      city: { type: text, dictionary: cities }
      owner: { type: choice, options: { from: staff } }
staff: { table: staff, aliases: aliases, left: left }
`;
const tabs = [
  {
    title: 'Staff',
    headers: ['Name', 'Aliases', 'Left'],
    rows: [
      ['Taras Bondar', 'Taras; T. B.', null],
      ['Olena Koval', null, null],
      ['Iryna Melnyk', null, '2026-11-01'],
      ['Petro Hnatiuk', null, '2026-12-01'],
    ],
  },
  { title: 'Cities', headers: ['Name', 'Also'], rows: [['Kyiv', 'Київ, Киев']] },
  {
    title: 'Deals',
    headers: ['Title', 'City', 'Owner'],
    rows: [
      ['Roof', 'Київ', 'taras'],
      ['Door', 'Kyiv', 'Zoe'],
      ['Wall', null, 'Iryna Melnyk'],
    ],
  },
];

let kept: KeptDesk;
beforeEach(async () => {
  kept = await keptDesk(tables, tabs);
});
const found = async () =>
  (await perform(check, kept.desk, kept.asked)).tables.flatMap(({ table, findings }) =>
    table === 'deals' ? findings.map(({ code, row }) => [code, row]) : [],
  );
const look = () => perform(tick, kept.desk, kept.asked);
const open = async () => (await perform(questions, kept.desk, kept.asked)).questions;

describe('lists that stand in a table', () => {
  test('count at the first look; whoever has left is not in the list of staff', async () => {
    expect(await found()).toEqual([
      ['validation.form', 2],
      ['validation.form', 2],
      ['choice.unknown', 3],
      ['choice.unknown', 4],
    ]);
  });

  test('count as they were seen last, once they are known', async () => {
    await look();
    expect(await found()).toHaveLength(4);
    kept.store.person.insert('staff', { name: 'Vira', aliases: null, left: null });
    await look();
    await look();

    expect(await open()).toEqual([]);
    kept.store.person.type('deals', 3, 'owner', 'Vira');
    expect(await found()).not.toContainEqual(['choice.unknown', 3]);
  });

  test('a change by which rows would be judged otherwise is asked about first', async () => {
    await look();
    kept.store.person.insert('staff', { name: 'Zoe', aliases: null, left: null });
    await look();

    expect(await open()).toMatchObject([{ kind: 'list', message: expect.stringContaining('Deals 3') }]);
    expect(await found()).toContainEqual(['choice.unknown', 3]);
  });

  test('whoever leaves is out of the list from that day on', async () => {
    await look();
    kept.store.person.type('deals', 4, 'owner', 'Petro Hnatiuk');
    expect(await found()).not.toContainEqual(['choice.unknown', 4]);
  });

  test.each(storeKinds.map(({ kind }) => kind).filter((kind) => kind !== 'memory'))(
    'a spreadsheet of the kind %s may have them, whether or not it has cells outside of tables',
    (kind) => {
      const store = {
        workbook: 'file: b.xlsx',
        'google-sheets': 'spreadsheet: abc',
        airtable: 'base: appAAAAAAAAAAAAAA',
        notion: 'databases: { deals: a }',
      }[kind as 'workbook'];
      const head = `rowcall: 1\nname: T\nstore: { kind: ${kind}, ${store} }\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]\n`;
      const loaded = loadSettings(`${head}${tables}`, 't.yaml');

      const issues = 'issues' in loaded ? loaded.issues : [];
      expect(issues.filter(({ message }) => message.includes('list'))).toEqual([]);
    },
  );

  test('a column of people offers the list, and takes other names of them all the same', () => {
    const head =
      'rowcall: 1\nname: T\nstore: { kind: memory }\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]\n';
    const loaded = loadSettings(`${head}${tables.replace('type: choice, options', 'type: person, options')}`, 't.yaml');
    if ('issues' in loaded) throw new Error(loaded.issues[0]!.message);
    const owner = loaded
      .withLists(new Map([['staff', [['Taras Bondar', 'Taras']]]]))!
      .model.tables.get('deals')!
      .byKey.get('owner')!;

    expect(owner.column.choices).toEqual(['Taras Bondar']);
    expect(owner.parse('Taras')).toMatchObject({ is: 'value', cell: 'Taras' });
  });

  test.each([
    ['from: stff', 'staff'],
    ['from: staff.nam', 'name'],
  ])('%s is told with what was meant', (from, meant) => {
    const head =
      'rowcall: 1\nname: T\nstore: { kind: memory }\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]\n';
    const loaded = loadSettings(`${head}${tables.replace('from: staff', from)}`, 't.yaml');

    expect('issues' in loaded && loaded.issues).toMatchObject([{ suggestion: meant }]);
  });

  test('holidays may stand in a table too', async () => {
    const holidays = `hours: { holidays: { from: days.day } }
tables:
  days: { title: Days, label: day, fields: { day: { type: date } } }
  deals: { title: Deals, label: title, fields: { title: { type: text }, due: { type: date } } }
rules:
  - { name: soon, table: deals, must: 'workdaysBetween(now, due) <= 1', why: Late }
`;
    kept = await keptDesk(holidays, [
      { title: 'Days', headers: ['Day'], rows: [['2026-11-23'], ['2026-11-24']] },
      {
        title: 'Deals',
        headers: ['Title', 'Due'],
        rows: [
          ['Roof', '2026-11-25'],
          ['Door', '2026-11-26'],
        ],
      },
    ]);

    expect(await found()).toEqual([['rule.broken', 3]]);
    await look();
    kept.store.person.remove('days', 2);
    await look();
    expect(await open()).toMatchObject([{ kind: 'list' }]);
  });
});
