import { expect } from '@jest/globals';
import { type Cell, type CellKind, type Cells, dict, type RecordId } from '../../core/cell.ts';
import type { NewRecord, Patch } from '../../core/patch.ts';
import { recordKey } from '../../core/record.ts';
import type { Found, Outcome, Store } from '../../core/store.ts';
import { typedTable } from '../typed-table.ts';
import {
  ann,
  bob,
  type Harness,
  names,
  noId,
  type Rule,
  readAll,
  type Tab,
  tab,
  tables,
  whole,
} from './store-fixture.ts';

function patchOf(id: string, expected: Cells, set: Cells, place?: Found['place']): Patch {
  return { table: 'people', id, expect: expected, set, because: {}, ...(place !== undefined && { place }) };
}

/** The patch that gives a row its id, seen to carry another or none. */
function identify(id: string, place: Found['place'], carries: RecordId | null): Patch {
  return { ...patchOf(id, dict(), dict(), place), carries };
}

const idsAndNames = (records: readonly Found[]) => records.map(({ id, cells }) => [id, cells['name']]);

function newRecord(key: string, id: string, set: Cells): NewRecord {
  return { table: 'people', key, id, set, because: { rule: 'test', reason: null } };
}

async function writePatches(store: Store, ...patches: Patch[]): Promise<(Outcome | undefined)[]> {
  const { memo } = await store.read([whole], null);
  const { outcomes } = await store.write({ patches, creates: [] }, memo);
  return patches.map(({ table, id }) => outcomes.get(recordKey(table, id)));
}

async function create(store: Store, record: NewRecord): Promise<Outcome | undefined> {
  const { memo } = await store.read([whole], null);
  return (await store.write({ patches: [], creates: [record] }, memo)).outcomes.get(record.key);
}

/** Writes cells of one kind into new records, and expects to read the same. */
async function writesAndReads(harness: Harness, kind: CellKind, cells: readonly Cell[]): Promise<void> {
  const all = new Map([['people', typedTable('people', { name: {}, cell: { kind } }, ['People'])]]);
  const store = await harness.open([{ title: 'People', headers: ['_id', 'name', 'cell'], rows: [] }], all);
  const creates = cells.map((cell, i) => newRecord(`k${i}`, 'abcd'.charAt(i).repeat(12), { name: 'Ann', cell }));
  const { memo } = await store.read([whole], null);
  const { outcomes } = await store.write({ patches: [], creates }, memo);
  expect([...outcomes.values()].map((outcome) => outcome.is)).toEqual(cells.map(() => 'applied'));
  const { records } = await readAll(store);
  expect(records.map((record) => record.cells['cell'])).toEqual(cells);
}

