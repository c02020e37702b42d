import { expect } from '@jest/globals';
import { type Cells, dict } from '../../core/cell.ts';
import type { NewRecord, Patch } from '../../core/patch.ts';
import { recordKey } from '../../core/record.ts';
import type { Found, Outcome, Store } from '../../core/store.ts';
import { ann, bob, names, type Rule, readAll, type Tab, tab, tables, whole } from './store-fixture.ts';

function patchOf(id: string, expected: Cells, set: Cells, place?: Found['place']): Patch {
  return { table: 'people', id, expect: expected, set, because: {}, ...(place !== undefined && { place }) };
}

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
    needs: 'ids of ours',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const { place } = (await readAll(store)).records[1]!;
      const [outcome] = await writePatches(store, patchOf('cccccccccccc', { name: 'Bob' }, { name: 'Eve' }, place));
      expect(outcome).toEqual({ is: 'missing' });
      expect(names((await readAll(store)).records)).toEqual(['Ann', 'Bob', 'Cid']);
    },
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
];
