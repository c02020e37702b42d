import { expect } from '@jest/globals';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { undo } from '../../adapters/actions/undo.ts';
import { openState } from '../../adapters/state/index.ts';
import type { Cell } from '../../core/cell.ts';
import { joinedField } from '../../core/joined.ts';
import type { Store } from '../../core/store.ts';
import { deskOf, settingsIn } from '../actions/desk.ts';
import { modelOf } from '../settings.ts';
import type { Harness, Rule, Tab } from './store-fixture.ts';

const yaml = `tables:
  contacts:
    title: Contacts
    label: name
    fields:
      name: { type: text, column: Name }
      email: { type: email, column: E-mail }
      comment: { type: long-text, column: Comment }
  deals:
    title: Deals
    label: deal
    fields:
      deal: { type: text, column: Deal }
      contact: { type: reference, table: contacts, column: Contact, owner: shared }
  visits:
    title: Visits
    label: visit
    fields:
      visit: { type: text, column: Visit }
      guest: { type: reference, table: contacts, column: Guest, owner: shared }
duplicates:
  contacts: { by: { name: person-name, email: email } }
`;

const many = (name: string, count: number): readonly (readonly Cell[])[] =>
  Array.from({ length: count }, (_, i) => [`${name} ${i + 1}`, i % 3 === 0 ? 'Ivan Petrov' : 'Vanya P.']);

const tabs: readonly Tab[] = [
  {
    title: 'Contacts',
    headers: ['Name', 'E-mail', 'Comment'],
    rows: [
      ['Ivan Petrov', 'ivan@petrov.example', null],
      ['Vanya P.', 'ivan@petrov.example', 'Likes tea'],
      ['Olena Koval', 'olena@koval.example', null],
    ],
  },
  { title: 'Deals', headers: ['Deal', 'Contact'], rows: many('Deal', 15) },
  { title: 'Visits', headers: ['Visit', 'Guest'], rows: many('Visit', 7) },
];

/** A desk over that spreadsheet, with a memory of its own. */
async function deskOver(store: Store): Promise<{ readonly desk: Desk; close(): Promise<void> }> {
  let passed = 0;
  const clock = {
    now: () => new Date(Date.UTC(2026, 10, 22, 9) + 10 * passed++).toISOString(),
    sleep: async () => {},
  };
  const state = await openState({ path: ':memory:', workspace: 'test', clock });
  const staying = { close: async () => {} };
  const desk: Desk = {
    ...deskOf({}),
    clock,
    openBook: async () => ({ ...store, ...staying }),
    openState: async () => ({ ...state, ...staying }),
    remembers: async () => true,
  };
  return { desk, close: () => state.close() };
}

/** What stands in a column of a table, from the top. */
async function column(store: Store, table: string, field: string): Promise<readonly Cell[]> {
  const { tables } = await store.read([{ table }], null);
  return tables.get(table)!.records.map(({ cells }) => cells[field] ?? null);
}

/** What becomes of rows that are joined, and of what led to them, in every kind of spreadsheet. */
export const joiningRules: readonly Rule[] = [
  {
    title:
      'what led to a joined row leads to the kept one in every table, and all of it is as it was once that is undone',
    takes: 'tabs with names',
    needs: 'writing',
    async run({ open }: Harness) {
      const { tables } = modelOf(yaml);
      const store = await open(tabs, tables);
      const { desk, close } = await deskOver(store);
      const asked = { book: 'b.xlsx', settings: settingsIn('en', yaml), person: 'Anna' };
      const links = async () => [await column(store, 'deals', 'contact'), await column(store, 'visits', 'guest')];
      try {
        await perform(apply, desk, asked);
        const before = await links();

        const { done, cause, children } = await perform(merge, desk, {
          ...asked,
          rows: ['Ivan Petrov', 'Vanya P.'],
        });
        await perform(apply, desk, asked);

        expect([done, children.map(({ count }) => count)]).toEqual([true, [10, 4]]);
        for (const led of await links()) expect(new Set(led)).toEqual(new Set(['Ivan Petrov']));
        expect(await column(store, 'contacts', 'comment')).toEqual(['Likes tea', 'Likes tea', null]);
        expect((await column(store, 'contacts', joinedField)).map((cell) => cell === null)).toEqual([
          true,
          false,
          true,
        ]);

        await perform(undo, desk, { ...asked, cause: cause! });
        expect(await links()).toEqual(before);
        expect(await column(store, 'contacts', 'comment')).toEqual([null, 'Likes tea', null]);
        expect(await column(store, 'contacts', joinedField)).toEqual([null, null, null]);
      } finally {
        await close();
      }
    },
  },
];
