import { describe, expect, test } from '@jest/globals';
import type { Cells } from '../../../core/cell.ts';
import { derivedId } from '../../../core/id.ts';
import type { NewRecord, Patch } from '../../../core/patch.ts';
import { recordKey } from '../../../core/record.ts';
import type { Memo, Outcome, Store } from '../../../core/store.ts';
import type { SeedField } from '../../emulators/airtable/seed.ts';
import { typedTable } from '../../typed-table.ts';
import { type Base, layBase, tellOfChanges } from './kit.ts';

const companies = typedTable('companies', { name: {}, parent: {} });
const people = typedTable('people', { name: {}, age: { kind: 'number' }, city: {}, works: {} });
const tables = new Map([
  ['people', people],
  ['companies', companies],
]);
const idOf = (n: number) => `recPerson${String(n).padStart(8, '0')}`;

async function lay(count: number, cities: readonly string[] = ['Lviv']): Promise<Base & { memo: Memo }> {
  const choices = cities.map((name, n) => ({ id: `sel${n}`, name, color: 'blueLight2' }));
  const key: SeedField = { name: '_key', type: 'singleLineText' };
  const base = await layBase({
    tables,
    laid: [
      {
        name: 'companies',
        fields: [{ name: 'name', type: 'singleLineText' }, { name: 'parent', type: 'multipleRecordLinks' }, key],
        records: [],
      },
      {
        name: 'people',
        fields: [
          { name: 'name', type: 'singleLineText' },
          { name: 'age', type: 'number' },
          { name: 'city', type: 'singleSelect', options: { choices } },
          { name: 'works', type: 'multipleRecordLinks' },
          key,
        ],
        records: Array.from({ length: count }, (_, n) => ({ id: idOf(n), values: { name: `Person ${n}`, age: n } })),
      },
    ],
  });
  const [company] = base.world.tables;
  for (const table of base.world.tables)
    for (const field of table.fields)
      if (field.type === 'multipleRecordLinks') field.options = { linkedTableId: company!.id };
  await tellOfChanges(base);
  const { memo } = await base.store.read([{ table: 'people' }, { table: 'companies' }], null);
  base.calls.length = 0;
  return { ...base, memo };
}

const patch = (n: number, expected: Cells, set: Cells): Patch => ({
  table: 'people',
  id: idOf(n),
  expect: expected,
  set,
  because: {},
});
const create = (table: string, key: string, set: Cells): NewRecord => ({
  table,
  key,
  id: derivedId(key),
  set,
  because: { rule: 'test', reason: null },
});

async function write(store: Store, memo: Memo, patches: readonly Patch[], creates: readonly NewRecord[] = []) {
  const { outcomes, memo: next } = await store.write({ patches, creates }, memo);
  const of = (one: Patch | NewRecord): Outcome | undefined =>
    outcomes.get('key' in one ? one.key : recordKey(one.table, one.id));
  return { patched: patches.map(of), made: creates.map(of), memo: next };
}

const updates = ({ calls }: Base) => calls.filter(({ name }) => name === 'update records').length;

describe('a record among ten that Airtable refuses', () => {
  test('keeps none of the others from being written, and is found in a few calls', async () => {
    const base = await lay(10);
    const patches = Array.from({ length: 10 }, (_, n) => patch(n, {}, { city: n === 6 ? 'Atlantis' : 'Lviv' }));
    const { patched } = await write(base.store, base.memo, patches);
    expect(patched.map((one) => one?.is)).toEqual([
      ...Array(6).fill('applied'),
      'refused',
      ...Array(3).fill('applied'),
    ]);
    expect(patched[6]).toEqual({ is: 'refused', why: 'cell.choice' });
    expect(base.person.cell('people', idOf(5), 'city')).toBe('Lviv');
    expect(updates(base)).toBeLessThanOrEqual(9);
  });

  test('is missing when somebody removed it meanwhile', async () => {
    const base = await lay(10);
    base.person.remove('people', idOf(3));
    const patches = Array.from({ length: 10 }, (_, n) => patch(n, { age: n }, { age: 99 }));
    base.clock.pass(6000);
    const { patched } = await write(base.store, base.memo, patches);
    expect(patched.map((one) => one?.is)).toEqual([
      ...Array(3).fill('applied'),
      'missing',
      ...Array(6).fill('applied'),
    ]);
  });
});

describe('what Airtable would not hold as it is', () => {
  test.each([
    [{ age: 'forty' }, 'cell.unwritable'],
    [{ age: Number.NaN }, 'cell.unwritable'],
    [{ age: Number.POSITIVE_INFINITY }, 'cell.unwritable'],
    [{ works: 'Acme' }, 'cell.unwritable'],
    [{ works: [derivedId('nobody')] }, 'cell.unwritable'],
  ])('%j is not even sent', async (set, why) => {
    const base = await lay(1);
    const { patched } = await write(base.store, base.memo, [patch(0, {}, set as Cells)]);
    expect([patched, updates(base)]).toEqual([[{ is: 'refused', why }], 0]);
  });
});

describe('a column that is not there any more', () => {
  test('is found out at the first refusal, and the rest is written', async () => {
    const base = await lay(3);
    base.person.removeField('people', 'age');
    const patches = [patch(0, {}, { age: 5 }), patch(1, {}, { name: 'Ann' })];
    const { patched } = await write(base.store, base.memo, patches);
    expect(patched).toEqual([{ is: 'refused', why: 'column.missing' }, expect.objectContaining({ is: 'applied' })]);
  });

  test('of keys is made again', async () => {
    const base = await lay(1);
    base.person.removeField('people', '_key');
    const { made } = await write(base.store, base.memo, [], [create('people', 'a', { name: 'Ann' })]);
    expect(made).toEqual([expect.objectContaining({ is: 'applied' })]);
    expect(base.world.tables[1]!.fields.some(({ name }) => name === '_key')).toBe(true);
  });
});

