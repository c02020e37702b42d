import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { airtable } from '../../../adapters/stores/airtable/index.ts';
import type { Call, Heard, Memo } from '../../../core/store.ts';
import { typedTable } from '../../typed-table.ts';
import { type Base, layBase, tellOfChanges } from './kit.ts';
import { layTeam, recordAt } from './team.ts';

const hookUrl = 'https://crm.example.com/hook';
const people = typedTable('people', { name: {} });
const given = {
  tables: new Map([['people', people]]),
  laid: [
    { name: 'people', fields: [{ name: 'name', type: 'singleLineText' }], records: [{ values: { name: 'Ann' } }] },
  ],
  hookUrl,
};
const day = 24 * 3_600_000;

async function rung(): Promise<{ readonly base: Base; readonly memo: Memo; readonly call: Call }> {
  const base = await layBase(given);
  const memo = await tellOfChanges(base);
  base.person.insert('people', { name: 'Bob' });
  const [ping] = base.world.pings;
  expect(ping?.url).toBe(hookUrl);
  return { base, memo, call: { method: 'POST', headers: ping!.headers, body: Buffer.from(ping!.body) } };
}

const hear = (base: Base, call: Call, memo: Memo | null): Promise<Heard> =>
  airtable.hear!({ base: base.world.id }, base.setting, call, async () => memo);

const forged = { is: 'forged' };

describe('a call from Airtable', () => {
  test('says that something changed: every table is asked what', async () => {
    const { base, memo, call } = await rung();
    base.calls.length = 0;
    expect(await hear(base, call, memo)).toEqual({ is: 'hints', hints: [{ table: 'people', places: ['changes'] }] });
    expect(base.calls).toEqual([]);
  });

  test('is not believed when a byte of it was changed, or its signature is another', async () => {
    const { base, memo, call } = await rung();
    const body = Buffer.from(Buffer.from(call.body).toString().replace('"webhook"', '"webhoOk"'));
    expect(await hear(base, { ...call, body }, memo)).toEqual(forged);
    for (const mac of [undefined, '', 'hmac-sha256=', `hmac-sha256=${'0'.repeat(64)}`, `sha256=${'0'.repeat(64)}`])
      expect(await hear(base, { ...call, headers: { ...call.headers, 'x-airtable-content-mac': mac } }, memo)).toEqual(
        forged,
      );
  });

  test('is not believed before anybody arranged it, or when it is no post', async () => {
    const { base, memo, call } = await rung();
    expect(await hear(base, call, null)).toEqual(forged);
    expect(await hear(base, call, { people: 'x' })).toEqual(forged);
    expect(await hear(base, { ...call, method: 'GET' }, memo)).toEqual(forged);
  });

  test.each([
    ['of another base', { base: { id: 'appOther000000001' } }],
    ['of another webhook', { webhook: { id: 'achOther' } }],
    ['older than a day', { timestamp: '2026-11-21T08:59:00.000Z' }],
    ['from tomorrow', { timestamp: '2026-11-22T09:06:00.000Z' }],
    ['without a time', { timestamp: undefined }],
    ['that is no object', null],
  ])('%s is not believed, though it is signed with the right secret', async (_, changed) => {
    const { base, memo, call } = await rung();
    const said =
      changed === null ? '[]' : JSON.stringify({ ...JSON.parse(Buffer.from(call.body).toString()), ...changed });
    const secret = Buffer.from(base.world.webhooks[0]!.secret, 'base64');
    const headers = {
      'x-airtable-content-mac': `hmac-sha256=${createHmac('sha256', secret).update(said).digest('hex')}`,
    };
    expect(await hear(base, { method: 'POST', headers, body: Buffer.from(said) }, memo)).toEqual(forged);
  });
});

