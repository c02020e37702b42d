import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Airtable from 'airtable';
import { type StepClock, stepClock } from '../step-clock.ts';
import { coverage } from './airtable/coverage.ts';
import { routes } from './airtable/routes.ts';
import { layTable } from './airtable/seed.ts';
import { type AirtableEmulator, type Fault, startAirtable } from './airtable/serve.ts';
import { ourToken } from './airtable/world.ts';

let clock: StepClock;
let emulator: AirtableEmulator;
let base: Airtable.Base;

beforeEach(async () => {
  clock = stepClock('2026-11-22T09:00:00.000Z');
  emulator = await startAirtable(clock);
  const { world } = emulator;
  layTable(world, {
    name: 'Deals',
    fields: [
      { name: 'Title', type: 'singleLineText' },
      { name: 'Sum', type: 'number' },
      { name: 'Stage', type: 'singleSelect' },
      { name: 'Twice', type: 'formula', compute: ({ Sum }) => Number(Sum ?? 0) * 2 },
      { name: 'Key', type: 'singleLineText' },
      { name: 'Before', type: 'multipleRecordLinks' },
    ],
    records: Array.from({ length: 12 }, (_, n) => ({
      id: idOf(n),
      values: { Title: `Deal ${n}`, Sum: n, Stage: n === 0 ? 'Won' : 'New', Key: n < 2 ? 'twin' : null },
    })),
  });
  const [table] = world.tables;
  table!.fields.find(({ name }) => name === 'Before')!.options = { linkedTableId: table!.id };
  base = new Airtable({ apiKey: ourToken, endpointUrl: emulator.url, noRetryIfRateLimited: true }).base(world.id);
});
afterEach(() => emulator.close());

const idOf = (n: number) => `recDeal${String(n).padStart(10, '0')}`;
const title = (n: number) => emulator.person.cell('Deals', idOf(n), 'Title');
const wait = () => clock.pass(1000);