describe('new records', () => {
  test('that name each other are made parents first, with links that lead to them', async () => {
    const base = await lay(1);
    const creates = [
      create('people', 'ann', { name: 'Ann', works: [derivedId('acme')] }),
      create('companies', 'acme', { name: 'Acme', parent: [derivedId('holding')] }),
      create('companies', 'holding', { name: 'Holding' }),
    ];
    const { made, patched } = await write(
      base.store,
      base.memo,
      [patch(0, {}, { works: [derivedId('acme')] })],
      creates,
    );
    const [, acme, holding] = made.map((one) => (one?.is === 'applied' ? one.id : null));
    expect(acme).toMatch(/^rec/);
    expect(base.person.cell('companies', acme!, 'parent')).toEqual([holding]);
    expect(base.person.cell('people', idOf(0), 'works')).toEqual([acme]);
    expect(patched).toEqual([expect.objectContaining({ is: 'applied' })]);
  });

  test('are found again by another process, which links to them', async () => {
    const base = await lay(1);
    const { memo } = await write(base.store, base.memo, [], [create('companies', 'acme', { name: 'Acme' })]);
    const { patched } = await write(base.another(), memo, [patch(0, {}, { works: [derivedId('acme')] })]);
    expect(patched).toEqual([expect.objectContaining({ is: 'applied' })]);
    expect(base.person.cell('people', idOf(0), 'works')).toEqual([base.world.tables[0]!.records[0]!.id]);
  });

  test('are not made again after a lost answer, and what people changed in them since stays', async () => {
    const base = await lay(0);
    const ann = create('people', 'ann', { name: 'Ann', age: 30 });
    base.fault({ is: 'lost' }, 'update records');
    const lost = await write(base.store, base.memo, [], [ann]);
    expect(lost.made).toEqual([{ is: 'unknown' }]);
    const [record] = base.world.tables[1]!.records;
    base.person.type('people', record!.id, 'name', 'Anna');

    const again = await write(base.another(), lost.memo, [], [ann]);

    expect(again.made).toEqual([{ is: 'applied', id: record!.id, place: record!.id }]);
    expect(base.world.tables[1]!.records).toHaveLength(1);
    expect(base.person.cell('people', record!.id, 'name')).toBe('Anna');
  });

  test('are known by the ids under which they were made', async () => {
    const base = await lay(1);
    const { memo } = await write(base.store, base.memo, [], [create('people', 'ann', { name: 'Ann' })]);
    const asked = [{ table: 'people', ids: [derivedId('ann')] }];
    const { records } = (await base.another().read(asked, memo)).tables.get('people')!;
    expect(records).toMatchObject([{ id: base.world.tables[1]!.records[1]!.id, made: derivedId('ann') }]);
  });

  test('that people duplicated: only the older one is the one that was made', async () => {
    const base = await lay(0);
    const { memo } = await write(base.store, base.memo, [], [create('people', 'ann', { name: 'Ann' })]);
    const [original] = base.world.tables[1]!.records;
    base.clock.pass(1000);
    const copy = base.person.duplicate('people', original!.id);
    const { records } = (await base.another().read([{ table: 'people' }], memo)).tables.get('people')!;
    expect(records.map(({ id, made }) => [id, made])).toEqual([
      [original!.id, derivedId('ann')],
      [copy, undefined],
    ]);
    const { made } = await write(base.another(), memo, [], [create('people', 'ann', { name: 'Ann' })]);
    expect(made).toEqual([{ is: 'applied', id: original!.id, place: original!.id }]);
  });

  test('that name each other in a ring are refused, since none of them can be first', async () => {
    const base = await lay(0);
    const creates = [
      create('companies', 'a', { name: 'A', parent: [derivedId('b')] }),
      create('companies', 'b', { name: 'B', parent: [derivedId('a')] }),
    ];
    const { made } = await write(base.store, base.memo, [], creates);
    expect(made.map((one) => one?.is)).toEqual(['refused', 'refused']);
  });
});

describe('when it is too much for Airtable in the middle of a write', () => {
  test('what was written is, and of the rest nobody claims to know', async () => {
    const base = await lay(30);
    const patches = Array.from({ length: 30 }, (_, n) => patch(n, { age: n }, { age: 99 }));
    base.fault(
      { is: 'meanwhile', when: 'after', act: () => base.fault({ is: 'refused', status: 429 }, 'update records') },
      'update records',
    );
    const { patched } = await write(base.store, base.memo, patches);
    expect(patched.map((one) => one?.is)).toEqual([...Array(10).fill('applied'), ...Array(20).fill('unknown')]);
    expect(updates(base)).toBe(2);
  });

  test('and nothing was written yet, the call as a whole is refused', async () => {
    const base = await lay(3);
    base.fault({ is: 'refused', status: 429 }, 'update records');
    await expect(
      base.store.write({ patches: [patch(0, {}, { age: 1 })], creates: [] }, base.memo),
    ).rejects.toMatchObject({
      code: 'vendor.busy',
      details: { retryAfter: 30 },
    });
  });
});
