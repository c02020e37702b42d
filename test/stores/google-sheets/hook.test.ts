import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { googleSheets } from '../../../adapters/stores/google-sheets/index.ts';
import type { Call, Heard, Memo } from '../../../core/store.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import { leapingClock, newId, newRobot, opened, readTable, settingFor, startUnlimited } from './kit.ts';
import { deals, dealsTab, tables } from './sales.ts';

let google: Google;
let memo: Memo;
let id: string;
beforeAll(async () => {
  google = await startUnlimited();
  const found = await opened(google, { tabs: [{ title: 'Other' }, dealsTab(5)] }, tables);
  id = found.id;
  memo = (await readTable(found.store, 'deals')).memo;
});
afterAll(() => google.close());

const audience = '1234.apps.googleusercontent.com';
const secret = 'a long random text';

function given(more: Readonly<Record<string, string>> = {}) {
  const known = {
    GOOGLE_SCRIPT_AUDIENCE: audience,
    GOOGLE_HOOK_SECRET: secret,
    GOOGLE_CERTS_URL: `${google.url}/oauth2/v1/certs`,
    ...more,
  };
  return settingFor(google, tables, newRobot(), { given: known });
}

function call(token: string | null, body: unknown, more: Partial<Call> = {}): Call {
  return {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    ...more,
  };
}

const hear = (one: Call, setting = given(), known: Memo | null = memo): Promise<Heard> =>
  googleSheets.hear!({ spreadsheet: id }, setting, one, async () => known);

const token = (claims: Readonly<Record<string, unknown>> = {}) =>
  google.accounts.idToken({ aud: audience, email: 'Owner@Example.com', ...claims });

const sheetId = () => google.doc(id).sheets[1]!.id;
const edited = (more: Readonly<Record<string, unknown>> = {}) => ({
  spreadsheetId: id,
  sheetId: sheetId(),
  rows: [[3, 4]],
  ...more,
});
const forged = { is: 'forged' };

/** Whoever Google says has called. */
const by = 'owner@example.com';

describe('the script in the spreadsheet', () => {
  test('says which rows were edited, and is believed with a token that Google signed for it', async () => {
    expect(await hear(call(token(), edited()))).toEqual({
      is: 'hints',
      by,
      hints: [{ table: 'deals', places: [3, 4] }],
    });
  });

  test('without rows means the whole tab, without a tab every table', async () => {
    expect(await hear(call(token(), { spreadsheetId: id, sheetId: sheetId() }))).toEqual({
      is: 'hints',
      by,
      hints: [{ table: 'deals' }],
    });
    expect(await hear(call(token(), { spreadsheetId: id }))).toEqual({ is: 'hints', by, hints: [{ table: 'deals' }] });
  });

  test('asks whether Rowcall is there, or what this version knows nothing of', async () => {
    expect(await hear(call(token(), { kind: 'alive', spreadsheetId: id }))).toEqual({ is: 'hints', by, hints: [] });
    const unsupported = { is: 'answer', body: '{"is":"unsupported"}' };
    expect(await hear(call(token(), { kind: 'dance', spreadsheetId: id }))).toEqual(unsupported);
  });

  test('asks for a person, whose address Google has verified, about rows of a table', async () => {
    const rows = { table: 'deals', places: [3, 4] };
    const who = 'owner@example.com';
    expect(await hear(call(token(), edited({ kind: 'check' })))).toEqual({
      is: 'asks',
      inquiry: { about: 'check', who, rows },
      hints: [rows],
    });
    expect(await hear(call(token(), edited({ kind: 'undo', confirm: 'yes' })))).toEqual({
      is: 'asks',
      inquiry: { about: 'undo', who, rows, confirm: 'yes' },
      hints: [],
    });
    expect(await hear(call(token(), { kind: 'waiting', spreadsheetId: id }))).toEqual({
      is: 'asks',
      inquiry: { about: 'waiting', who, rows: null },
      hints: [],
    });
    expect(await hear(call(token({ aud: 'x' }), edited({ kind: 'undo' })))).toEqual(forged);
  });

  test('asks about a tab that is nobody’s table, or was never looked at: about no rows', async () => {
    const asked = { is: 'asks', inquiry: { about: 'check', rows: null } };
    expect(await hear(call(token(), edited({ kind: 'check', sheetId: 0 })))).toMatchObject({ ...asked, hints: [] });
    expect(await hear(call(token(), edited({ kind: 'check' })), given(), null)).toMatchObject({
      ...asked,
      hints: [{ table: 'deals' }],
    });
  });

  test('speaks of a tab that is nobody’s table: there is nothing to look at', async () => {
    expect(await hear(call(token(), edited({ sheetId: 0 })))).toEqual({ is: 'hints', by, hints: [] });
  });

  test('speaks of a spreadsheet that was never looked at: all of it is looked at', async () => {
    expect(await hear(call(token(), edited()), given(), null)).toEqual({
      is: 'hints',
      by,
      hints: [{ table: 'deals' }],
    });
  });

  test('speaks of the header, or of very many rows: the whole tab is looked at', async () => {
    const all = { is: 'hints', by, hints: [{ table: 'deals' }] };
    expect(await hear(call(token(), edited({ rows: [[1, 2]] })))).toEqual(all);
    expect(await hear(call(token(), edited({ rows: [[2, 9_000_000]] })))).toEqual(all);
  });

  test.each([
    ['for another audience', { aud: 'somebody-else.apps.googleusercontent.com' }],
    ['of somebody whose address nobody verified', { email_verified: false }],
    ['of nobody', { email: undefined }],
    ['of another issuer', { iss: 'https://accounts.example.com' }],
    ['that is over', { iat: 1_000_000_000, exp: 1_000_003_600 }],
  ])('is not believed with a token %s', async (_, claims) => {
    expect(await hear(call(token(claims), edited()))).toEqual(forged);
  });

  test('is not believed with a token that is only decoded, not signed', async () => {
    const [head, body] = token().split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'emulatorkey1' })).toString('base64url');
    for (const fake of [`${head}.${body}.`, `${none}.${body}.`, `${head}.${body}.${'A'.repeat(342)}`, 'x', ''])
      expect(await hear(call(fake, edited()))).toEqual(forged);
  });

  test('is not believed when nobody said for whom tokens are to be signed', async () => {
    expect(await hear(call(token(), edited()), given({ GOOGLE_SCRIPT_AUDIENCE: '' }))).toEqual(forged);
  });

  test('may be limited to those who are named', async () => {
    const named = (list: string) => hear(call(token(), edited()), given({ GOOGLE_SCRIPT_CALLERS: list }));
    expect((await named('ann@example.com, owner@example.com')).is).toBe('hints');
    expect(await named('ann@example.com')).toEqual(forged);
  });

  test('of another spreadsheet is not heard here', async () => {
    expect(await hear(call(token(), edited({ spreadsheetId: newId() })))).toEqual(forged);
  });

  test.each([
    ['not JSON', '{'],
    ['a list', '[]'],
    ['rows that are none', '{"rows":[["a"]]}'],
    ['much too long', 'x'.repeat(70_000)],
  ])('that says %s is not heard', async (_, body) => {
    expect(await hear(call(token(), body))).toEqual(forged);
  });

  test('must say it in a body, with a token', async () => {
    expect(await hear(call(null, edited()))).toEqual(forged);
    expect(await hear(call(token(), edited(), { method: 'GET' }))).toEqual(forged);
  });
});

