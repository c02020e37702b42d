import { describe, expect, test } from '@jest/globals';
import type { JoinRules } from '../../adapters/behaviours/deduplication/join-plan.ts';
import { likeliestKept, planJoin } from '../../adapters/behaviours/deduplication/join-plan.ts';
import type { Cells } from '../../core/cell.ts';
import type { Marks, Row } from '../../core/record.ts';
import { toRow } from '../../core/record.ts';
import { modelOf } from '../settings.ts';

const model = modelOf(`
tables:
  people:
    label: name
    fields:
      name: { type: person-name }
      email: { type: email }
      phone: { type: phone }
      street: { type: text }
      city: { type: text }
      postcode: { type: text }
      comment: { type: long-text }
      tags: { type: multi-choice, options: [vip, new, old] }
      paid: { type: money, currencies: [EUR] }
      visits: { type: number }
      source: { type: text }
      total: { type: computed }
      check: { type: text, owner: rowcall }
`);
const table = model.tables.get('people')!;

const row = (id: string, cells: Cells, marks: Marks = {}): Row => toRow(table, { id, cells, marks });

const nothingSaid: JoinRules = { values: {}, sources: undefined, together: [], changedAt: () => null, taken: {} };

/** What stands in each field of the kept row, and why. */
function chosen(rows: readonly [Row, ...Row[]], rules: Partial<JoinRules> = {}): Record<string, unknown> {
  const { fields } = planJoin(table, rows, { ...nothingSaid, ...rules });
  return Object.fromEntries(fields.map(({ field, cell, why }) => [field.key, [cell, why]]));
}

describe('what rows become when they are joined', () => {
  test('with nothing said the kept row keeps what it has, and gets what only others have', () => {
    const a = row('a', { name: 'Ivan Petrov', email: null, city: 'Kyiv' });
    const b = row('b', { name: 'Vanya Petrov', email: 'ivan@petrov.example', city: 'Lviv' });

    expect(chosen([a, b])).toEqual({
      name: ['Ivan Petrov', 'kept'],
      email: ['ivan@petrov.example', 'only'],
      city: ['Kyiv', 'kept'],
    });
    expect(planJoin(table, [a, b], nothingSaid)).toMatchObject({
      set: { email: 'ivan@petrov.example' },
      fields: expect.arrayContaining([expect.objectContaining({ left: [{ id: 'b', cell: 'Lviv' }] })]),
    });
  });

  test('two ways of writing the same are no choice', () => {
    const a = row('a', { phone: '+380 67 123 4567' });
    expect(chosen([a, row('b', { phone: '8 (067) 123-45-67' })])).toEqual({ phone: ['+380 67 123 4567', 'only'] });
  });

  test('comments and tags are put together, each once', () => {
    const a = row('a', { comment: 'Likes tea', tags: ['vip'] });
    const b = row('b', { comment: 'likes tea\nCalls on Mondays', tags: ['new', 'vip'] });
    const c = row('c', { comment: 'Has a dog', tags: null });

    expect(chosen([a, b, c])).toEqual({
      comment: ['likes tea\nCalls on Mondays\nHas a dog', 'all'],
      tags: [['vip', 'new'], 'all'],
    });
  });

  test('an address is taken from one row as a whole, the one that has most of it', () => {
    const a = row('a', { street: null, city: 'Kyiv', postcode: null });
    const b = row('b', { street: 'Sadova 1', city: 'Lviv', postcode: null });

    expect(chosen([a, b], { together: [['street', 'city', 'postcode']] })).toEqual({
      street: ['Sadova 1', 'block'],
      city: ['Lviv', 'block'],
    });
  });

  test('the value changed last, the longest, that of the fullest row and of the best source win where that is said', () => {
    const a = row('a', { name: 'Ivan', city: 'Kyiv', email: 'a@a.example', phone: '0671234567', source: 'import' });
    const b = row('b', {
      name: 'Ivan Petrov',
      city: 'Lviv',
      email: 'b@b.example',
      phone: '0507654321',
      source: 'form',
      visits: 1,
    });
    const values = { name: 'longest', city: 'recent', email: 'source', phone: 'fullest' } as const;

    expect(
      chosen([a, b], {
        values,
        sources: { field: 'source', order: ['form', 'import'] },
        changedAt: (id) => (id === 'b' ? '2026-11-22T09:00:00.000Z' : null),
      }),
    ).toMatchObject({
      name: ['Ivan Petrov', 'longest'],
      city: ['Lviv', 'recent'],
      email: ['b@b.example', 'source'],
      phone: ['0507654321', 'fullest'],
    });
  });

  test('numbers and amounts of one currency are added up exactly; of two currencies none is lost or made up', () => {
    const values = { visits: 'sum', paid: 'sum' } as const;
    const a = row('a', { visits: 0.1, paid: 10.1 });

    expect(chosen([a, row('b', { visits: 0.2, paid: 0.2 })], { values })).toEqual({
      visits: [0.3, 'sum'],
      paid: [10.3, 'sum'],
    });
    expect(chosen([a, row('b', { paid: '5 EUR' })], { values })['paid']).toEqual([10.1, 'kept']);
  });

  test('where a person is to choose, nothing is chosen until they have', () => {
    const rows = [row('a', { city: 'Kyiv' }), row('b', { city: 'Lviv' })] as const;
    const values = { city: 'ask' } as const;

    expect(planJoin(table, rows, { ...nothingSaid, values }).undecided).toEqual(['city']);
    expect(chosen(rows, { values, taken: { city: 'b' } })).toEqual({ city: ['Lviv', 'person'] });
  });

  test('formulas, and what cannot be read, are never written over', () => {
    const a = row('a', { total: 5, phone: 'ask Olena', check: 'Fine' }, { total: 'computed' });
    const b = row('b', { total: 7, phone: '0671234567', check: 'To fix' });

    expect(planJoin(table, [a, b], nothingSaid).set).toEqual({});
  });

  test('the row with most cells filled is the likeliest to stay, of several the first', () => {
    const a = row('a', { name: 'Ivan' });
    const b = row('b', { name: 'Ivan', city: 'Kyiv' });
    const c = row('c', { name: 'Ivan', city: 'Lviv' });

    expect(likeliestKept(table, [a, b, c]).id).toBe('b');
  });
});
