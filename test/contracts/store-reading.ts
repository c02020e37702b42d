import { expect } from '@jest/globals';
import type { Cell, CellKind } from '../../core/cell.ts';
import type { Found } from '../../core/store.ts';
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

async function recordsOf(harness: Harness, given: Tab): Promise<readonly Found[]> {
  return (await readAll(await harness.open([given], tables))).records;
}

async function findingsOf(harness: Harness, tabs: readonly Tab[]) {
  const { findings } = await (await harness.open(tabs, tables)).describe();
  return findings.map(({ code, severity, field, args }) => ({ code, severity, field, args }));
}

/** What every store does when it is read. */
export const reading: readonly Rule[] = [
  {
    title: 'a table is read whole, in the order of the rows, with their ids',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const read = await readAll(store);
      const unknown = store.capabilities.ids === 'ours' ? null : expect.any(String);
      expect(read.complete).toBe(true);
      expect(read.records.map(({ id }) => id)).toEqual(['aaaaaaaaaaaa', 'bbbbbbbbbbbb', unknown]);
      expect(names(read.records)).toEqual(['Ann', 'Bob', 'Cid']);
      expect([...read.fields].sort()).toEqual(['age', 'born', 'name', 'note']);
    },
  },
  {
    title: 'what is read can be read again and is the same',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const first = await store.read([whole], null);
      const again = await store.read([whole], first.memo);
      expect(again).toEqual(first);
    },
  },
  {
    title: 'a hint with ids reads these records and says that it is not the whole',
    async run(harness) {
      const read = await readAll(await harness.open([tab], tables), { table: 'people', ids: ['bbbbbbbbbbbb', 'gone'] });
      expect(read.complete).toBe(false);
      expect(names(read.records)).toEqual(['Bob']);
    },
  },
  {
    title: 'a hint with places reads the records that stand there',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const third = (await readAll(store)).records[2]!;
      const read = await readAll(store, { table: 'people', places: [third.place] });
      expect(read.complete).toBe(false);
      expect(read.records).toEqual([third]);
    },
  },
  {
    title: 'hints of one table add up; one for the whole table wins',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const [first, second] = (await readAll(store)).records;
      const both = [
        { table: 'people', ids: [first!.id!] },
        { table: 'people', places: [second!.place] },
      ];
      const some = (await store.read(both, null)).tables.get('people')!;
      expect(names(some.records)).toEqual(['Ann', 'Bob']);
      const all = (await store.read([...both, whole], null)).tables.get('people')!;
      expect(all.complete).toBe(true);
    },
  },
  {
    title: 'a table nobody knows is an error of the caller',
    async run(harness) {
      const store = await harness.open([tab], tables);
      await expect(store.read([{ table: 'ghosts' }], null)).rejects.toMatchObject({ code: 'table.not-found' });
    },
  },
  {
    title: 'a missing tab reads as incomplete, so that no record counts as gone, and is reported',
    takes: 'tabs with names',
    async run(harness) {
      const other = { ...tab, title: 'Something else' };
      const read = await readAll(await harness.open([other], tables));
      expect(read).toMatchObject({ records: [], complete: false, fields: new Set() });
      expect(await findingsOf(harness, [other])).toEqual([
        { code: 'table.missing', severity: 'error', args: { title: 'People' } },
      ]);
    },
  },
  {
    title: 'a tab is found by any of its titles, whatever the case',
    async run(harness) {
      expect(names(await recordsOf(harness, { ...tab, title: ' contacts ' }))).toEqual(['Ann', 'Bob', 'Cid']);
    },
  },
  {
    title: 'columns are found by any of their headers, whatever case, colon or brackets stand with it',
    async run(harness) {
      const headers = ['_id', 'FULL NAME:', 'age (years)', ' Born *', 'note'];
      const [first] = await recordsOf(harness, { ...tab, headers });
      expect(first!.cells).toEqual({ name: 'Ann', age: 30, born: '1996-02-29', note: 'kept' });
    },
  },
  {
    title: 'moved columns are read as before',
    async run(harness) {
      const moved = (list: readonly Cell[]) => [list[3]!, list[1]!, list[0]!, list[4]!, list[2]!];
      const headers = ['Born', 'Name', '_id', 'Note', 'Age'];
      const kinds: CellKind[] = ['date', 'text', 'text', 'text', 'number'];
      const records = await recordsOf(harness, { ...tab, headers, kinds, rows: tab.rows.map(moved) });
      expect(records.map(({ id, cells }) => ({ id, cells }))).toEqual(
        (await recordsOf(harness, tab)).map(({ id, cells }) => ({ id, cells })),
      );
    },
  },
  {
    title: 'a missing column is no emptied column: its field is not there, and it is reported',
    async run(harness) {
      const narrow: Tab = { title: 'People', headers: ['Born'], kinds: ['date'], rows: [['2026-01-01']] };
      const read = await readAll(await harness.open([narrow], tables));
      expect([...read.fields]).toEqual(['born']);
      expect(read.records[0]!.cells).toEqual({ born: '2026-01-01' });
      expect(await findingsOf(harness, [narrow])).toEqual([
        { code: 'column.missing', severity: 'error', field: 'name', args: { header: 'Name' } },
        { code: 'column.missing', severity: 'warning', field: 'age', args: { header: 'Age' } },
      ]);
    },
  },
  {
    title: 'where no column is found nothing is read and nothing counts as gone',
    async run(harness) {
      const read = await readAll(
        await harness.open([{ title: 'People', headers: ['Foo', 'Bar'], rows: [['a', 'b']] }], tables),
      );
      expect(read).toMatchObject({ records: [], complete: false, fields: new Set() });
    },
  },
  {
    title: 'of two equal headers the first is read and the second reported',
    takes: 'columns of one name',
    async run(harness) {
      const twice: Tab = { title: 'People', headers: ['Name', 'Age', 'Born', 'name'], rows: [['Ann', 1, null, 'Eve']] };
      expect(names(await recordsOf(harness, twice))).toEqual(['Ann']);
      expect(await findingsOf(harness, [twice])).toEqual([
        { code: 'column.twice', severity: 'warning', args: { header: 'name' } },
      ]);
    },
  },
  {
    title: 'a filled column without a header is noted',
    takes: 'columns without a name',
    async run(harness) {
      const blank: Tab = { title: 'People', headers: ['Name', 'Age', 'Born', ''], rows: [['Ann', 1, null, 'x']] };
      expect((await findingsOf(harness, [blank])).map(({ code }) => code)).toEqual(['column.blank']);
    },
  },
  {
    title: 'columns that nobody knows are left alone, whatever stands above them',
    async run(harness) {
      const odd = ['__proto__', 'constructor', 'Name', 'toString'];
      const records = await recordsOf(harness, { title: 'People', headers: odd, rows: [['a', 'b', 'Ann', 'c']] });
      expect(records[0]!.cells).toEqual({ name: 'Ann' });
      expect(Object.getPrototypeOf(records[0]!.cells)).toBeNull();
      expect({}).not.toHaveProperty('name');
    },
  },
  {
    title: 'a column may be called __proto__ and is a column like any other',
    async run(harness) {
      const odd = new Map([['people', typedTable('people', { ['__proto__']: {}, name: {} }, ['People'])]]);
      const store = await harness.open(
        [{ title: 'People', headers: ['__proto__', 'name'], rows: [['x', 'Ann']] }],
        odd,
      );
      const [record] = (await readAll(store)).records;
      expect(Object.entries(record!.cells)).toEqual([
        ['__proto__', 'x'],
        ['name', 'Ann'],
      ]);
    },
  },
  {
    title: 'cells that a formula fills are marked',
    takes: 'formulas',
    async run(harness) {
      const [first, second] = await recordsOf(harness, { ...tab, computed: [2] });
      expect(first!.cells['age']).toBe(30);
      expect({ ...first!.marks }).toEqual({ age: 'computed' });
      expect({ ...second!.marks }).toEqual({ age: 'computed' });
    },
  },
  {
    title: 'rows that hold nothing are no records and keep their place',
    async run(harness) {
      const empty = [null, null, null, null, null];
      const records = await recordsOf(harness, { ...tab, rows: [ann, empty, bob] });
      const unbroken = await recordsOf(harness, { ...tab, rows: [ann, noId, bob] });
      expect(names(records)).toEqual(['Ann', 'Bob']);
      expect(records[1]!.place).toBe(unbroken[2]!.place);
    },
  },
  {
    title: 'every kind of cell is read as it was put there',
    async run(harness) {
      const columns = {
        t: {},
        n: { kind: 'number' },
        b: { kind: 'boolean' },
        d: { kind: 'date' },
        i: { kind: 'instant' },
      } as const;
      const kinds: CellKind[] = ['text', 'number', 'boolean', 'date', 'instant'];
      const rows: Cell[][] = [
        ['a\nb "c" <d> & é 漢 😀', 0.1, true, '2026-11-22', '2026-11-22T09:30:00.000Z'],
        ['  spaces  ', -12_345.678, false, '1900-01-01', '1999-12-31T23:59:00.000Z'],
        ['007', 1e21, true, '9999-12-31', '2024-02-29T00:00:00.000Z'],
      ];
      const all = new Map([['all', typedTable('all', columns)]]);
      const store = await harness.open([{ title: 'all', headers: ['t', 'n', 'b', 'd', 'i'], kinds, rows }], all);
      const { records } = await readAll(store, { table: 'all' });
      expect(records.map(({ cells }) => Object.values(cells))).toEqual(rows);
    },
  },
  {
    title: 'a box that nobody has answered is neither yes nor no',
    takes: 'boxes that may be empty',
    async run(harness) {
      const all = new Map([['all', typedTable('all', { t: {}, b: { kind: 'boolean' } })]]);
      const given: Tab = { title: 'all', headers: ['t', 'b'], kinds: ['text', 'boolean'], rows: [['x', null]] };
      const { records } = await readAll(await harness.open([given], all), { table: 'all' });
      expect(records[0]!.cells['b']).toBeNull();
    },
  },
  {
    title: 'a moment is read to the second',
    takes: 'moments to the second',
    async run(harness) {
      const all = new Map([['all', typedTable('all', { t: {}, i: { kind: 'instant' } })]]);
      const moment = '1999-12-31T23:59:59.000Z';
      const given: Tab = { title: 'all', headers: ['t', 'i'], kinds: ['text', 'instant'], rows: [['x', moment]] };
      const { records } = await readAll(await harness.open([given], all), { table: 'all' });
      expect(records[0]!.cells['i']).toBe(moment);
    },
  },
  {
    title: 'text that begins like a formula is text',
    async run(harness) {
      const texts = ['=1+1', '+380441234567', '-', '@user', '=IMPORTXML("http://example.com","//a")'];
      const records = await recordsOf(harness, {
        title: 'People',
        headers: ['Name'],
        rows: texts.map((text) => [text]),
      });
      expect(names(records)).toEqual(texts);
      expect(records.every(({ marks }) => marks === undefined)).toBe(true);
    },
  },
  {
    title: 'the description shows every column with its first filled cells',
    takes: 'cells that know what they hold',
    async run(harness) {
      const store = await harness.open([tab], tables);
      const { tables: found } = await store.describe(2);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ title: 'People', table: 'people', rows: 3 });
      const isOurs = store.capabilities.ids === 'ours';
      const columns = found[0]!.columns.filter(({ hidden }) => isOurs || !hidden);
      expect(columns.map(({ header, field, sample }) => [header, field, sample])).toEqual([
        ...(isOurs ? [['_id', null, ['aaaaaaaaaaaa', 'bbbbbbbbbbbb']]] : []),
        ['Name', 'name', ['Ann', 'Bob']],
        ['Age', 'age', [30, 41]],
        ['Born', 'born', ['1996-02-29']],
        ['Note', 'note', ['kept']],
      ]);
    },
  },
];
