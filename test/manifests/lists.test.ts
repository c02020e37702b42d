import { describe, expect, test } from '@jest/globals';
import { readListSource } from '../../core/list-source.ts';
import { loadSettings } from '../../manifests/load.ts';

const head = 'rowcall: 1\nname: T\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]\n';
const body = `
dictionaries: { cities: { from: 'Lists!A2:B' } }
tables:
  deals:
    label: title
    fields:
      title: { type: text }
      city: { type: text, dictionary: cities }
      stage: { type: choice, options: { from: Lists!D2:E } }
      tags: { type: multi-choice, options: { from: Lists!G2:G } }
`;

function loaded(more = body, store = 'memory') {
  return loadSettings(`${head}store: { kind: ${store} }\n${more}`, 't.yaml');
}

function sound(more?: string) {
  const read = loaded(more);
  if ('issues' in read) throw new Error(read.issues.map(({ message }) => message).join('\n'));
  return read;
}

const lists = new Map([
  [
    'Lists!A2:B',
    [
      ['Kyiv', 'Київ'],
      ['Lviv', 'Львів', 'Київ'],
    ],
  ],
  ['Lists!D2:E', [['New'], ['Won', 'Closed won'], ['won']]],
  ['Lists!G2:G', [['vip']]],
]);

const parse = (read: ReturnType<typeof sound>, field: string, text: string) =>
  read.model.tables.get('deals')!.byKey.get(field)!.parse(text);

describe('lists that people keep in cells', () => {
  test.each([
    ['Lists!A2:B', { tab: 'Lists', top: 2, left: 1, right: 2 }],
    ["'It''s mine'!$C$3:$AA$9", { tab: "It's mine", top: 3, left: 3, bottom: 9, right: 27 }],
    ['Довідники!B', { tab: 'Довідники', top: 1, left: 2, right: 2 }],
  ])('%s names cells', (name, meant) => expect(readListSource(name)).toEqual({ name, ...meant }));

  test.each(['A2:B', 'Lists', 'Lists!', 'Lists!2:3', 'Lists!B:A', 'Lists!A9:A2'])('%s names none', (text) =>
    expect(readListSource(text)).toBeNull(),
  );

  test('as long as nobody has read them, every text may stand in their columns', () => {
    const read = sound();

    expect(read.lists.map(({ source, table }) => [source.name, table])).toEqual([
      ['Lists!A2:B', null],
      ['Lists!D2:E', 'deals'],
      ['Lists!G2:G', 'deals'],
    ]);
    expect(parse(read, 'stage', 'Anything')).toMatchObject({ is: 'value', cell: 'Anything' });
    expect(parse(read, 'stage', ' ')).toEqual({ is: 'empty' });
    expect(parse(read, 'city', 'Київ')).toMatchObject({ is: 'value', cell: 'Київ' });
  });

  test('once read, they are options and spellings like any others; what stands twice counts once', () => {
    const read = sound().withLists(lists)!;

    expect(parse(read, 'stage', 'closed won')).toMatchObject({ is: 'value', value: 'Won', cell: 'Won' });
    expect(parse(read, 'stage', 'Wno')).toMatchObject({ is: 'wrong', code: 'choice.unknown' });
    expect(parse(read, 'tags', 'vip')).toMatchObject({ is: 'value', value: ['vip'] });
    expect(parse(read, 'city', 'Київ')).toMatchObject({ is: 'value', cell: 'Kyiv' });
    expect(parse(read, 'city', 'львів')).toMatchObject({ is: 'value', cell: 'Lviv' });
  });

  test('the same lists are the same model, others another', () => {
    const read = sound();
    const more = new Map([...lists, ['Lists!G2:G', [['vip'], ['new']]]]);

    expect(read.withLists(new Map([...lists].reverse()))).toBe(read.withLists(lists));
    expect(read.withLists(more)!.model.fingerprint).not.toBe(read.withLists(lists)!.model.fingerprint);
  });

  test('settings that name what a list lacks cannot be used with it', () => {
    const read = sound(`${body}      kind: { type: choice, options: { from: Lists!D2:E }, default: Lost }\n`);

    expect(read.withLists(lists)).toBeNull();
  });

  test.each([
    [
      'stage: { type: choice, options: { from: Lists } }',
      'Write the tab and its cells, as Lists!A2:B, or a table and its field, as cities.name',
    ],
    ['stage: { type: choice, options: { form: Lists!A2:B } }', 'There is no key "form" here'],
  ])('%s is told', (field, message) => {
    const read = loaded(`tables: { deals: { label: title, fields: { title: { type: text }, ${field} } } }\n`);

    expect('issues' in read && read.issues.map((issue) => issue.message)).toContain(message);
  });
});
