import { describe, expect, test } from '@jest/globals';
import { airtable } from '../../../adapters/stores/airtable/index.ts';
import type { Cell } from '../../../core/cell.ts';
import type { SeedField } from '../../emulators/airtable/seed.ts';
import { typedTable } from '../../typed-table.ts';
import { type Base, layBase, tellOfChanges } from './kit.ts';

const people = typedTable(
  'people',
  {
    name: { headers: ['Name'] },
    phone: { headers: ['Phone'] },
    born: { headers: ['Born'], kind: 'date' },
    met: { headers: ['Met'], kind: 'instant' },
    tags: { headers: ['Tags'], kind: 'list' },
    done: { headers: ['Done'], kind: 'boolean' },
    note: { headers: ['Note'], owner: 'rowcall' },
  },
  ['People'],
);
const tables = new Map([['people', people]]);
const whole = [{ table: 'people' }];
const first = 'recPerson00000000';

const lay = (fields: readonly SeedField[], ...rows: readonly Readonly<Record<string, unknown>>[]): Promise<Base> =>
  layBase({
    tables,
    laid: [
      {
        name: 'People',
        fields,
        records: rows.map((values, n) => ({ id: `recPerson${String(n).padStart(8, '0')}`, values })),
      },
    ],
  });

const text = (name: string): SeedField => ({ name, type: 'singleLineText' });

async function cells(base: Base, store = base.store): Promise<readonly Readonly<Record<string, Cell>>[]> {
  return (await store.read(whole, null)).tables.get('people')!.records.map((record) => ({ ...record.cells }));
}

async function set(base: Base, field: string, expected: Cell, value: Cell) {
  const { memo } = await base.store.read(whole, null);
  const patch = { table: 'people', id: first, expect: { [field]: expected }, set: { [field]: value }, because: {} };
  return [...(await base.store.write({ patches: [patch], creates: [] }, memo)).outcomes.values()][0];
}

describe('names that people change', () => {
  const laid = () => lay([text('Name'), text('Phone')], { Name: 'Ann', Phone: '007' });

  test('of a column: it is the same column, in this process and in the next', async () => {
    const base = await laid();
    const { memo } = await base.store.read(whole, null);
    base.person.renameField('People', 'Phone', 'Mobile');
    base.person.moveField('People', 'Mobile', 0);
    for (const store of [base.store, base.another()]) {
      const { records } = (await store.read(whole, memo)).tables.get('people')!;
      expect(records[0]!.cells).toMatchObject({ name: 'Ann', phone: '007' });
    }
  });

  test('of a table: it is the same table', async () => {
    const base = await laid();
    const { memo } = await base.store.read(whole, null);
    base.person.renameTable('People', 'Customers');
    const { records } = (await base.another().read(whole, memo)).tables.get('people')!;
    expect(records).toHaveLength(1);
  });

  test('of a column of ours, which is not made twice', async () => {
    const base = await laid();
    const note = { field: 'note', header: 'Note', hidden: false, hint: {} };
    await base.store.setUp([{ table: 'people', columns: [note] }]);
    base.person.renameField('People', 'Note', 'What Rowcall says');
    const { tables: described, findings } = await base.another().describe();
    expect(described[0]!.columns.map(({ header, field }) => [header, field])).toEqual([
      ['Name', 'name'],
      ['Phone', 'phone'],
      ['What Rowcall says', 'note'],
      ['_key', null],
    ]);
    expect(findings.filter(({ field }) => field === 'note')).toEqual([]);
    await base.another().setUp([{ table: 'people', columns: [note] }]);
    expect(base.world.tables[0]!.fields).toHaveLength(4);
  });

  test('a column that came, went or was told of as changed is looked for anew', async () => {
    const base = await laid();
    await tellOfChanges(base);
    const { memo } = await base.store.read(whole, null);
    base.person.addField('People', 'Born', 'date');
    base.person.type('People', first, 'Born', '1996-02-29');
    const { tables: read } = await base.store.read([{ table: 'people', places: ['changes'] }], memo);
    expect(read.get('people')!.records[0]!.cells).toMatchObject({ born: '1996-02-29' });
  });

  test('a removed column is no emptied column', async () => {
    const base = await laid();
    const { memo } = await base.store.read(whole, null);
    base.person.removeField('People', 'Phone');
    const read = (await base.store.read([{ table: 'people', ids: [first] }], memo)).tables.get('people')!;
    expect([...read.fields]).toEqual(['name']);
    expect({ ...read.records[0]!.cells }).toEqual({ name: 'Ann' });
  });

  test('a removed table is no emptied table', async () => {
    const base = await laid();
    const { memo } = await base.store.read(whole, null);
    base.world.tables.length = 0;
    const read = (await base.store.read([{ table: 'people', ids: [first] }], memo)).tables.get('people')!;
    expect(read).toEqual({ records: [], complete: false, fields: new Set() });
  });
});

