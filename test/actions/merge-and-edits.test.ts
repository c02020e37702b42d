import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { unmerge } from '../../adapters/actions/unmerge.ts';
import type { Cell } from '../../core/cell.ts';
import { joinedField } from '../../core/joined.ts';
import type { JoiningDesk } from './joining-desk.ts';
import { joiningDesk } from './joining-desk.ts';

/** Something a person types; no value stands anywhere else, so that nobody can say who wrote it. */
interface Typing {
  readonly tab: 'contacts' | 'deals';
  readonly place: number;
  readonly field: string;
  readonly looked: boolean;
}

const someTyping: fc.Arbitrary<Typing> = fc.oneof(
  fc.record({
    tab: fc.constant('contacts' as const),
    place: fc.constantFrom(2, 3, 4),
    field: fc.constantFrom('name', 'email', 'phone', 'comment', 'visits'),
    looked: fc.boolean(),
  }),
  fc.record({
    tab: fc.constant('deals' as const),
    place: fc.constantFrom(2, 3, 4),
    field: fc.constantFrom('deal', 'contact'),
    looked: fc.boolean(),
  }),
);

function typedValue(field: string, at: number): Cell {
  if (field === 'visits') return 100 + at;
  if (field === 'phone') return `050 000 00 ${10 + at}`;
  return field === 'email' ? `new${at}@example.org` : `Typed ${'abcdefghijkl'[at]}`;
}

async function type(
  { store, desk, asked }: JoiningDesk,
  typings: readonly Typing[],
  before = 0,
): Promise<Record<string, Cell>> {
  const typed: Record<string, Cell> = {};
  for (const [at, { tab, place, field, looked }] of typings.entries()) {
    const value = typedValue(field, before + at);
    store.person.type(tab, place, field, value);
    typed[`${tab} ${place}.${field}`] = value;
    if (looked) await perform(apply, desk, asked);
  }
  return typed;
}

describe('joining, and parting again', () => {
  test('whatever people type between the two, their words and nothing else are left of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([2, 3, 4], { minLength: 2 }),
        fc.array(someTyping, { maxLength: 5 }),
        fc.array(someTyping, { maxLength: 5 }),
        async (rows, early, late) => {
          const desk = await joiningDesk();
          try {
            const { asked } = desk;
            await type(desk, early);
            const expected = structuredClone(await desk.theirs()) as Record<string, Record<string, Cell>>;
            const { done } = await perform(merge, desk.desk, {
              ...asked,
              table: 'Contacts',
              rows: rows.map(String),
              person: 'Anna',
            });
            expect(done).toBe(true);
            const typed = await type(desk, late, early.length);
            for (const [cell, value] of Object.entries(typed)) {
              const [row = '', field = ''] = cell.split('.');
              expected[row]![field] = value;
            }
            for (const row of rows.slice(1).map(String))
              await perform(unmerge, desk.desk, { ...asked, table: 'Contacts', row, person: 'Anna' });

            expect(await desk.theirs()).toEqual(expected);
            for (const place of [2, 3, 4]) expect((await desk.row('Contacts', place))[joinedField]).toBeNull();
          } finally {
            await desk.state.close();
          }
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});
