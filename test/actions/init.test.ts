import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { perform } from '../../adapters/actions/calling/action.ts';
import { check } from '../../adapters/actions/check.ts';
import { init } from '../../adapters/actions/init.ts';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';
import type { Loaded } from '../../manifests/load.ts';
import { loadSettings } from '../../manifests/load.ts';
import { anyCell } from '../core/arbitrary.ts';
import { deskOf } from './desk.ts';

interface Asked {
  readonly language?: 'en' | 'ru' | 'uk';
  readonly name?: string;
  readonly columns?: { table: string; column: string; kind: string | null }[];
  readonly zone?: string;
}

async function proposed(tabs: readonly GivenTab[], { zone = 'UTC', ...asked }: Asked = {}) {
  const desk = deskOf({ books: { 'shop/Book.xlsx': tabs }, zone });
  const answer = await perform(init, desk, { book: 'shop/Book.xlsx', ...asked });
  expect(init.output.parse(answer)).toEqual(answer);
  return { ...answer, loaded: loaded(answer.text) };
}

function loaded(text: string): Loaded {
  const result = loadSettings(text, 'rowcall.yaml');
  if ('issues' in result)
    throw new Error(`${text}\n${result.issues.map(({ line, message }) => `${line}: ${message}`).join('\n')}`);
  return result;
}

/** The kinds of a table's columns by header. */
function kinds({ settings }: Loaded, table: string) {
  return Object.fromEntries(Object.values(settings.tables[table]!.fields).map(({ column, type }) => [column, type]));
}

const people: GivenTab = {
  title: 'Contacts',
  headers: ['Name', 'E-mail', 'Phone', 'Birthday', 'Stage', 'Comment'],
  rows: Array.from({ length: 12 }, (_, i) => [
    `${['Olena', 'Ivan', 'Taras'][i % 3]} ${['Petrenko', 'Koval', 'Melnyk', 'Bondar'][i % 4]}`,
    `client${i}@example.com`,
    `+380 67 123 45 ${10 + i}`,
    `1980-01-${10 + i}`,
    ['New', 'Won', 'Lost'][i % 3]!,
    i % 2 === 0 ? 'Call after lunch' : null,
  ]),
};