describe('that Airtable goes on telling', () => {
  test('is arranged once, renewed before it ends, and costs nothing in between', async () => {
    const base = await layBase(given);
    const first = await tellOfChanges(base);
    base.calls.length = 0;
    expect(await base.store.keepAlive!(first)).toBeNull();
    base.clock.pass(3 * day);
    expect(await base.store.keepAlive!(first)).toBeNull();
    expect(base.calls).toEqual([]);
    base.clock.pass(2 * day);
    expect(await base.another().keepAlive!(first)).not.toBeNull();
    expect(base.world.webhooks).toHaveLength(1);
    expect(base.world.webhooks[0]!.expires).toBe(Date.parse(base.clock.now()) + 7 * day);
  });

  test('is arranged anew when it has ended or somebody removed it, and then everything is looked at', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]], hookUrl });
    team.world.webhooks.length = 0;
    team.person.type('deals', recordAt(0), 'title', 'wall');
    await team.told();
    expect(team.cell(recordAt(0), 'title')).toBe('wall');
    const { keepAlive } = await import('../../../core/keep-alive.ts');
    team.restarts();
    await keepAlive(team.ports);
    expect(team.world.webhooks).toHaveLength(1);
    team.person.type('deals', recordAt(0), 'title', 'fence');
    await team.told();
    expect(team.cell(recordAt(0), 'title')).toBe('FENCE');
  });

  test('is arranged anew, and the old one removed, when Airtable gave up calling or the address is another', async () => {
    const base = await layBase(given);
    const first = await tellOfChanges(base);
    const [old] = base.world.webhooks;
    old!.enabled = false;
    base.clock.pass(5 * day);
    expect(await base.another().keepAlive!(first)).not.toBeNull();
    expect(base.world.webhooks.map(({ id, enabled }) => [id === old!.id, enabled])).toEqual([[false, true]]);
  });

  test('is asked for again a day later where the token may not have it, and people’s cells are left alone', async () => {
    const base = await layBase(given);
    const { tokens } = base.world;
    const [[token, { user }]] = [...tokens] as [[string, { user: string }]];
    tokens.set(token, { user, scopes: ['data.records:read', 'data.records:write', 'schema.bases:read'] });
    const memo = await tellOfChanges(base);
    expect(base.store.capabilities.guardOf!('people', null, 'x')).toBe('none');
    base.calls.length = 0;
    expect(await base.store.keepAlive!(memo)).toBeNull();
    expect(base.calls).toEqual([]);
    base.clock.pass(day);
    tokens.set(token, { user });
    await base.store.keepAlive!(memo);
    expect(base.store.capabilities.guardOf!('people', null, 'x')).toBe('proven');
  });

  test('waits while Airtable does not answer', async () => {
    const base = await layBase(given);
    base.fault({ is: 'refused', status: 503 }, '', 3);
    expect(await base.store.keepAlive!(null)).toBeNull();
  });
});

describe('asking by itself', () => {
  test('is no more often than the settings say, whichever process asks', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]], poll: 30 });
    const { keepAlive } = await import('../../../core/keep-alive.ts');
    const asks = async () => {
      team.calls.length = 0;
      team.restarts();
      const isTouched = await team.ports.store.touched!(await team.state.memo());
      await keepAlive(team.ports);
      return [team.calls.length, isTouched];
    };
    expect(await asks()).toEqual([1, false]);
    team.clock.pass(29 * 60_000);
    expect(await asks()).toEqual([0, false]);
    team.person.type('deals', recordAt(0), 'note', 'by Friday');
    team.clock.pass(60_000);
    expect(await asks()).toEqual([1, true]);
  });

  test('is four times a day, if they say nothing', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]] });
    expect(team.store.capabilities.poll).toBe(6 * 3600);
  });

  test('finds nothing more when only our own writes were told, and does not ask of them again', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]], poll: 1 });
    team.person.type('deals', recordAt(0), 'title', 'wall');
    await team.told();
    team.clock.pass(60_000);
    expect(await team.store.touched!(await team.state.memo())).toBe(true);
    await team.told();
    team.clock.pass(60_000);
    expect(await team.store.touched!(await team.state.memo())).toBe(false);
  });

  test('goes on in a copy of the store, as those make that hand it on', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]] });
    team.restarts();
    const copy = { ...team.ports.store };
    expect(copy.capabilities.guardOf!('people', null, 'x')).toBe('none');
    await copy.read([{ table: 'deals', places: ['changes'] }], await team.state.memo());
    expect(copy.capabilities.guardOf!('people', null, 'x')).toBe('proven');
  });
});

describe('what was told', () => {
  test('too long ago is not relied upon: the whole table is read', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]], hookUrl });
    team.person.type('deals', recordAt(0), 'note', 'by Friday');
    team.clock.pass(6.5 * day);
    team.world.webhooks[0]!.expires = Date.parse(team.clock.now()) + day;
    team.clock.pass(0.9 * day);
    await team.told();
    expect((await team.state.records('deals', [recordAt(0)]))[0]?.seen['note']).toBe('by Friday');
    expect(team.calls.some(({ name }) => name === 'list records')).toBe(true);
  });

  test('holds a record that was removed and taken back, with what was typed in it since', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]] });
    team.person.remove('deals', recordAt(0));
    await team.told();
    team.person.undoRemove();
    team.person.type('deals', recordAt(0), 'title', 'wall');
    await team.told();
    const [kept] = await team.state.records('deals', [recordAt(0)]);
    expect([kept?.gone, team.cell(recordAt(0), 'title')]).toEqual([false, 'WALL']);
  });

  test('is read page by page, to the end', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]] });
    for (let n = 0; n < 120; n++) team.person.type('deals', recordAt(0), 'note', `note ${n}`);
    await team.told();
    expect((await team.state.records('deals', [recordAt(0)]))[0]?.seen['note']).toBe('note 119');
    expect(team.calls.filter(({ name }) => name === 'list payloads')).toHaveLength(3);
  });

  test('of a record that was emptied means that it is gone', async () => {
    const team = await layTeam({ rows: [['ROOF', 'New', null]] });
    team.person.paste('deals', { [recordAt(0)]: { title: null, stage: null, note: null } });
    await team.told();
    expect((await team.state.records('deals', [recordAt(0)]))[0]?.gone).toBe(true);
  });
});
