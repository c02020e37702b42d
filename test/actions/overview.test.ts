import { describe, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { Overview } from '../../adapters/actions/overview.ts';
import { overview } from '../../adapters/actions/overview.ts';
import { deskOf, settingsIn } from './desk.ts';

const settings = settingsIn(
  'en',
  `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name }
      phone: { type: phone, column: Phone, required: true }
      stage: { type: choice, column: Stage, options: [New, Won] }
`,
);

type Rows = readonly (readonly (string | null)[])[];

async function look(rows: Rows, asked: Partial<Parameters<typeof overview.run>[1]> = {}): Promise<Overview> {
  const books = { 'b.xlsx': [{ title: 'People', headers: ['Name', 'Phone', 'Stage'], rows }] };
  const seen = await perform(overview, deskOf({ books }), { book: 'b.xlsx', settings, ...asked });
  expect(overview.output.parse(seen)).toEqual(seen);
  return seen;
}

const good = '+380 67 123 4567';

describe('an overview', () => {
  test('tells like with like once: the gravest first, then the most frequent', async () => {
    const { groups } = await look([
      ['Ann', null, 'Wno'],
      ['Bob', null, 'won'],
      ['Cid', null, 'won'],
      ['Dan', good, 'Lost'],
    ]);
    expect(groups.map(({ column, code, count, rows }) => [column, code, count, rows])).toEqual([
      ['Phone', 'validation.required', 3, [2, 3, 4]],
      ['Stage', 'choice.unknown', 2, [2, 5]],
      ['Stage', 'validation.form', 2, [3, 4]],
    ]);
  });

  test('puts only as many into words as are asked for, and prefers those that tell something', async () => {
    const rows = [
      ['Ann ', good, null],
      ['Bob', '0671234567', null],
      ['Cid', '(067) 123-45-68', null],
    ];
    const { groups } = await look(rows);
    expect(groups.map(({ points }) => points.map(({ label, message }) => [label, message]))).toEqual([
      [['Bob', '“0671234567” → “+380 67 123 4567”']],
      [['Ann', '“Ann” has spaces to spare']],
    ]);
    expect((await look(rows, { points: 9 })).groups[0]?.points).toHaveLength(2);
  });

  test('counts tables and records', async () => {
    expect((await look([['Ann', good, null]])).tables).toEqual([{ table: 'People', records: 1 }]);
  });
});

describe('a second look tells what is new', () => {
  const before: Rows = [
    ['Ann', null, 'New'],
    ['Bob', null, 'New'],
    ['Cid', good, 'Wno'],
  ];

  async function news(after: Rows, was: Rows = before) {
    const { marks } = await look(was, { remember: true });
    const { news } = await look(after, { since: [...marks] });
    return { fresh: news?.fresh.map(({ row, column }) => `${row} ${column}`), gone: news?.goneCount };
  }

  test('nothing, when nothing has changed', async () => {
    expect(await news(before)).toEqual({ fresh: [], gone: 0 });
  });

  test('a fault that was put right is gone', async () => {
    expect(await news([['Ann', good, 'New'], before[1]!, before[2]!])).toEqual({ fresh: [], gone: 1 });
  });

  test('rows that only moved are nothing new', async () => {
    expect(await news([['New one', '+380 67 123 4568', null], ...before])).toEqual({ fresh: [], gone: 0 });
    expect(await news([...before].reverse())).toEqual({ fresh: [], gone: 0 });
  });

  test('a new row with a fault of its own is told with its own number', async () => {
    expect(await news([['Dan', null, null], ...before])).toEqual({ fresh: ['2 Phone'], gone: 0 });
  });

  test('a record that was given another name keeps its faults', async () => {
    expect(await news([['Anna', null, 'New'], before[1]!, before[2]!])).toEqual({ fresh: [], gone: 0 });
  });

  test('another wrong word in the same cell is new, but nothing was put right', async () => {
    expect(await news([before[0]!, before[1]!, ['Cid', good, 'Wnoo']])).toEqual({ fresh: ['4 Stage'], gone: 0 });
  });
});