/** What every store does when it is written, if it can be. */
export const writing: readonly Rule[] = [
  {
    title: 'a patch writes its cells and no other',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const before = (await readAll(store)).records;
      const [outcome] = await writePatches(store, patchOf('bbbbbbbbbbbb', { age: 41 }, { age: 42 }));
      expect(outcome).toMatchObject({ is: 'applied', id: 'bbbbbbbbbbbb' });
      const after = (await readAll(store)).records;
      expect(after[1]!.cells).toEqual({ ...before[1]!.cells, age: 42 });
      expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    },
  },
  {
    title: 'a patch is not written over what somebody changed meanwhile',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const before = await readAll(store);
      const [outcome] = await writePatches(
        store,
        patchOf('bbbbbbbbbbbb', { age: 40, note: null }, { age: 42, note: 'x' }),
      );
      expect(outcome).toMatchObject({ is: 'conflict', now: { age: 41, note: null } });
      expect(await readAll(store)).toEqual(before);
    },
  },
  {
    title: 'one conflict does not keep the other records from being written',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const outcomes = await writePatches(
        store,
        patchOf('aaaaaaaaaaaa', { age: 0 }, { age: 1 }),
        patchOf('bbbbbbbbbbbb', { age: 41 }, { age: 2 }),
        patchOf('gone', { age: null }, { age: 3 }),
      );
      expect(outcomes.map((outcome) => outcome?.is)).toEqual(['conflict', 'applied', 'missing']);
      expect((await readAll(store)).records.map(({ cells }) => cells['age'])).toEqual([30, 2, null]);
    },
  },
  {
    title: 'what a formula fills is never written',
    needs: 'writing',
    takes: 'formulas',
    async run(harness) {
      const store = await harness.open([{ ...tab, computed: [2] }], tables);
      const before = await readAll(store);
      const [outcome] = await writePatches(
        store,
        patchOf('aaaaaaaaaaaa', { age: 30, note: 'kept' }, { age: 31, note: 'x' }),
      );
      expect(outcome).toEqual({ is: 'refused', why: 'cell.computed' });
      expect(await readAll(store)).toEqual(before);
    },
  },
  {
    title: 'a field without a column is refused, and nothing of its record is written',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([{ ...tab, headers: ['_id', 'Name', 'Age', 'Born', 'Other'] }], tables);
      const [outcome] = await writePatches(
        store,
        patchOf('aaaaaaaaaaaa', { age: 30, note: null }, { age: 31, note: 'x' }),
      );
      expect(outcome).toEqual({ is: 'refused', why: 'column.missing' });
      expect((await readAll(store)).records[0]!.cells['age']).toBe(30);
    },
  },
  {
    title: 'a written cell is read back as it was written, text like a formula too',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const set = { name: '=HYPERLINK("x")', age: -0.5, born: '2026-03-31', note: '  two  spaces ' };
      await writePatches(store, patchOf('bbbbbbbbbbbb', { name: 'Bob', age: 41, born: null, note: null }, set));
      const record = (await readAll(store)).records[1]!;
      expect(record.cells).toEqual(set);
      expect(record.marks).toBeUndefined();
    },
  },
  {
    title: 'an empty cell is written by null',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([tab], tables);
      await writePatches(store, patchOf('aaaaaaaaaaaa', { age: 30 }, { age: null }));
      expect((await readAll(store)).records[0]!.cells['age']).toBeNull();
    },
  },
  {
    title: 'a new record is added once, however often it is asked for',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const record = newRecord('rule/1', 'dddddddddddd', { name: 'Dan', age: 5 });
      const first = await create(store, record);
      const again = await create(store, record);
      expect(first).toMatchObject({ is: 'applied' });
      expect(again).toEqual(first);
      const { records } = await readAll(store);
      expect(names(records)).toEqual(['Ann', 'Bob', 'Cid', 'Dan']);
      expect(first).toMatchObject({ id: records[3]!.id });
    },
  },
  {
    title: 'a record whose row was emptied down to its id is made again, once',
    needs: 'ids of ours',
    async run(harness) {
      const emptied = { ...tab, rows: [['aaaaaaaaaaaa', null, null, null, null], bob, noId] };
      const store = await harness.open([emptied], tables);
      const outcome = await create(store, newRecord('back/1', 'aaaaaaaaaaaa', { name: 'Ann', age: 30 }));
      expect(outcome).toMatchObject({ is: 'applied', id: 'aaaaaaaaaaaa' });
      const found = (await readAll(store)).records.filter(({ id }) => id === 'aaaaaaaaaaaa');
      expect(found.map(({ cells }) => [cells['name'], cells['age']])).toEqual([['Ann', 30]]);
    },
  },
  {
    title: 'a row without an id is given the one that a patch brings to its place',
    needs: 'ids of ours',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const { place } = (await readAll(store)).records[2]!;
      const [outcome] = await writePatches(store, patchOf('cccccccccccc', dict(), dict(), place));
      expect(outcome).toMatchObject({ is: 'applied', id: 'cccccccccccc' });
      expect((await readAll(store)).records.map(({ id }) => id)).toEqual([
        'aaaaaaaaaaaa',
        'bbbbbbbbbbbb',
        'cccccccccccc',
      ]);
    },
  },
  {
    title: 'a copied row is given an id of its own, and the original keeps its',
    needs: 'ids of ours',
    async run(harness) {
      const store = await harness.open([{ ...tab, rows: [ann, bob, ann] }], tables);
      const [original, , copy] = (await readAll(store)).records;
      expect(copy!.id).toBe(original!.id);
      await writePatches(store, patchOf('cccccccccccc', { name: 'Ann' }, { name: 'Ann again' }, copy!.place));
      const { records } = await readAll(store);
      expect(records.map(({ id }) => id)).toEqual(['aaaaaaaaaaaa', 'bbbbbbbbbbbb', 'cccccccccccc']);
      expect(names(records)).toEqual(['Ann', 'Bob', 'Ann again']);
    },
  },
  {
    title: 'an id is never given to a row that has one of its own',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const { place } = (await readAll(store)).records[1]!;
      const [outcome] = await writePatches(store, patchOf('cccccccccccc', { name: 'Bob' }, { name: 'Eve' }, place));
      expect(outcome).toEqual({ is: 'missing' });
      expect(names((await readAll(store)).records)).toEqual(['Ann', 'Bob', 'Cid']);
    },
  },
  {
    title: 'ids that a sort left behind go back to their rows',
    needs: 'ids of ours',
    async run(harness) {
      const sorted = [[ann[0]!, ...bob.slice(1)], [bob[0]!, ...ann.slice(1)], noId];
      const store = await harness.open([{ ...tab, rows: sorted }], tables);
      const [first, second, third] = (await readAll(store)).records;
      const outcomes = await writePatches(
        store,
        identify('bbbbbbbbbbbb', first!.place, 'aaaaaaaaaaaa'),
        identify('aaaaaaaaaaaa', second!.place, 'bbbbbbbbbbbb'),
        identify('cccccccccccc', third!.place, null),
      );
      expect(outcomes.map((outcome) => outcome?.is)).toEqual(['applied', 'applied', 'applied']);
      expect(idsAndNames((await readAll(store)).records)).toEqual([
        ['bbbbbbbbbbbb', 'Bob'],
        ['aaaaaaaaaaaa', 'Ann'],
        ['cccccccccccc', 'Cid'],
      ]);
    },
  },
  {
    title: 'ids change places all or none',
    needs: 'ids of ours',
    takes: 'formulas',
    async run(harness) {
      const store = await harness.open([{ ...tab, computed: [2] }], tables);
      const before = (await readAll(store)).records;
      const [first, second] = before;
      const outcomes = await writePatches(
        store,
        { ...identify('bbbbbbbbbbbb', first!.place, 'aaaaaaaaaaaa'), expect: { age: 30 }, set: { age: 1 } },
        identify('aaaaaaaaaaaa', second!.place, 'bbbbbbbbbbbb'),
      );
      expect(outcomes).toEqual([{ is: 'refused', why: 'cell.computed' }, { is: 'missing' }]);
      expect((await readAll(store)).records).toEqual(before);
    },
  },
  {
    title: 'a row that carries another id than was seen keeps it',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const before = (await readAll(store)).records;
      const [first, second, third] = before;
      const outcomes = await writePatches(
        store,
        identify('dddddddddddd', first!.place, 'eeeeeeeeeeee'),
        identify('ffffffffffff', second!.place, null),
        identify('gggggggggggg', third!.place, 'aaaaaaaaaaaa'),
      );
      expect(outcomes).toEqual([{ is: 'missing' }, { is: 'missing' }, { is: 'missing' }]);
      expect((await readAll(store)).records).toEqual(before);
    },
  },
  {
    title: 'nothing needs no column',
    needs: 'writing',
    async run(harness) {
      const store = await harness.open([{ ...tab, headers: ['_id', 'Name', 'Age', 'Born', 'Other'] }], tables);
      const record = newRecord('k', 'dddddddddddd', { name: 'Dan', age: null, born: null, note: null });
      expect(await create(store, record)).toMatchObject({ is: 'applied' });
      expect(names((await readAll(store)).records)).toEqual(['Ann', 'Bob', 'Cid', 'Dan']);
    },
  },
  {
    title: 'every kind of cell is written and read back the same',
    needs: 'writing',
    async run(harness) {
      const kinds = ['text', 'number', 'boolean', 'date', 'instant', 'list'] as const;
      const columns = Object.fromEntries(kinds.map((kind) => [kind, { kind }]));
      const all = new Map([['people', typedTable('people', columns, ['People'])]]);
      const store = await harness.open([{ title: 'People', headers: ['_id', ...kinds], rows: [] }], all);
      const sets: Cell[][] = [
        [' a\nb\t"c", <d> & é 漢 😀 _x000D_ ', 0.1, true, '2026-11-22', '2026-11-22T09:30:00.000Z', ['one', 'two']],
        ["'007", -1e-7, false, '1900-01-01', '1999-12-31T23:59:00.000Z', ['with space', 'b']],
        ['@x\r\n=1', 123_456_789_012_345.6, true, '9999-12-31', '2024-02-29T00:00:00.000Z', ['a']],
        ['+380441234567', 0, false, '1850-05-05', '1850-05-05T10:00:00.000Z', ['one only']],
      ];
      const creates = sets.map((cells, i) =>
        newRecord(`k${i}`, 'abcd'.charAt(i).repeat(12), Object.fromEntries(kinds.map((kind, k) => [kind, cells[k]!]))),
      );
      const { memo } = await store.read([whole], null);
      const { outcomes } = await store.write({ patches: [], creates }, memo);
      expect([...outcomes.values()].map((outcome) => outcome.is)).toEqual(sets.map(() => 'applied'));
      const { records } = await readAll(store);
      expect(records.map(({ cells }) => Object.values(cells))).toEqual(sets);
    },
  },
  {
    title: 'a moment is written to the millisecond',
    needs: 'writing',
    takes: 'moments to the second',
    run: (harness) => writesAndReads(harness, 'instant', ['2026-11-22T09:30:00.123Z', '1999-12-31T23:59:59.000Z']),
  },
  {
    title: 'what is chosen may hold a comma',
    needs: 'writing',
    takes: 'commas in what is chosen',
    run: (harness) => writesAndReads(harness, 'list', [['with, comma', 'b'], ['one, only']]),
  },
  {
    title: 'missing columns are added by set-up, and what stands there stays',
    needs: 'writing',
    async run(harness) {
      const bare: Tab = { title: 'People', headers: ['Name'], rows: [['Ann']] };
      const store = await harness.open([bare], tables);
      const note = { field: 'note', header: 'Note', hidden: false, hint: {} };
      await store.setUp([{ table: 'people', columns: [note] }]);
      const { records, fields } = await readAll(store);
      expect([...fields].sort()).toEqual(['name', 'note']);
      expect(records[0]!.cells).toEqual({ name: 'Ann', note: null });
      expect(await create(store, newRecord('k', 'eeeeeeeeeeee', { note: 'hi' }))).toMatchObject({ is: 'applied' });
    },
  },
  {
    title: 'a write that was revoked before it landed never lands',
    needs: 'revoking',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const before = await readAll(store);
      const { memo } = await store.read([whole], null);
      expect(await store.revoke!('plan/0')).toBe('never');
      const part = { patches: [patchOf('bbbbbbbbbbbb', { age: 41 }, { age: 42 })], creates: [] };
      await expect(store.write(part, memo, 'plan/0')).rejects.toMatchObject({ code: 'state.fenced' });
      expect(await readAll(store)).toEqual(before);
    },
  },
  {
    title: 'whether a write has landed is told the same however often it is revoked',
    needs: 'revoking',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const { memo } = await store.read([whole], null);
      const part = { patches: [patchOf('bbbbbbbbbbbb', { age: 41 }, { age: 42 })], creates: [] };
      await store.write(part, memo, 'plan/0');
      const asked = ['plan/0', 'plan/0', 'plan/1', 'plan/1', 'other/0'];
      const told: string[] = [];
      for (const name of asked) told.push(await store.revoke!(name));
      expect(told).toEqual(['written', 'written', 'never', 'never', 'never']);
      expect((await readAll(store)).records[1]!.cells['age']).toBe(42);
    },
  },
  {
    title: 'that a write of a plan has landed stays known while others of that plan are written',
    needs: 'revoking',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const { memo } = await store.read([whole], null);
      const part = (from: number, to: number) => ({
        patches: [patchOf('bbbbbbbbbbbb', { age: from }, { age: to })],
        creates: [],
      });
      const first = await store.write(part(41, 42), memo, 'plan/0');
      await store.write(part(42, 43), first.memo, 'plan/1');
      expect([await store.revoke!('plan/0'), await store.revoke!('plan/1')]).toEqual(['written', 'written']);
    },
  },
  {
    title: 'a revoked write keeps no other from being written',
    needs: 'revoking',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const { memo } = await store.read([whole], null);
      await store.revoke!('plan/0');
      const part = { patches: [patchOf('bbbbbbbbbbbb', { age: 41 }, { age: 42 })], creates: [] };
      const { outcomes } = await store.write(part, memo, 'other/0');
      expect([...outcomes.values()]).toMatchObject([{ is: 'applied' }]);
    },
  },
];
