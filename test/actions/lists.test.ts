import { beforeEach, describe, expect, test } from '@jest/globals';
import { answer } from '../../adapters/actions/answer.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { check } from '../../adapters/actions/check.ts';
import { questions } from '../../adapters/actions/questions.ts';
import { tick } from '../../adapters/actions/tick.ts';
import { openState } from '../../adapters/state/index.ts';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';
import { memoryStore } from '../../adapters/stores/memory/store.ts';
import type { Cell } from '../../core/cell.ts';
import type { Hint } from '../../core/store.ts';
import { deskOf, settingsIn } from './desk.ts';

const tables = `tables:
  deals:
    title: Deals
    label: title
    fields:
      title: { type: text }
      stage: { type: choice, options: { from: 'Lists!A2:B' } }
`;
const asked = { book: 'b.xlsx', settings: settingsIn('en', tables) };

/** A spreadsheet whose tabs a test may change between two looks. */
let stages: readonly (readonly Cell[])[] | null;
let desk: Desk;
let reads: (readonly Hint[])[];

const tabs = (): readonly GivenTab[] => [
  {
    title: 'Deals',
    headers: ['Title', 'Stage', '_id'],
    rows: ['New', 'Talk', 'won'].map((stage, at) => [`Deal ${at}`, stage, `aaaaaaaaaaa${at}`]),
  },
  ...(stages === null ? [] : [{ title: 'Lists', headers: ['Stage', 'Also', 'Of', 'Days'], rows: stages }]),
];

beforeEach(async () => {
  stages = [['New'], ['Talk', 'Talking'], ['Won']];
  reads = [];
  const { clock } = deskOf({});
  const state = await openState({ path: ':memory:', workspace: 'test', clock });
  let isKept = false;
  desk = {
    ...deskOf({}),
    async openBook(_, setting) {
      const store = memoryStore({ ...setting, tabs: tabs() });
      return {
        ...store,
        async read(hints, memo) {
          reads.push(hints);
          return await store.read(hints, memo);
        },
        touched: async () => true,
      };
    },
    async openState() {
      isKept = true;
      return { ...state, close: async () => {} };
    },
    remembers: async () => isKept,
  };
});

const found = async () =>
  (await perform(check, desk, asked)).tables.flatMap(({ findings }) => findings.map(({ code, row }) => [code, row]));
const open = async () => (await perform(questions, desk, asked)).questions;

describe('lists that people keep in a tab', () => {
  test('count at the first look, with their other spellings', async () => {
    stages = [['New'], ['Won']];

    expect(await found()).toEqual([
      ['choice.unknown', 3],
      ['validation.form', 4],
    ]);
  });

  test('are read with the tables in one look once they are known', async () => {
    await perform(tick, desk, asked);
    reads = [];
    await perform(check, desk, asked);

    expect(reads).toEqual([[{ table: 'deals' }]]);
  });

  test('an option more changes no row and counts at once', async () => {
    await perform(tick, desk, asked);
    stages = [...stages!, ['Lost']];
    await perform(tick, desk, asked);

    expect(await open()).toEqual([]);
    stages = [['New'], ['Won']];
    expect(await found()).toEqual([['validation.form', 4]]);
  });

  test('a list by which rows would be judged otherwise counts once a person has said so', async () => {
    await perform(tick, desk, asked);
    stages = [['New'], ['Won']];
    await perform(tick, desk, asked);

    const [question] = await open();
    expect(question).toMatchObject({ kind: 'list', answers: [{ answer: 'no' }, { answer: 'yes' }] });
    expect(question!.message).toContain('Lists!A2:B');
    expect(question!.message).toContain('1 row');
    expect(question!.message).toContain('Deals 3');
    expect(await found()).toEqual([['validation.form', 4]]);

    await perform(answer, desk, { ...asked, question: question!.key, answer: 'yes' });
    expect(await found()).toContainEqual(['choice.unknown', 3]);
    expect(await open()).toEqual([]);
  });

  test('whoever says no is not asked again, until the list is changed once more', async () => {
    await perform(tick, desk, asked);
    stages = [['New'], ['Won']];
    await perform(tick, desk, asked);
    await perform(answer, desk, { ...asked, question: (await open())[0]!.key, answer: 'no' });
    await perform(tick, desk, asked);
    expect(await open()).toEqual([]);

    stages = [['New']];
    await perform(tick, desk, asked);
    expect(await open()).toHaveLength(1);
  });

  test('a list that was changed back is not asked about any more', async () => {
    const before = stages;
    await perform(tick, desk, asked);
    stages = [['New'], ['Won']];
    await perform(tick, desk, asked);
    stages = before;
    await perform(tick, desk, asked);

    expect(await open()).toEqual([]);
  });

  test.each([null, []])('a list that is gone or empty (%j) counts as it was, and it is told', async (gone) => {
    await perform(tick, desk, asked);
    stages = gone;
    await perform(tick, desk, asked);

    expect(await open()).toEqual([]);
    expect(await found()).toEqual([
      ['list.missing', null],
      ['validation.form', 4],
    ]);
  });

  test('rows that mean nothing where the settings lead to them are told', async () => {
    const more = `${tables}stages: { deals: { field: stage, days: { from: 'Lists!C2:D' } } }\n`;
    stages = [
      ['New', null, 'New', 2],
      ['Talk', 'Talking', 'Tolk', 5],
      ['Won', null, 'Won', 'never'],
    ];
    const { tables: told } = await perform(check, desk, { ...asked, settings: settingsIn('en', more) });

    expect(told.flatMap(({ findings }) => findings).filter(({ code }) => code === 'list.rows')).toMatchObject([
      { severity: 'note', message: 'In the list Lists!C2:D 2 rows mean nothing here: Tolk 5, Won never' },
    ]);
  });
});
