import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { googleSheets } from '../../adapters/stores/google-sheets/index.ts';
import type { Heard, Memo } from '../../core/store.ts';
import { answer, type Status } from '../../functions/answer.ts';
import type { Google } from '../emulators/google/start-google.ts';
import { newRobot, opened, readTable, settingFor, startUnlimited } from '../stores/google-sheets/kit.ts';
import { dealsTab, tables } from '../stores/google-sheets/sales.ts';
import { connected } from './connected.ts';
import type { Sent, World } from './world.ts';

const audience = '77.apps.googleusercontent.com';

let google: Google;
let id: string;
let memo: Memo;
let tab: number;
beforeAll(async () => {
  google = await startUnlimited();
  const found = await opened(google, { tabs: [{ title: 'Other' }, dealsTab(5)] }, tables);
  id = found.id;
  tab = google.doc(id).sheets[1]!.id;
  memo = (await readTable(found.store, 'deals')).memo;
});
afterAll(() => google.close());

/** The script in that spreadsheet, with tokens that Google signs. */
function script(): World {
  const world = connected({ id });
  world.token = (user, withEmail) =>
    google.accounts.idToken({ aud: audience, ...(withEmail ? { email: user } : { email_verified: undefined }) });
  return world;
}

/** What Rowcall makes of a call that the script made. */
async function heard({ headers, payload }: Sent): Promise<Heard> {
  const given = { GOOGLE_SCRIPT_AUDIENCE: audience, GOOGLE_CERTS_URL: `${google.url}/oauth2/v1/certs` };
  const byLowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const call = { method: 'POST', headers: byLowerCase, body: Buffer.from(payload) };
  return await googleSheets.hear!(
    { spreadsheet: id },
    settingFor(google, tables, newRobot(), { given }),
    call,
    async () => memo,
  );
}

const by = 'anna@example.com';
const everything = { is: 'hints', hints: [{ table: 'deals' }], by };

describe('Rowcall understands what the script says', () => {
  test('an edit: those rows of that tab', async () => {
    const world = script();
    world.soon(400, () => world.edit({ tab, first: 6, last: 6 }));
    world.edit({ tab, first: 3, last: 4 });
    expect(await heard(world.requests[0]!)).toEqual({
      is: 'hints',
      hints: [{ table: 'deals', places: [3, 4, 6] }],
      by,
    });
  });

  test('a sort, and an edit in very many places: everything', async () => {
    const world = script();
    world.change('OTHER');
    for (let i = 0; i < 150; i++) world.soon(i, () => world.edit({ tab, first: 3 + 2 * i, last: 3 + 2 * i }));
    world.edit({ tab, first: 2, last: 2 });
    expect(await Promise.all(world.requests.map(heard))).toEqual([everything, everything]);
  });

  test('as many rows as anybody can paste', async () => {
    const world = script();
    world.edit({ tab, first: 2, last: 1_000_000 });
    expect(await heard(world.requests[0]!)).toEqual(everything);
  });

  test('a check of the chosen rows, by whoever chose it', async () => {
    const world = script();
    world.chosen = { tab, first: 5, last: 5 };
    world.choose('Check this row', 'ben@example.com');
    const rows = { table: 'deals', places: [5] };
    expect(await heard(world.requests[0]!)).toEqual({
      is: 'asks',
      inquiry: { about: 'check', who: 'ben@example.com', rows },
      hints: [rows],
    });
  });

  test('the hourly question whether it is there: nothing is looked at', async () => {
    const world = script();
    world.pass(3_600_000);
    expect(await heard(world.requests[0]!)).toEqual({ is: 'hints', hints: [], by });
  });

  test('what a person asks to be told or undone, and the yes to it', async () => {
    const world = script();
    world.chosen = { tab, first: 5, last: 5 };
    world.choose('What is waiting');
    world.reply = () => ({ code: 200, body: JSON.stringify({ is: 'asks', text: 'Really?', confirm: 'that' }) });
    world.replies.push('YES');
    world.choose('Undo Rowcall’s last change here');
    const who = 'anna@example.com';
    const rows = { table: 'deals', places: [5] };
    expect(await Promise.all(world.requests.map(heard))).toEqual([
      { is: 'asks', inquiry: { about: 'waiting', who, rows: null }, hints: [] },
      { is: 'asks', inquiry: { about: 'undo', who, rows }, hints: [] },
      { is: 'asks', inquiry: { about: 'undo', who, rows, confirm: 'that' }, hints: [] },
    ]);
  });

  test('nothing, without the permission by which Google names the person', async () => {
    const world = script();
    world.deny('anna@example.com', 'https://www.googleapis.com/auth/userinfo.email');
    world.edit({ tab, first: 3, last: 3 });
    expect(await heard(world.requests[0]!)).toEqual({ is: 'forged' });
  });
});

/** What the functions answer, as it goes over the wire. */
function replyOf(status: Status): { readonly code: number; readonly body: string } {
  const written = { code: 0, body: '' };
  const response = {
    headersSent: false,
    writeHead(code: number) {
      written.code = code;
      return response;
    },
    end(body: string) {
      written.body = body;
    },
  };
  answer(response as unknown as ServerResponse, status);
  return written;
}

describe('the script understands what Rowcall answers', () => {
  test.each<[Status, RegExp]>([
    [401, /does not take calls/],
    [404, /it is not Rowcall/],
    [405, /it is not Rowcall/],
    [408, /^Rowcall does not answer/],
    [413, /it is not Rowcall/],
    [500, /^Rowcall does not answer/],
    [503, /^Rowcall does not answer/],
  ])('%i', (status, text) => {
    const world = script();
    world.chosen = { tab, first: 5, last: 5 };
    world.reply = () => replyOf(status);
    world.choose('Check this row');
    expect(world.alerts.at(-1)!.text).toMatch(text);
  });

  test('200', () => {
    const world = script();
    world.chosen = { tab, first: 5, last: 5 };
    world.reply = () => replyOf(200);
    world.choose('Check this row');
    expect(world.alerts).toEqual([]);
    expect(world.toasts).toHaveLength(1);
  });
});

test('every kind of call, and every answer, that the script knows is explained', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/apps-script.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(?:kind|is): "(\w+)"` \|/gm)].map(([, word]) => word);
  expect(rows).toEqual(['edit', 'check', 'alive', 'waiting', 'undo', 'heard', 'told', 'asks', 'unsupported']);
});
