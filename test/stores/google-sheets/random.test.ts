import { afterAll, beforeAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openState } from '../../../adapters/state/index.ts';
import { reconcile } from '../../../core/reconcile.ts';
import type { Human } from '../../emulators/google/human.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import { toyModel, toyRule } from '../../toy.ts';
import { typedTable } from '../../typed-table.ts';
import { leapingClock, opened, startUnlimited } from './kit.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());

const people = typedTable(
  'people',
  { name: { headers: ['Name'] }, city: { headers: ['City'] }, note: { headers: ['Note'], owner: 'rowcall' } },
  ['People'],
);
const model = toyModel(
  [people],
  [
    toyRule({
      name: 'greet',
      tables: ['people'],
      writes: ['people.note'],
      visit: ({ row }) => ({
        set: { note: `${row.values['name'] ?? 'nobody'} of ${row.values['city'] ?? 'nowhere'}` },
      }),
    }),
  ],
);

/** Something that somebody does, and whether before our look, between our look and our write, or after our write. */
interface Deed {
  readonly when: 'before' | 'between' | 'after';
  readonly does: 'type' | 'sort' | 'insert' | 'remove' | 'drag' | 'widen';
  readonly row: number;
}

/** A column that comes between is the one thing that a write by position may hit: it is told, and tested elsewhere. */
const deed: fc.Arbitrary<Deed> = fc
  .record<Deed>({
    when: fc.constantFrom('before', 'between', 'after'),
    does: fc.constantFrom('type', 'type', 'type', 'sort', 'insert', 'remove', 'drag', 'widen'),
    row: fc.integer({ min: 2, max: 7 }),
  })
  .filter(({ when, does }) => when !== 'between' || does !== 'widen');

let typed = 0;
function act(person: Human, { does, row }: Deed): void {
  switch (does) {
    case 'type':
      person.type('People', `${person.screen('People')[0]![0] === 'Name' ? 'A' : 'B'}${row}`, `Typed ${typed++}`);
      return;
    case 'sort':
      person.sort('People', 'B', row % 2 === 0 ? 'up' : 'down');
      return;
    case 'insert':
      person.insertRows('People', row);
      return;
    case 'remove':
      person.deleteRows('People', row);
      return;
    case 'drag':
      person.moveRows('People', row, 1, row === 2 ? 6 : 2);
      return;
    case 'widen':
      person.insertColumns('People', 'A');
      return;
    default:
      does satisfies never;
  }
}

/** What people wrote: everything but the columns of Rowcall. */
function written(person: Human): readonly string[][] {
  const [headers = [], ...rows] = person.screen('People');
  const ours = headers.flatMap((header, at) => (header === 'Note' || header === '_id' ? [at] : []));
  return rows.map((row) => row.filter((_, at) => !ours.includes(at)).filter((text) => text !== ''));
}

test('whatever people do meanwhile, what they wrote stays as they wrote it, and ours comes right in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 10 }), async (deeds) => {
      const clock = leapingClock();
      const rows = [
        ['Name', 'City', 'Note', '_id'],
        ...Array.from({ length: 6 }, (_, i) => [`Person ${i}`, `City ${i % 3}`, null, null]),
      ];
      const { store, id } = await opened(google, { tabs: [{ title: 'People', rows, rowCount: 40 }] }, model.tables, {
        clock,
      });
      await store.setUp([{ table: 'people', columns: [] }]);
      const state = await openState({ path: ':memory:', workspace: 'test', clock });
      let drawn = 0;
      const ids = { fresh: () => `id${String(drawn++).padStart(10, '0')}` };
      const person = google.human(id);
      const look = () => reconcile({ store, state, clock, ids }, model, { hints: [{ table: 'people' }] });
      let before = written(person);
      const acts = (one: Deed) => {
        expect(written(person)).toEqual(before);
        act(person, one);
        before = written(person);
      };
      await look();
      for (const one of deeds) {
        if (one.when === 'before') acts(one);
        else {
          const when = one.when === 'between' ? 'before' : 'after';
          google.fault({ on: 'spreadsheets.batchUpdate', fault: { is: 'meanwhile', when, act: () => acts(one) } });
          person.type('People', `${person.screen('People')[0]![0] === 'Name' ? 'A' : 'B'}3`, `Stir ${typed++}`);
          before = written(person);
        }
        await look();
        google.clearFaults();
      }
      for (let rest = 0; rest < 4; rest++) {
        clock.pass(120_000);
        await look();
      }
      expect(written(person)).toEqual(before);
      const { tables } = await store.read([{ table: 'people' }], null);
      const { records } = tables.get('people')!;
      for (const { cells } of records)
        expect(cells['note']).toBe(`${cells['name'] ?? 'nobody'} of ${cells['city'] ?? 'nowhere'}`);
      expect(new Set(records.map((record) => record.id)).size).toBe(records.length);
      google.calls.length = 0;
      await look();
      expect(google.count('spreadsheets.batchUpdate')).toBe(0);
      await state.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);