/** A call with a body, as it is on the wire. */
async function call(method: string, path: string, body?: object, token = ourToken) {
  wait();
  const response = await fetch(`${emulator.url}/v0/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

const records = (method: string, body: object) => call(method, `${emulator.world.id}/Deals`, body);
const listed = (body: object) => call('POST', `${emulator.world.id}/Deals/listRecords`, body);

/** What the SDK throws is no error of the language. */
const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { statusCode: number; error: string }) => error,
  );

describe('the table of what the emulator does', () => {
  const own = readFileSync(import.meta.filename, 'utf8');
  const covered = (what: string) =>
    coverage
      .filter((one) => one.what === what)
      .map(({ name }) => name)
      .sort();

  test('names every call, fault and action of a person that there is, and no other', () => {
    const faults: Record<Fault['is'], true> = {
      dropped: true,
      lost: true,
      late: true,
      refused: true,
      garbled: true,
      slow: true,
      meanwhile: true,
    };
    expect(covered('call')).toEqual(routes.map(({ name }) => name).sort());
    expect(covered('fault')).toEqual(Object.keys(faults).sort());
    expect(covered('person')).toEqual(Object.keys(emulator.person).sort());
  });

  test.each([...new Set(coverage.map(({ shownBy }) => shownBy))])('“%s” is a test of this file', (shownBy) => {
    expect(own).toContain(`test('${shownBy}'`);
  });
});

describe('the emulator of Airtable', () => {
  test('lists records page by page, over the real SDK', async () => {
    const all = await base('Deals')
      .select({ pageSize: 5, fields: ['Title', 'Stage'] })
      .all();
    expect(all.map(({ id }) => id)).toEqual(Array.from({ length: 12 }, (_, n) => idOf(n)));
    expect(all[0]!.fields).toEqual({ Title: 'Deal 0', Stage: 'Won' });
    expect(emulator.calls).toHaveLength(3);
  });

  test('lists records that fit a formula, by a call with a body', async () => {
    const formula = `OR(RECORD_ID()='${idOf(3)}',{Title}='Deal 5',AND({Key}='twin',NOT({Stage}='New')))`;
    const { body } = await listed({ filterByFormula: formula, fields: ['Title', 'Twice'] });
    expect(body.records.map(({ fields }: { fields: object }) => fields)).toEqual([
      { Title: 'Deal 0', Twice: 0 },
      { Title: 'Deal 3', Twice: 6 },
      { Title: 'Deal 5', Twice: 10 },
    ]);
  });

  test('shows one record', async () => {
    expect((await base('Deals').find(idOf(2))).fields).toMatchObject({ Title: 'Deal 2', Sum: 2, Twice: 4 });
    wait();
    expect(await thrown(base('Deals').find('recNobody'))).toMatchObject({ statusCode: 404 });
  });

  test('makes, changes, replaces and removes records, over the real SDK', async () => {
    const [made] = await base('Deals').create([{ fields: { Title: 'New one', Sum: 7 } }]);
    await base('Deals').update([{ id: made!.id, fields: { Sum: 8 } }]);
    expect((await base('Deals').find(made!.id)).fields).toMatchObject({ Title: 'New one', Sum: 8 });
    wait();
    await base('Deals').replace([{ id: made!.id, fields: { Sum: 9 } }]);
    expect((await base('Deals').find(made!.id)).fields).toEqual({ Sum: 9, Twice: 18 });
    await base('Deals').destroy([made!.id]);
    expect(emulator.world.tables[0]!.records).toHaveLength(12);
  });

  test('shows who asks, which bases there are and what is in one', async () => {
    expect((await call('GET', 'meta/whoami')).body).toEqual({ id: 'usrRowcallTest001' });
    expect((await call('GET', 'meta/bases')).body.bases).toEqual([
      { id: emulator.world.id, name: 'Sales', permissionLevel: 'create' },
    ]);
    const { tables } = (await call('GET', `meta/bases/${emulator.world.id}/tables`)).body;
    expect(tables[0]).toMatchObject({
      name: 'Deals',
      fields: expect.arrayContaining([expect.objectContaining({ name: 'Sum', type: 'number' })]),
    });
  });

  test('makes tables and renames them, and can remove none', async () => {
    const path = `meta/bases/${emulator.world.id}/tables`;
    const fields = [
      { name: 'Name', type: 'singleLineText' },
      { name: 'Age', type: 'number', options: { precision: 0 } },
    ];
    const { body } = await call('POST', path, { name: 'People', description: 'Whom we know', fields });
    expect(body).toMatchObject({
      name: 'People',
      description: 'Whom we know',
      fields: [{ name: 'Name' }, { name: 'Age' }],
    });
    await base('People').create([{ fields: { Name: 'Ann', Age: 30 } }]);
    wait();
    expect((await call('PATCH', `${path}/${body.id}`, { name: 'Customers' })).body.name).toBe('Customers');
    expect((await call('POST', path, { name: 'customers', fields })).body.error.type).toBe('DUPLICATE_TABLE_NAME');
    expect((await call('POST', path, { name: 'None', fields: [] })).body.error.type).toBe('INVALID_PRIMARY_FIELD_TYPE');
    wait();
    expect((await call('DELETE', `${path}/${body.id}`)).status).toBe(404);
  });

  test('makes fields, and says what it must be told for that', async () => {
    const path = `meta/bases/${emulator.world.id}/tables/${emulator.world.tables[0]!.id}/fields`;
    expect(
      await call('POST', path, { name: 'Due', type: 'date', options: { dateFormat: { name: 'iso' } } }),
    ).toMatchObject({ status: 200 });
    for (const [field, type] of [
      [{ name: 'Due', type: 'singleLineText' }, 'DUPLICATE_OR_EMPTY_FIELD_NAME'],
      [{ name: '', type: 'singleLineText' }, 'DUPLICATE_OR_EMPTY_FIELD_NAME'],
      [{ name: 'A', type: 'number' }, 'INVALID_FIELD_TYPE_OPTIONS_FOR_CREATE'],
      [{ name: 'A', type: 'formula' }, 'UNSUPPORTED_FIELD_TYPE_FOR_CREATE'],
    ] as const)
      expect(await call('POST', path, field)).toMatchObject({ status: 422, body: { error: { type } } });
  });

  test('refuses what Airtable refuses, all of a call or nothing', async () => {
    const one = (fields: object, id = idOf(0)) => ({
      records: [
        { id: idOf(1), fields: { Title: 'changed' } },
        { id, fields },
      ],
    });
    for (const [body, type] of [
      [one({ Nothing: 1 }), 'UNKNOWN_FIELD_NAME'],
      [one({ Sum: '1' }), 'INVALID_VALUE_FOR_COLUMN'],
      [one({ Stage: 'Lost' }), 'INVALID_MULTIPLE_CHOICE_OPTIONS'],
      [one({ Twice: 1 }), 'INVALID_VALUE_FOR_COLUMN'],
      [one({ Title: 'x' }, 'recNobody000000001'), 'ROW_DOES_NOT_EXIST'],
      [one({ Title: 'x' }, idOf(1)), 'INVALID_RECORDS'],
      [one({ Before: ['recNobody00000001'] }), 'ROW_TABLE_DOES_NOT_MATCH_LINKED_TABLE'],
      [one({ Before: ['Deal 1'] }), 'INVALID_RECORD_ID'],
      [{ records: Array.from({ length: 11 }, (_, n) => ({ id: idOf(n), fields: {} })) }, 'INVALID_RECORDS'],
      [{ ...one({ Title: 'x' }), upsert: true }, 'INVALID_REQUEST_UNKNOWN'],
    ] as const)
      expect(await records('PATCH', body)).toMatchObject({ status: 422, body: { error: { type } } });
    expect(await listed({ filterByFormula: 'OR(' })).toMatchObject({
      body: { error: { type: 'INVALID_FILTER_BY_FORMULA' } },
    });
    expect(await listed({ pageSize: 101 })).toMatchObject({ body: { error: { type: 'INVALID_PAGE_SIZE' } } });
    expect(await call('GET', `${emulator.world.id}/Nothing`)).toMatchObject({ status: 403 });
    expect(title(1)).toBe('Deal 1');
  });

  test('merges a record with the one that holds the same, and refuses where several do', async () => {
    const merge = (key: string) =>
      records('PATCH', { performUpsert: { fieldsToMergeOn: ['Key'] }, records: [{ fields: { Key: key, Sum: 1 } }] });
    const first = (await merge('k1')).body;
    expect([first.createdRecords.length, first.updatedRecords.length]).toEqual([1, 0]);
    expect((await merge('k1')).body).toMatchObject({ createdRecords: [], updatedRecords: first.createdRecords });
    expect(await merge('twin')).toMatchObject({ status: 422 });
  });

  test('lets in only who may', async () => {
    const list = (token: string) => call('GET', `${emulator.world.id}/Deals`, undefined, token);
    expect(await list('patNobody')).toMatchObject({
      status: 401,
      body: { error: { type: 'AUTHENTICATION_REQUIRED' } },
    });
    emulator.world.tokens.set('patNarrow', { user: 'usr2', scopes: ['schema.bases:read'] });
    expect(await list('patNarrow')).toMatchObject({ status: 403 });
    emulator.world.permissionLevel = 'read';
    expect(await list(ourToken)).toMatchObject({ status: 200 });
    expect(await records('POST', { records: [{ fields: {} }] })).toMatchObject({ status: 403 });
    expect(await call('GET', 'no/such/thing/here')).toEqual({ status: 404, body: { error: 'NOT_FOUND' } });
  });

  test('takes five calls a second, and none for half a minute after a sixth', async () => {
    const find = () => thrown(base('Deals').find(idOf(0)));
    for (let n = 0; n < 5; n++) expect(await find()).toBeNull();
    expect(await find()).toMatchObject({ statusCode: 429 });
    clock.pass(29_999);
    expect(await find()).toMatchObject({ statusCode: 429 });
    clock.pass(1);
    expect(await find()).toBeNull();
  });

  test('counts the calls of a month', async () => {
    emulator.quota.budget = 1;
    expect(await call('GET', 'meta/whoami')).toMatchObject({ status: 200 });
    expect(await call('GET', 'meta/whoami')).toMatchObject({ status: 429 });
  });

  test('ends a listing that takes too long', async () => {
    const { offset } = (await listed({ pageSize: 5 })).body;
    clock.pass(301_000);
    expect(await listed({ pageSize: 5, offset })).toMatchObject({
      body: { error: { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } },
    });
    const again = (await listed({ pageSize: 5 })).body;
    emulator.endListings();
    expect(await listed({ pageSize: 5, offset: again.offset })).toMatchObject({ status: 422 });
  });
});

describe('what it tells of changes', () => {
  const hooks = () => `bases/${emulator.world.id}/webhooks`;
  const specification = {
    options: {
      filters: { dataTypes: ['tableData', 'tableFields'] },
      includes: { includePreviousCellValues: true, includeCellValuesInFieldIds: 'all' },
    },
  };
  const make = async (notificationUrl: string | null = 'https://crm.example.com/hook') =>
    (await call('POST', hooks(), { notificationUrl, specification })).body;

  test('tells of a change by a signed call and by payloads', async () => {
    const { id, macSecretBase64 } = await make();
    emulator.world.people.push({ id: 'usrPerson00000001', email: 'ann@example.com', name: 'Ann' });
    emulator.person.type('Deals', idOf(0), 'Stage', 'Lost');
    await records('PATCH', { records: [{ id: idOf(0), fields: { Sum: 5 } }] });

    const [ping] = emulator.world.pings;
    const mac = createHmac('sha256', Buffer.from(macSecretBase64, 'base64')).update(ping!.body).digest('hex');
    expect(ping!.headers['x-airtable-content-mac']).toBe(`hmac-sha256=${mac}`);
    const { payloads, cursor, mightHaveMore } = (await call('GET', `${hooks()}/${id}/payloads?cursor=1`)).body;
    expect([cursor, mightHaveMore]).toEqual([3, false]);
    const [table] = emulator.world.tables;
    const field = (name: string) => table!.fields.find((one) => one.name === name)!.id;
    const changes = payloads.map(
      (one: { changedTablesById: Record<string, { changedRecordsById: object }> }) =>
        one.changedTablesById[table!.id]!.changedRecordsById,
    );
    expect(payloads.map((one: { actionMetadata: { source: string } }) => one.actionMetadata.source)).toEqual([
      'client',
      'publicApi',
    ]);
    expect(payloads[0].actionMetadata.sourceMetadata.user).toMatchObject({ email: 'ann@example.com', name: 'Ann' });
    expect(changes[0][idOf(0)]).toMatchObject({
      current: { cellValuesByFieldId: { [field('Stage')]: { name: 'Lost' } } },
      previous: { cellValuesByFieldId: { [field('Stage')]: { name: 'Won' } } },
      unchanged: { cellValuesByFieldId: { [field('Title')]: 'Deal 0' } },
    });
    expect(changes[1][idOf(0)].previous.cellValuesByFieldId).toEqual({ [field('Sum')]: 0 });
    expect((await call('GET', hooks())).body.webhooks).toMatchObject([
      { id, cursorForNextPayload: 3, isHookEnabled: true },
    ]);
    expect(await call('GET', `${hooks()}/${id}/payloads?cursor=9`)).toMatchObject({ status: 422 });
  });

  test('forgets a webhook after seven days, unless it is renewed', async () => {
    const { id } = await make(null);
    clock.pass(6 * 24 * 3_600_000);
    expect(await call('POST', `${hooks()}/${id}/refresh`)).toMatchObject({ status: 200 });
    clock.pass(8 * 24 * 3_600_000);
    emulator.person.type('Deals', idOf(0), 'Title', 'x');
    expect((await call('GET', `${hooks()}/${id}/payloads`)).body.payloads).toEqual([]);
    expect(await call('POST', `${hooks()}/${id}/refresh`)).toMatchObject({ status: 422 });
    clock.pass(7 * 24 * 3_600_000);
    expect(await call('GET', `${hooks()}/${id}/payloads`)).toMatchObject({ status: 404 });
  });

  test('removes a webhook', async () => {
    const { id } = await make();
    expect(await call('DELETE', `${hooks()}/${id}`)).toEqual({ status: 204, body: null });
    expect(await call('DELETE', `${hooks()}/${id}`)).toMatchObject({ status: 404 });
    for (let n = 0; n < 10; n++) await make();
    expect(await call('POST', hooks(), { specification })).toMatchObject({ status: 422 });
  });
});

describe('what goes wrong', () => {
  const change = (name: string) => records('PATCH', { records: [{ id: idOf(0), fields: { Title: name } }] });

  test('breaks connections before or after it did something, or lets it happen late', async () => {
    emulator.fault({ is: 'dropped' });
    await expect(change('dropped')).rejects.toThrow();
    expect(title(0)).toBe('Deal 0');
    emulator.fault({ is: 'lost' }, 'write');
    await expect(change('lost')).rejects.toThrow();
    expect(title(0)).toBe('lost');
    emulator.fault({ is: 'late', by: 5000 }, 'update records');
    await expect(change('late')).rejects.toThrow();
    expect(title(0)).toBe('lost');
    clock.pass(5000);
    await call('GET', 'meta/whoami');
    expect(title(0)).toBe('late');
  });

  test('answers with an error, with rubbish, or slowly', async () => {
    emulator.fault({ is: 'refused', status: 503 });
    expect(await change('x')).toMatchObject({ status: 503 });
    emulator.fault({ is: 'garbled' });
    await expect(change('garbled')).rejects.toThrow();
    expect(title(0)).toBe('garbled');
    emulator.fault({ is: 'slow', by: 7000 });
    const before = clock.now();
    await change('slow');
    expect(Date.parse(clock.now()) - Date.parse(before)).toBe(8000);
    emulator.fault({ is: 'dropped' });
    emulator.clearFaults();
    expect(await change('fine')).toMatchObject({ status: 200 });
  });

  test('lets people do something in the middle of a call', async () => {
    const types = (name: string) => () => emulator.person.type('Deals', idOf(0), 'Title', name);
    emulator.fault({ is: 'meanwhile', when: 'before', act: types('before') }, 'update records');
    await change('written');
    expect(title(0)).toBe('written');
    emulator.fault({ is: 'meanwhile', when: 'after', act: types('after') }, 'update records');
    await change('written');
    expect(title(0)).toBe('after');
  });
});

describe('people', () => {
  test('lets a person work on records', () => {
    const { person, world } = emulator;
    person.type('Deals', idOf(0), 'Stage', 'Made up');
    expect(person.cell('Deals', idOf(0), 'Stage')).toBe('Made up');
    person.paste('Deals', { [idOf(1)]: { Sum: 50 }, [idOf(2)]: { Sum: 60 } });
    const made = person.insert('Deals', { Title: 'Thirteenth' });
    const copy = person.duplicate('Deals', idOf(1));
    expect([person.cell('Deals', copy, 'Key'), person.cell('Deals', copy, 'Sum')]).toEqual(['twin', 50]);
    person.remove('Deals', made);
    expect(world.tables[0]!.records).toHaveLength(13);
    person.undoRemove();
    expect(person.cell('Deals', made, 'Title')).toBe('Thirteenth');
    expect(world.transaction).toBe(6);
  });

  test('lets a person change tables and fields', () => {
    const { person, world } = emulator;
    person.renameTable('Deals', 'Offers');
    person.renameField('Offers', 'Sum', 'Amount');
    person.moveField('Offers', 'Amount', 0);
    person.removeField('Offers', 'Key');
    person.addField('Offers', 'Due', 'date');
    person.addTable('Notes');
    person.addFormula('Offers', 'Late', 'IF({Due}, IF(IS_AFTER(NOW(), {Due}), "late: " & {Title}, "✓"), "")');
    const late = world.tables[0]!.fields.find(({ name }) => name === 'Late')!;
    const [record] = world.tables[0]!.records;
    expect(late.compute!({}, record!)).toBe('');
    expect(late.compute!({ Due: '2026-11-22T08:00:00.000Z', Title: 'Roof' }, record!)).toBe('late: Roof');
    expect(late.compute!({ Due: '2026-11-22T10:00:00.000Z' }, record!)).toBe('✓');
    expect(() => person.addFormula('Offers', 'x', 'SUM({Due})')).toThrow(RangeError);
    expect(world.tables.map(({ name }) => name)).toEqual(['Offers', 'Notes']);
    expect(world.tables[0]!.fields.map(({ name }) => name)).toEqual([
      'Amount',
      'Title',
      'Stage',
      'Twice',
      'Before',
      'Due',
      'Late',
    ]);
  });
});