describe('init proposes settings', () => {
  test('from headers and cells together', async () => {
    const { loaded, name, language } = await proposed([people]);
    expect(kinds(loaded, 'contacts')).toEqual({
      Name: 'person-name',
      'E-mail': 'email',
      Phone: 'phone',
      Birthday: 'date',
      Stage: 'choice',
      Comment: 'long-text',
    });
    expect(loaded.settings.tables['contacts']).toMatchObject({
      label: 'name',
      fields: { name: { required: true }, stage: { options: ['New', 'Won', 'Lost'] } },
    });
    expect([name, language]).toEqual(['Book', 'en']);
  });

  test.each([
    [
      'ru',
      'Сделки',
      ['Сделка', 'Клиент', 'Телефон', 'Сумма', 'Срок', 'Ответственный'],
      '8 (916) 123-45-',
      'RU',
      'RUB',
      'Europe/Moscow',
    ],
    [
      'uk',
      'Угоди',
      ['Угода', 'Клієнт', 'Телефон', 'Сума', 'Термін', 'Відповідальний'],
      '067 123 45 ',
      'UA',
      'UAH',
      'Europe/Kyiv',
    ],
    [
      'en',
      'Deals',
      ['Deal', 'Customer', 'Phone', 'Amount', 'Due', 'Owner'],
      '+44 20 7946 09',
      'GB',
      'GBP',
      'Europe/London',
    ],
  ])(
    'in the language of the headers, %s, for the country of the phones',
    async (language, title, headers, phone, country, currency, zone) => {
      const rows = Array.from({ length: 9 }, (_, i) => [
        `Beans for ${['Anna', 'Boris', 'Clara', 'Dmytro', 'Emma', 'Fedir', 'Gleb', 'Hanna', 'Ivan'][i]}`,
        'Ann',
        `${phone}${10 + i}`,
        1000 + i,
        `2026-01-1${i}`,
        'Max',
      ]);
      const { loaded } = await proposed([{ title, headers, rows }]);
      expect(loaded.settings).toMatchObject({ language, currency, zone, countries: [country] });
      expect(Object.entries(loaded.settings.tables['deals']!.fields).map(([key, { type }]) => [key, type])).toEqual([
        ['deal', 'text'],
        ['customer', expect.any(String)],
        ['phone', 'phone'],
        ['amount', 'money'],
        ['due', 'date'],
        ['owner', 'person'],
      ]);
    },
  );

  test('in which people and companies who are there twice are told, and nothing else', async () => {
    const named = (title: string, headers: readonly string[]): GivenTab => ({
      title,
      headers,
      rows: Array.from({ length: 6 }, (_, i) => [`Name ${'abcdef'[i]}`, `client${i}@example.com`, 100 + i]),
    });
    const { loaded } = await proposed([
      people,
      named('Customers', ['Customer', 'E-mail', 'Discount']),
      named('Staff', ['Name', 'E-mail', 'Room']),
      named('Orders', ['Order', 'E-mail', 'Amount']),
      { title: 'Companies', headers: ['Company', 'City'], rows: [['Acme', 'Kyiv']] },
    ]);
    expect(Object.keys(loaded.sections['duplicates'] as object)).toEqual(['contacts', 'customers']);
  });

  test('in which what is computed is never written, and a drop-down is a choice', async () => {
    const rows = Array.from({ length: 4 }, (_, i) => [`Tea ${i}`, i + 1, 5, 5 * (i + 1)]);
    const { loaded } = await proposed([
      { title: 'Lines', headers: ['Product', 'Quantity', 'Price', 'Total'], rows, computed: [3] },
    ]);
    expect(kinds(loaded, 'lines')).toMatchObject({ Total: 'computed', Price: 'money', Quantity: 'number' });
  });

  test('in which a day is a day, although its digits would make a phone number', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => [`+49 30 9018${20 + i}00`, `2024-01-1${i}`]);
    const { loaded } = await proposed([{ title: 'Kunden', headers: ['Phone', 'Zuletzt'], rows }]);
    expect(loaded.settings.countries).toEqual(['DE']);
    expect(Object.values(loaded.settings.tables['kunden']!.fields).map(({ type }) => type)).toEqual(['phone', 'date']);
  });

  test('in which names of another table lead there, by whatever they are named', async () => {
    const customers = Array.from({ length: 8 }, (_, i) => [`C-${100 + i}`, `Olena Petrenko${'abcdefgh'[i]}`]);
    const orders = Array.from({ length: 8 }, (_, i) => [`A-${i}00`, customers[i]![i % 2]!]);
    const { loaded } = await proposed([
      { title: 'Customers', headers: ['Code', 'Name'], rows: customers },
      { title: 'Orders', headers: ['Order', 'Customer'], rows: orders },
    ]);
    expect(loaded.settings.tables['orders']!.fields['customer']).toMatchObject({
      type: 'reference',
      table: 'customers',
    });
    expect(loaded.settings.tables['customers']!.names).toEqual(['name', 'code']);
  });

  test('in which phones, mail and tax numbers tell customers apart, unless many share them', async () => {
    const unique = ({ settings }: Loaded, table: string) =>
      Object.entries(settings.tables[table]!.fields).flatMap(([key, field]) => (field.unique ? [key] : []));
    const { loaded } = await proposed([{ ...people, title: 'Customers' }]);
    expect(unique(loaded, 'customers').sort()).toEqual(['email', 'phone']);
    const office = people.rows.map((row) => row.map((cell, at) => (at === 2 ? '+380 44 123 45 00' : cell)));
    const shared = await proposed([{ ...people, title: 'Customers', rows: office }]);
    expect(unique(shared.loaded, 'customers')).toEqual(['email']);
    // Colleagues share a phone.
    expect(unique((await proposed([people])).loaded, 'contacts')).toEqual(['email']);
  });

  test('in the currency of the country that people call from, whatever a single amount says', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => [`+380 67 123 45 ${10 + i}`, i === 5 ? '500$' : 1000 + i]);
    const { loaded } = await proposed([{ title: 'Customers', headers: ['Phone', 'Amount'], rows }]);
    expect(loaded.settings.currency).toBe('UAH');
    const mostly = rows.map(([phone], i) => [phone!, i % 2 === 0 ? `${i}00 EUR` : 100]);
    const other = await proposed([{ title: 'Customers', headers: ['Phone', 'Amount'], rows: mostly }]);
    expect(other.loaded.settings.currency).toBe('EUR');
  });

  test('without what only looks like records: lists for drop-downs and dashboards', async () => {
    const lists = {
      title: 'Lists',
      headers: ['Status', 'Source', 'Owner'],
      rows: [
        ['New', 'Web', 'Ann'],
        ['Won', 'Fair', null],
        ['Lost', null, null],
      ],
    };
    const summary = {
      title: 'Summary',
      headers: ['Stage', 'Deals', 'Amount'],
      rows: [
        ['New', 5, 100],
        ['Won', 2, 50],
        ['Lost', 1, 10],
      ],
      computed: [1, 2],
    };
    const { tables } = await proposed([summary, people, lists]);
    expect(tables.map(({ table }) => table)).toEqual(['Contacts']);
  });

  test('in which a slip of the finger is no option of its own', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => [
      `Deal number ${i}`,
      i === 7 ? 'Wno' : i % 2 === 0 ? 'Open' : 'Won',
    ]);
    const { loaded } = await proposed([{ title: 'Deals', headers: ['Deal', 'Stage'], rows }]);
    expect(loaded.settings.tables['deals']!.fields['stage']).toMatchObject({ options: ['Open', 'Won'] });
  });

  test('as a person has said, where somebody has', async () => {
    const columns = [
      { table: 'Contacts', column: 'Stage', kind: 'text' },
      { table: 'Contacts', column: 'Comment', kind: null },
    ];
    const { loaded } = await proposed([people], { language: 'uk', name: 'Наші люди', columns });
    expect(loaded.settings).toMatchObject({ language: 'uk', name: 'Наші люди' });
    expect(kinds(loaded, 'contacts')).toMatchObject({ Stage: 'text' });
    expect(Object.keys(loaded.settings.tables['contacts']!.fields)).not.toContain('comment');
  });

  test('with this computer’s zone only where its country is the team’s', async () => {
    expect((await proposed([people], { zone: 'Europe/Berlin' })).loaded.settings.zone).toBe('Europe/Kyiv');
  });

  test('it is said which tabs are read, and which are never opened', async () => {
    const salaries = { title: 'Pay\nrowcall: 2', headers: ['x'], rows: [[1]] };
    const { tables, left, text } = await proposed([people, salaries]);

    expect(tables.map(({ table }) => table)).toEqual(['Contacts']);
    expect(left).toEqual(['Pay\nrowcall: 2']);
    expect(text).toContain('# Other tabs are never opened: Pay rowcall: 2\n');
  });

  test('by which a clean book is found clean', async () => {
    const { text } = await proposed([people]);
    const desk = deskOf({ books: { 'Book.xlsx': [people] } });
    const { tables } = await perform(check, desk, { book: 'Book.xlsx', settings: text });
    expect(tables.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'note'))).toEqual([]);
  });

  test('that load, whatever stands in the book', async () => {
    const header = fc.oneof(
      fc.constantFrom(
        'Name',
        'Имя',
        'E-mail',
        'e-mail:',
        'Phone',
        '_id',
        'constructor',
        '***',
        '№',
        'in',
        '2026',
        '- x',
        '#',
        ' ',
      ),
      fc.string({ unit: 'binary', maxLength: 230 }),
    );
    const tab = fc.record({
      title: fc.oneof(
        fc.constantFrom('Contacts', 'Contacts ', 'Сделки', 'true', '~'),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
      ),
      headers: fc.uniqueArray(header, { minLength: 1, maxLength: 6 }),
      rows: fc.array(fc.array(anyCell, { minLength: 6, maxLength: 6 }), { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(tab, { selector: ({ title }) => title, minLength: 1, maxLength: 3 }),
        async (tabs) => {
          const desk = deskOf({ books: { 'b.xlsx': tabs } });
          const answer = await perform(init, desk, { book: 'b.xlsx' }).catch((error: Error) => error);
          if (answer instanceof Error) expect(answer.message).toContain('holds no table');
          else loaded(answer.text);
        },
      ),
      { numRuns: 60 },
    );
  });
});