describe('what columns hold', () => {
  test('a phone keeps its zeros and its plus', async () => {
    const base = await lay([text('Name'), { name: 'Phone', type: 'phoneNumber' }], { Name: 'Ann', Phone: '0049 30 1' });
    expect(await set(base, 'phone', '0049 30 1', '+49301')).toMatchObject({ is: 'applied' });
    expect((await cells(base))[0]).toMatchObject({ phone: '+49301' });
  });

  test('a phone in a column of numbers is what is left of it, and no text is forced into it', async () => {
    const base = await lay([text('Name'), { name: 'Phone', type: 'number' }], { Name: 'Ann', Phone: 49_301 });
    expect((await cells(base))[0]).toMatchObject({ phone: 49_301 });
    expect(await set(base, 'phone', 49_301, '+49301')).toEqual({ is: 'refused', why: 'cell.unwritable' });
  });

  test('what is empty is left out by Airtable, and is empty', async () => {
    const base = await lay([text('Name'), text('Phone'), { name: 'Tags', type: 'multipleSelects' }], { Name: 'Ann' });
    expect(await cells(base)).toEqual([{ name: 'Ann', phone: null, tags: null }]);
  });

  test('an empty box is no, and a record with nothing but one is none', async () => {
    const base = await lay([text('Name'), { name: 'Done', type: 'checkbox' }], { Name: 'Ann' }, {});
    expect(await cells(base)).toEqual([{ name: 'Ann', done: false }]);
  });

  test('a moment in a column of dates is its day where the team is, and back', async () => {
    const base = await lay([text('Name'), { name: 'Born', type: 'dateTime' }], {
      Name: 'Ann',
      Born: '2026-03-01T23:30:00.000Z',
    });
    const kyiv = { ...base.setting, zone: 'Europe/Kyiv' };
    const store = await airtable.open({ base: base.world.id }, kyiv);
    const { tables: read, memo } = await store.read(whole, null);
    expect(read.get('people')!.records[0]!.cells['born']).toBe('2026-03-02');
    const patch = { table: 'people', id: first, expect: {}, set: { born: '2026-07-05' }, because: {} };
    await store.write({ patches: [patch], creates: [] }, memo);
    expect(base.person.cell('People', first, 'Born')).toBe('2026-07-04T21:00:00.000Z');
    expect((await cells(base, store))[0]).toMatchObject({ born: '2026-07-05' });
  });

  test('text where dates are wanted is marked, and left as people wrote it', async () => {
    const base = await lay([text('Name'), text('Born')], { Name: 'Ann', Born: 'next spring' });
    const [record] = (await base.store.read(whole, null)).tables.get('people')!.records;
    expect([record!.cells['born'], record!.marks]).toEqual(['next spring', { born: 'text' }]);
  });

  test('formatted text is marked, and files and people are named', async () => {
    const base = await lay(
      [
        { name: 'Name', type: 'richText' },
        { name: 'Tags', type: 'multipleAttachments' },
        { name: 'Phone', type: 'singleCollaborator' },
      ],
      {
        Name: '**Ann**',
        Tags: [{ id: 'att1', filename: 'offer.pdf', url: 'https://x', size: 1, type: 'application/pdf' }],
        Phone: { id: 'usr1', email: 'ann@example.com', name: 'Ann' },
      },
    );
    const [record] = (await base.store.read(whole, null)).tables.get('people')!.records;
    expect({ ...record!.cells }).toEqual({ name: '**Ann**', tags: ['offer.pdf'], phone: 'ann@example.com' });
    expect(record!.marks).toEqual({ name: 'rich' });
    expect(await set(base, 'tags', ['offer.pdf'], ['other.pdf'])).toEqual({ is: 'refused', why: 'cell.unwritable' });
    expect(await set(base, 'phone', 'ann@example.com', 'Bob')).toEqual({ is: 'refused', why: 'cell.unwritable' });
    expect(await set(base, 'phone', 'ann@example.com', 'nobody@example.com')).toEqual({
      is: 'refused',
      why: 'cell.unwritable',
    });
  });

  test('a formula that fails is an error, and one that does not is read and never written', async () => {
    const compute = ({ Name }: Readonly<Record<string, unknown>>) =>
      Name === 'Ann' ? 'calculated' : { error: '#ERROR!' };
    const base = await lay(
      [text('Name'), { name: 'Phone', type: 'formula', compute }],
      { Name: 'Ann' },
      { Name: 'Bob' },
    );
    const { records } = (await base.store.read(whole, null)).tables.get('people')!;
    expect(records.map((one) => [one.cells['phone'], one.marks!['phone']])).toEqual([
      ['calculated', 'computed'],
      ['#ERROR!', 'error'],
    ]);
  });

  test('what is calculated is read anew when Airtable tells of the record, not taken from what was told', async () => {
    const compute = ({ Name }: Readonly<Record<string, unknown>>) => `about ${Name}`;
    const base = await lay([text('Name'), { name: 'Phone', type: 'formula', compute }], { Name: 'Ann' });
    await tellOfChanges(base);
    const { memo } = await base.store.read(whole, null);
    base.person.type('People', first, 'Name', 'Anna');
    const { tables: read } = await base.store.read([{ table: 'people', places: ['changes'] }], memo);
    expect({ ...read.get('people')!.records[0]!.cells }).toEqual({ name: 'Anna', phone: 'about Anna' });
  });
});

