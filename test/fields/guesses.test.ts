import { expect, test } from '@jest/globals';
import { fieldTypes } from '../../adapters/fields/index.ts';
import type { Cell } from '../../core/cell.ts';
import type { FieldType } from '../../core/field.ts';
import { team } from './kit.ts';

/** The type that fits a column best, as `init` would take it when the header says nothing. */
function bestOf(column: readonly Cell[]): { kind: string; options: object } {
  const types: readonly FieldType[] = fieldTypes;
  const fits = types.flatMap((type) => {
    const guess = type.guess(column, team);
    return guess ? [{ kind: type.kind, ...guess }] : [];
  });
  const [best] = fits.toSorted((a, b) => b.fit - a.fit);
  return { kind: best?.kind ?? '', options: best?.options ?? {} };
}

const repeated = <T>(...cells: T[]) => [...cells, ...cells, ...cells, ...cells, ...cells];

test.each<[string, readonly Cell[], string]>([
  ['words that differ', ['Rose', 'A longer title', 'Third', 'Something else'], 'text'],
  ['letters with lines', ['Called.\nNo answer.', 'Sent an offer.\nWaiting.', 'Met.\nAgreed.'], 'long-text'],
  ['bare numbers', [1, 2.5, 1200, 7], 'number'],
  ['numbers in text', ['1 200,5', '7', '2 млн', '12'], 'number'],
  ['amounts with a sign', ['1 200 грн', '₴7', '12,50 грн', '300 ₴'], 'money'],
  ['percentages', ['15%', '20 %', '7,5%', '100%'], 'percent'],
  ['ticks', repeated('✓', '✗'), 'checkbox'],
  ['yes and no', repeated('да', 'нет'), 'checkbox'],
  ['dates of the store', ['2026-01-01', '2026-02-03', '2026-12-25'], 'date'],
  ['dates in words', ['1 января 2026', '25 груд. 2026', 'Dec 25, 2026'], 'date'],
  ['dates that may be two days', ['03/04/2026', '05/06/2026', '25/12/2026'], 'date'],
  ['moments', ['2026-01-01T10:00:00.000Z', '2026-02-01T11:30:00.000Z'], 'date-time'],
  ['moments in text', ['25.12.2026 14:30', '26.12.2026 9:05'], 'date-time'],
  ['lengths of time', ['1:30', '90 мин', '2 часа', '15 min'], 'duration'],
  ['a few words again and again', repeated('New', 'Won', 'Lost'), 'choice'],
  ['tags', repeated('vip, new', 'vip', 'new, wholesale'), 'multi-choice'],
  ['codes', ['ORD-001', 'ORD-002', 'ORD-003', 'ORD-004'], 'id'],
])('a column of %s is guessed', (_what, column, kind) => {
  expect(bestOf(column).kind).toBe(kind);
});

test('a column of amounts in one foreign currency is guessed with that currency', () => {
  expect(bestOf(['$5', '$1,200.50', '$7', '3 USD'])).toEqual({ kind: 'money', options: { currency: 'USD' } });
});

test('a column of amounts in several currencies, some below zero, is guessed with all of that', () => {
  const { options } = bestOf(['5 €', '7 €', '$3', '-1 €']);
  expect(options).toEqual({ currency: 'EUR', currencies: ['USD'], negative: true });
});
