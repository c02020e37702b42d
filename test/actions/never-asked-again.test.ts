import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apply } from '../../adapters/actions/apply.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { notDuplicate } from '../../adapters/actions/not-duplicate.ts';
import { questions } from '../../adapters/actions/questions.ts';
import { unmerge } from '../../adapters/actions/unmerge.ts';
import type { Cell } from '../../core/cell.ts';
import { joinedField, joinedInto } from '../../core/joined.ts';
import type { JoiningDesk } from './joining-desk.ts';
import { contactHeaders, joiningDesk, joiningTables } from './joining-desk.ts';

const same: readonly Cell[] = ['Ivan Petrov', 'ivan@petrov.example', '+380 67 123 4567', null, null, null];
const places = [2, 3, 4, 5] as const;

type Doing =
  | { readonly does: 'type'; readonly place: number; readonly field: string; readonly cell: Cell }
  | { readonly does: 'merge'; readonly rows: readonly number[] }
  | { readonly does: 'unmerge'; readonly place: number };

const someDoing: fc.Arbitrary<Doing> = fc.oneof(
  fc.record({
    does: fc.constant('type' as const),
    place: fc.constantFrom(...places),
    field: fc.constantFrom('name', 'email', 'phone'),
    cell: fc.constantFrom('Ivan Petrov', 'Іван Петров', 'ivan@petrov.example', '+380 67 123 4567', null),
  }),
  fc.record({
    does: fc.constant('merge' as const),
    rows: fc.shuffledSubarray([...places], { minLength: 2, maxLength: 2 }),
  }),
  fc.record({ does: fc.constant('unmerge' as const), place: fc.constantFrom(...places) }),
);

/** Into which row each row was joined, by their numbers; a row that stands for itself leads to itself. */
async function standing({ store, state }: JoiningDesk): Promise<ReadonlyMap<number, string>> {
  const { records } = (await store.read([{ table: 'contacts' }], null)).tables.get('contacts')!;
  const kept = new Map((await state.records('contacts', 'all')).map((one) => [one.id, one]));
  const end = (id: string): string => {
    const into = joinedInto(kept.get(id)!.accepted);
    return into === null ? id : end(into);
  };
  return new Map(records.map(({ place, id }) => [Number(place), end(id!)]));
}

async function carry({ desk, asked, store, row }: JoiningDesk, doing: Doing): Promise<void> {
  const about = { ...asked, table: 'Contacts', person: 'Anna' };
  const isJoined = async (place: number) => (await row('Contacts', place))[joinedField] != null;
  if (doing.does === 'type') {
    store.person.type('contacts', doing.place, doing.field, doing.cell);
    await perform(apply, desk, asked);
  } else if (doing.does === 'unmerge') {
    if (await isJoined(doing.place)) await perform(unmerge, desk, { ...about, row: String(doing.place) });
  } else if (!(await isJoined(doing.rows[0]!)) && !(await isJoined(doing.rows[1]!)))
    await perform(merge, desk, { ...about, rows: doing.rows.map(String) });
}

test('nobody is asked again about rows that are said not to be the same, whatever is typed, joined or parted', async () => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(someDoing, { minLength: 1, maxLength: 6 }), async (doings) => {
      const desk = await joiningDesk(
        [
          { title: 'Contacts', headers: contactHeaders, rows: places.map(() => same) },
          { title: 'Deals', headers: ['Deal', 'Contact'], rows: [] },
        ],
        `${joiningTables}duplicates:\n  contacts:\n`,
      );
      try {
        await perform(notDuplicate, desk.desk, { ...desk.asked, rows: ['2', '3'], person: 'Anna' });
        for (const doing of doings) {
          await carry(desk, doing);
          const ends = await standing(desk);
          // Who joined the two by hand has said something else since.
          if (ends.get(2) === ends.get(3)) continue;
          const { questions: waiting } = await perform(questions, desk.desk, desk.asked);
          asked += waiting.length;
          const together = (await desk.state.told('duplicates.likely', ['contacts'])).map(
            ({ id, findings }) =>
              new Set([
                id,
                ...findings.flatMap(({ others = [] }) => others.map((key) => key.slice('contacts/'.length))),
              ]),
          );
          const apart = [ends.get(2)!, ends.get(3)!];
          expect(together.filter((group) => apart.every((id) => group.has(id)))).toEqual([]);
        }
      } finally {
        await desk.state.close();
      }
    }),
    { numRuns: 12 },
  );
  expect(asked).toBeGreaterThan(5);
}, 120_000);
