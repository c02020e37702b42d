import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { apply } from '../../adapters/actions/apply.ts';
import { backup } from '../../adapters/actions/backup.ts';
import { perform } from '../../adapters/actions/calling/action.ts';
import { restore } from '../../adapters/actions/restore.ts';
import { undo } from '../../adapters/actions/undo.ts';
import type { Cell } from '../../core/cell.ts';
import type { KeptDesk } from './kept-desk.ts';
import { keptDesk } from './kept-desk.ts';

const settings = `tables:
  firms:
    label: name
    fields:
      name: { type: company-name, column: Name }
  people:
    label: name
    fields:
      name: { type: text, column: Name }
      phone: { type: phone, column: Phone, unique: true }
      firm: { type: reference, column: Firm, table: firms, owner: shared }
      stage: { type: choice, column: Stage, options: [New, Won], default: New, owner: shared }
      check: { type: text, column: Rowcall, owner: rowcall }
status:
  people: { state: check }
`;
const headers = { firms: ['Name'], people: ['Name', 'Phone', 'Firm', 'Stage'] };
const fields = { firms: ['name'], people: ['name', 'phone', 'firm', 'stage'] };

const cells: Record<string, readonly Cell[]> = {
  name: ['Ann', 'Bob', 'ann ', 'Ромашка', 'ООО Ромашка', null],
  phone: ['067 123 45 67', '+380 67 123 4567', '0677654321', 'none', null],
  firm: ['Ромашка', 'ромашка', 'Дуб', null],
  stage: ['new', 'New', 'Won', 'wno', null],
};

type Table = keyof typeof fields;
type Deed =
  | {
      readonly does: 'type';
      readonly table: Table;
      readonly row: number;
      readonly field: number;
      readonly cell: number;
    }
  | { readonly does: 'insert' | 'remove' | 'clear'; readonly table: Table; readonly row: number; readonly cell: number }
  | { readonly does: 'sort'; readonly table: Table }
  | { readonly does: 'look'; readonly people: boolean };

const table = fc.constantFrom<Table>('people', 'people', 'firms');
const small = fc.nat(50);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('type' as const), table, row: small, field: small, cell: small }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom<'insert' | 'remove' | 'clear'>('insert', 'remove', 'clear'),
      table,
      row: small,
      cell: small,
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('sort' as const), table }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('look' as const), people: fc.boolean() }) },
);

/** What stands in everybody's columns, by table and id. */
type Stand = ReadonlyMap<string, Readonly<Record<string, Cell>>>;

async function standOf({ store }: KeptDesk): Promise<Stand> {
  const { tables } = await store.read([{ table: 'firms' }, { table: 'people' }], null);
  return new Map(
    [...tables].flatMap(([key, { records }]) =>
      records.map((one): [string, Record<string, Cell>] => [
        `${key}/${one.id}`,
        Object.fromEntries(fields[key as Table].map((field) => [field, one.cells[field] ?? null])),
      ]),
    ),
  );
}

async function rowsOf({ store }: KeptDesk, key: Table): Promise<readonly number[]> {
  const { tables } = await store.read([{ table: key }], null);
  return tables.get(key)!.records.map(({ place }) => Number(place));
}

async function act(kept: KeptDesk, wanted: Deed): Promise<void> {
  const { person } = kept.store;
  if (wanted.does === 'look') {
    await perform(apply, kept.desk, { ...kept.asked, people: wanted.people });
    return;
  }
  const { table: key } = wanted;
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
  if (wanted.does === 'sort') return person.sort(key, fields[key][0]!);
  if (wanted.does === 'insert') {
    const filled = fields[key].map((field, at) => [field, pick(cells[field]!, wanted.cell + at)]);
    return person.insert(key, Object.fromEntries(filled));
  }
  const rows = await rowsOf(kept, key);
  if (rows.length === 0) return;
  const row = pick(rows, wanted.row);
  if (wanted.does === 'remove') return person.remove(key, row);
  if (wanted.does === 'clear') {
    for (const field of [...fields[key], ...(key === 'people' ? ['check'] : [])]) person.type(key, row, field, null);
    return;
  }
  if (wanted.does !== 'type') return;
  const field = pick(fields[key], wanted.field);
  person.type(key, row, field, pick(cells[field]!, wanted.cell));
}

const filled = (stand: Stand) =>
  new Map([...stand].filter(([, one]) => Object.values(one).some((cell) => cell !== null)));
/** People's own columns: what a record links to follows what that is called by then. */
const theirs = (stand: Stand): Stand =>
  new Map([...stand].map(([key, { name = null, phone = null }]) => [key, { name, phone }]));
const only = (stand: Stand, keys: Stand) => Object.fromEntries([...stand].filter(([key]) => keys.has(key)));

test('whatever people and rules have done, a restore to any moment, by history or by a backup, gives back everybody’s cells as they were; twice is once, and undo gives people’s own cells back what they held before', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 4, maxLength: 14 }),
      small,
      fc.boolean(),
      async (deeds, chosen, byHistory) => {
        const kept = await keptDesk(settings, [
          { title: 'Firms', headers: headers.firms, rows: [['ООО «Ромашка»'], ['Дуб']] },
          {
            title: 'People',
            headers: headers.people,
            rows: [
              ['Ann', '067 123 45 67', 'Ромашка', 'New'],
              ['Bob', null, 'Дуб', 'won'],
            ],
          },
        ]);
        await perform(apply, kept.desk, kept.asked);
        const moment = async () => {
          const { file } = await perform(backup, kept.desk, kept.asked);
          return { at: kept.desk.clock.now(), from: file!, stand: await standOf(kept) };
        };
        const moments = [await moment()];
        for (const one of deeds) {
          await act(kept, one);
          if (one.does === 'look') moments.push(await moment());
        }
        await perform(apply, kept.desk, kept.asked);
        const before = await standOf(kept);
        const { at, from, stand } = moments[chosen % moments.length]!;
        const source = byHistory ? { at } : { from };
        const then = filled(stand);

        const done = await perform(restore, kept.desk, { ...kept.asked, ...source, yes: true });
        const after = await standOf(kept);

        expect(done.missed).toEqual([]);
        expect(only(after, then)).toEqual(Object.fromEntries(then));
        const made = new Map([...before].filter(([key]) => !then.has(key)));
        expect([...after.keys()].filter((key) => !then.has(key)).sort()).toEqual([...made.keys()].sort());

        const again = await perform(restore, kept.desk, { ...kept.asked, ...source, yes: true });
        expect([again.written, again.records]).toEqual([false, []]);

        if (done.cause !== null) {
          await perform(undo, kept.desk, { ...kept.asked, cause: done.cause });
          expect(only(theirs(await standOf(kept)), before)).toEqual(Object.fromEntries(theirs(before)));
        }
        await kept.state.close();
      },
    ),
    { numRuns: 30 },
  );
}, 60_000);