describe('a long table', () => {
  const long = () => lay([text('Name')], ...Array.from({ length: 250 }, (_, n) => ({ Name: `Person ${n}` })));

  test('is read to its end, in order, at Airtable’s pace', async () => {
    const base = await long();
    const read = await cells(base);
    expect(read.map(({ name }) => name)).toEqual(Array.from({ length: 250 }, (_, n) => `Person ${n}`));
    expect(base.calls.every(({ status }) => status === 200)).toBe(true);
  });

  test('is read from the beginning again when it took Airtable too long', async () => {
    const base = await long();
    base.fault({ is: 'meanwhile', when: 'after', act: () => base.endListings() }, 'list records');
    expect(await cells(base)).toHaveLength(250);
  });

  test('is read to its end through a storm of refusals, each waited out', async () => {
    const base = await long();
    const began = Date.parse(base.clock.now());
    base.fault({ is: 'refused', status: 429 }, 'list records', 2);
    expect(await cells(base)).toHaveLength(250);
    expect(Date.parse(base.clock.now()) - began).toBeGreaterThanOrEqual(60_000);
    expect(base.calls).toHaveLength(6);
  });
});

describe('a base that may only be looked at', () => {
  test('is read, and nothing is written', async () => {
    const base = await lay([text('Name')], { Name: 'Ann' });
    base.world.permissionLevel = 'read';
    expect(await cells(base)).toEqual([{ name: 'Ann' }]);
    await expect(set(base, 'name', 'Ann', 'Anna')).rejects.toMatchObject({ code: 'vendor.auth' });
    expect(base.person.cell('People', first, 'Name')).toBe('Ann');
  });

  test('a token that fits nothing is said so', async () => {
    const base = await lay([text('Name')], { Name: 'Ann' });
    base.world.tokens.clear();
    await expect(cells(base)).rejects.toMatchObject({ code: 'vendor.auth' });
  });
});