describe('Google Drive', () => {
  const channel = async (address = 'http://127.0.0.1:9/hook') => {
    const clock = leapingClock();
    const robot = newRobot();
    google.changeFile(id, {
      permissions: [...google.doc(id).permissions, { id: robot, type: 'user', role: 'writer', emailAddress: robot }],
    });
    const setting = settingFor(google, tables, robot, {
      clock,
      given: { GOOGLE_HOOK_URL: address, GOOGLE_HOOK_SECRET: secret },
    });
    return { clock, store: await googleSheets.open({ spreadsheet: id }, setting) };
  };
  beforeEach(() => {
    google.notifications.length = 0;
    google.calls.length = 0;
  });
  const headersOf = (i: number) => google.notifications.at(i)!.headers;

  test('tells that something changed, after it was asked to', async () => {
    const { store } = await channel();
    expect(Object.keys((await store.keepAlive!(memo))!)).toEqual(['*google-sheets.watch']);
    expect(await hear(call(null, '', { headers: headersOf(-1) }))).toEqual({ is: 'hints', hints: [] });
    google.human(id).type('Deals', 'C3', 'won');
    expect(await hear(call(null, '', { headers: headersOf(-1) }))).toEqual({
      is: 'hints',
      hints: [{ table: 'deals' }],
    });
    await google.settled();
  });

  test('is believed only with what it was told to say, for this very spreadsheet', async () => {
    const { store } = await channel();
    await store.keepAlive!(memo);
    const headers = headersOf(-1);
    for (const wrong of [
      { ...headers, 'x-goog-channel-token': 'x' },
      { ...headers, 'x-goog-channel-token': undefined },
      { ...headers, 'x-goog-channel-id': 'rowcall-0000000000000000-x' },
    ])
      expect(await hear(call(null, '', { headers: wrong }))).toEqual(forged);
    expect(await hear(call(null, '', { headers }), given({ GOOGLE_HOOK_SECRET: 'another' }))).toEqual(forged);
    expect(await hear(call(null, '', { headers }), given({ GOOGLE_HOOK_SECRET: '' }))).toEqual(forged);
    await google.settled();
  });

  test('is asked again before the day is over, and told to stop what was before', async () => {
    const { store, clock } = await channel();
    const first = (await store.keepAlive!(memo))!;
    expect(await store.keepAlive!({ ...memo, ...first })).toBeNull();
    expect(google.count('files.watch')).toBe(1);
    clock.pass(19 * 3_600_000);
    const second = await store.keepAlive!({ ...memo, ...first });
    expect(second).not.toBeNull();
    expect(second).not.toEqual(first);
    expect([google.count('files.watch'), google.count('channels.stop')]).toEqual([2, 1]);
    await google.settled();
  });

  test('is not asked while nobody said where to tell it', async () => {
    const { store } = await opened(google, { tabs: [dealsTab(1)] }, new Map([['deals', deals]]));
    expect(await store.keepAlive!(null)).toBeNull();
    expect(google.count('files.watch')).toBe(0);
  });

  test('that would not is asked again an hour later, not at every turn', async () => {
    const { store, clock } = await channel('http://example.com/not-https');
    const first = (await store.keepAlive!(memo))!;
    expect(await store.keepAlive!({ ...memo, ...first })).toBeNull();
    clock.pass(3_600_001);
    expect(await store.keepAlive!({ ...memo, ...first })).not.toBeNull();
    expect(google.count('files.watch')).toBe(2);
  });
});
