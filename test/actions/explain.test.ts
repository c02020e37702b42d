import { describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { explain } from '../../adapters/actions/explain.ts';
import { deskOf, settingsIn } from './desk.ts';

const tables = `tables:
  companies:
    label: name
    fields:
      name: { type: text, required: true }
  deals:
    title: Deals
    aliases: [Сделки]
    label: name
    fields:
      name: { type: text, column: Deal }
      company: { type: reference, table: companies, column: Company }
      stage: { type: choice, column: Stage, options: [New, Won] }
`;

const books = {
  'book.xlsx': [
    { title: 'Companies', headers: ['Name'], rows: [['Acme'], ['Umbra']] },
    {
      title: 'Deals',
      headers: ['Deal', 'Company', 'Stage', '_id'],
      rows: [
        ['Beans', 'Acme', 'won', '0123456789ab'],
        ['Beans', 'Umbra', 'Nwe', null],
        ['Tea', 'Nobody', null, null],
      ],
    },
  ],
};

function ask(table: string, row: string, language = 'en') {
  const desk = deskOf({ files: { 'rowcall.yaml': settingsIn(language, tables) }, books });
  return perform(explain, desk, { book: 'book.xlsx', table, row });
}

describe('explain', () => {
  test('shows what stands in the row, what belongs there, and what is found', async () => {
    const explained = await ask('Deals', '2');
    expect(explain.output.parse(explained)).toEqual(explained);
    expect(explained).toMatchObject({ table: 'Deals', row: 2, id: '0123456789ab', label: 'Beans' });
    expect(explained.cells).toEqual([
      { column: 'Deal', typed: 'Beans', becomes: null },
      { column: 'Company', typed: 'Acme', becomes: null },
      { column: 'Stage', typed: 'won', becomes: 'Won' },
    ]);
    expect(explained.findings.map(({ code }) => code)).toEqual(['validation.form']);
  });

  test('says of every rule what it looked up, what it would set and why', async () => {
    const { steps } = await ask('Deals', '2');
    expect(steps).toContainEqual({
      rule: 'references',
      visit: 1,
      asked: ['looked in Companies for “Name: acme”'],
      set: [],
      why: '',
      findings: [],
    });
    const validation = steps.find(({ rule }) => rule === 'validation');
    expect(validation?.set).toEqual([{ column: 'Stage', to: 'Won' }]);
    expect(validation?.why).toBe('One way of writing for everybody');
  });

  test('says what a rule found, in the language of the team', async () => {
    const { steps, findings } = await ask('Deals', 'Tea', 'uk');
    expect(findings.map(({ message }) => message)).toEqual(['На аркуші «Companies» немає запису «Nobody»']);
    expect(steps.find(({ rule }) => rule === 'references')?.findings[0]).toMatchObject({ column: 'Company' });
  });

  test('knows a table by its key and by every name, in any letters', async () => {
    for (const name of ['deals', 'DEALS', 'сделки']) expect((await ask(name, '4')).table).toBe('Deals');
  });

  test('knows a row by its number, its id and what names it', async () => {
    expect((await ask('deals', '0123456789ab')).row).toBe(2);
    expect((await ask('deals', 'tea')).row).toBe(4);
    expect((await ask('deals', '3')).id).toBe('');
  });

  test.each([
    ['a table that is nearly right', 'Dels', '2', 'There is no table "Dels". Did you mean "Deals"?'],
    ['a table of another book', 'Zebra', '2', 'There is no table "Zebra". There are Companies, Deals.'],
    ['a row beyond the last', 'Deals', '99', 'Deals has no record "99". Its records stand in rows 2 to 4.'],
    ['a name that several have', 'Deals', 'Beans', '2 records of Deals are called "Beans": rows 2, 3.'],
    ['a name that is nearly right', 'Deals', 'Tee', 'Deals has no record "Tee". Did you mean "Tea"?'],
  ])('answers %s with what may be meant', async (_, table, row, message) => {
    await expect(ask(table, row)).rejects.toThrow(message);
  });
});