describe('the address of a base', () => {
  const id = 'appX7f3kQ2mZ0bL9d';
  test.each([
    [id, true],
    [` ${id} `, true],
    [`https://airtable.com/${id}/tblA1b2C3d4E5f6G7/viwX?blocks=hide`, false],
    [`airtable.com/${id}`, false],
  ])('%s leads to it', (address, named) => {
    expect(airtable.fromAddress!(address, named)).toEqual({ base: id });
  });

  test.each([id, 'https://airtable.com/shrX7f3kQ2mZ0bL9d', 'https://evil.example.com/airtable.com/', 'book.xlsx'])(
    '%s alone does not',
    (address) => {
      expect(airtable.fromAddress!(address, false)).toBeNull();
    },
  );

  test('is always the same for the same base, and a copy of it is another', async () => {
    const base = await lay([text('Name')], { Name: 'Ann' });
    const options = airtable.options.parse({ base: `https://airtable.com/${id}/tblX` });
    expect(airtable.addressOf!(options)).toBe(`https://airtable.com/${id}`);
    expect(() => airtable.options.parse({ base: 'Sales' })).toThrow();
    expect(await base.store.identity!()).toBe(base.world.id);
    expect(await base.store.stands!(base.world.id)).toBe(true);
  });
});

describe('how the way to a base is', () => {
  const laid = () => lay([text('Name')], { Name: 'Ann' });
  const said = async (base: Base) =>
    (await airtable.diagnose!({ base: base.world.id }, base.setting)).map(({ is, code }) => `${is} ${code}`);

  test('is told in a few words when all is well, with what is missing', async () => {
    const base = await laid();
    await tellOfChanges(base);
    expect(await said(base)).toEqual([
      'well report.airtable.open',
      'doubtful column.missing',
      'doubtful column.missing',
      'doubtful column.missing',
      'doubtful column.missing',
      'doubtful column.missing',
      'doubtful airtable.tells-nobody',
    ]);
  });

  test('is doubtful where it may only be looked at, or may not be told of changes', async () => {
    const base = await laid();
    base.world.permissionLevel = 'read';
    const [[token, { user }]] = [...base.world.tokens] as [[string, { user: string }]];
    base.world.tokens.set(token, { user, scopes: ['data.records:read', 'schema.bases:read'] });
    const all = await said(base);
    expect(all).toContain('doubtful airtable.only-looks');
    expect(all).toContain('doubtful airtable.no-webhooks');
  });

  test('is broken where the token is not accepted or nobody answers', async () => {
    const base = await laid();
    base.fault({ is: 'dropped' }, '', 3);
    expect(await said(base)).toEqual(['broken airtable.away']);
    base.clock.pass(2000);
    base.world.tokens.clear();
    expect(await said(base)).toEqual(['broken airtable.token.refused']);
  });

  test('is broken where the token has no access to the base, or not to its records', async () => {
    const base = await laid();
    const [[token, { user }]] = [...base.world.tokens] as [[string, { user: string }]];
    base.world.tokens.set(token, { user, scopes: ['schema.bases:read'] });
    expect(await said(base)).toContain('broken airtable.no-records');
    base.world.tokens.set(token, { user, scopes: ['data.records:read'] });
    expect(await said(base)).toEqual(['broken airtable.closed']);
  });

  test('names whose the token is where it may tell, and says when looking so often is dear', async () => {
    const base = await laid();
    const diagnose = (poll: number) => airtable.diagnose!({ base: base.world.id, poll }, base.setting);
    const [[token, one]] = [...base.world.tokens] as [[string, { user: string }]];
    base.world.tokens.set(token, { ...one, email: 'olena@example.com' });
    expect(await diagnose(30)).toEqual(
      expect.arrayContaining([
        { is: 'well', code: 'report.airtable.token', args: { owner: 'olena@example.com' } },
        { is: 'doubtful', code: 'airtable.dear-poll', args: { calls: 1440 } },
      ]),
    );
    expect((await diagnose(60)).map(({ code }) => code)).not.toContain('airtable.dear-poll');
  });
});
