import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { history, perform, questions } from '../../adapters/actions/index.ts';
import { layDesk } from '../../functions/compose.ts';
import { hearCalls } from '../../functions/hear-calls.ts';
import type { SeedCell } from '../emulators/google/seed.ts';
import type { Google } from '../emulators/google/start-google.ts';
import { type Serving, serving } from '../functions/serving.ts';
import { newId, newRobot, startUnlimited } from '../stores/google-sheets/kit.ts';
import { peopleTables, teamSettings } from '../team-settings.ts';
import { type Done, type LiveScript, liveScript } from './live-script.ts';

const audience = '77.apps.googleusercontent.com';
const anna = 'anna@example.com';
const ben = 'ben@example.com';
const undo = 'Undo Rowcall’s last change here';

const settings = (id: string, language: string) =>
  teamSettings({ store: `{ kind: google-sheets, spreadsheet: ${id} }`, mode: 'act', language }, peopleTables);

const headers = ['Name', 'Phone', 'Stage', 'Rowcall', 'Rowcall says', '_id'];
const rows: readonly (readonly SeedCell[])[] = [
  ['Ann', '+380 67 123 4567', 'New'],
  ['Bob', '12', 'New'],
  [null, '+380 50 111 2233', 'New'],
  ['Dan', '+380 50 111 2244', 'New'],
];
const [annRow, bobRow, danRow] = [2, 3, 5];

let google: Google;
let folder: string;
let hook: Serving;
let script: LiveScript;
let robot: string;
let id: string;
let tab: number;

beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rowcall-menu-'));
});
afterEach(async () => {
  await script.close();
  await hook.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A spreadsheet, the script in it and the function that it calls, which has looked at everything once. */
async function lay({ language = 'en', looked = true, more = 0, env = {} } = {}): Promise<void> {
  id = newId();
  robot = newRobot();
  const others = Array.from({ length: more }, (_, n) => [`Eve ${n}`, null, 'New']);
  google.add({
    id,
    shared: [{ role: 'writer', email: robot }],
    tabs: [
      { title: 'Plans', rows: [['Plans']] },
      { title: 'People', rows: [headers, ...rows, ...others] },
    ],
  });
  tab = google.doc(id).sheets[1]!.id;
  Object.assign(process.env, {
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.accounts.serviceAccount(robot)),
    GOOGLE_API_ROOT_URL: google.url,
    GOOGLE_CERTS_URL: `${google.url}/oauth2/v1/certs`,
    GOOGLE_SCRIPT_AUDIENCE: audience,
    GOOGLE_SCRIPT_CALLERS: `${anna}, ${ben}`,
  });
  writeFileSync(join(folder, 'rowcall.yaml'), settings(id, language));
  hook = await serving(hearCalls, folder, env, layDesk());
  if (looked) for (const one of await hook.served.workspaces()) await one.tick();
  const token = (email: string) => ({
    named: google.accounts.idToken({ aud: audience, email }),
    nameless: google.accounts.idToken({ aud: audience, email_verified: undefined }),
  });
  script = await liveScript({
    id,
    locale: 'en_GB',
    zone: 'Etc/UTC',
    url: `${hook.url}/hook`,
    tokens: { [anna]: token(anna), [ben]: token(ben), 'eve@example.com': token('eve@example.com') },
  });
}

const work = async () => {
  for (const { kick } of await hook.served.workspaces()) await kick.idle();
};
const chooses = (item: string, row: number | readonly [number, number], more: object = {}): Promise<Done> => {
  const [first, last] = typeof row === 'number' ? [row, row] : row;
  return script.does({ is: 'choose', item, user: ben, chosen: { tab, first, last }, ...more });
};
const person = () => google.human(id);
const see = (cell: string) => person().see('People', cell);
const asked = () => ({ manifest: join(folder, 'rowcall.yaml') });

/** Somebody types a stage as nobody writes it, and Rowcall puts it into the one form. */
async function typesStage(row: number, text: string): Promise<void> {
  person().type('People', `C${row}`, text);
  await script.does({ is: 'edit', rows: { tab, first: row, last: row } });
  await work();
}

describe('Check this row', () => {
  test('says what is to be fixed in it, and the answer comes into the row as well', async () => {
    await lay();
    person().type('People', `B${annRow}`, '99');
    const { alerts, failures } = await chooses('Check this row', annRow);
    expect(alerts).toEqual([
      `People row ${annRow}: Ann\n\nTo fix — Phone: 99 has too few digits for a phone number. Write the whole number with its area or country code.`,
    ]);
    expect(failures).toEqual([]);
    await work();
    expect(see(`D${annRow}`)).toBe('! 1');
  });

  test('says of several rows what is to be fixed in which', async () => {
    await lay();
    const { alerts } = await chooses('Check this row', [annRow, danRow]);
    expect(alerts[0]!.split('\n').map((line) => line.split(' — ')[0])).toEqual(['row 3', 'row 4']);
  });

  test('says that all is well, that there is no record, or that the tab is none of its own', async () => {
    await lay();
    const [fine, two, empty] = [
      await chooses('Check this row', danRow),
      await chooses('Check this row', [danRow, danRow + 1]),
      await chooses('Check this row', 20),
    ];
    expect(fine.alerts[0]).toContain('This row is fine.');
    expect([two.alerts, empty.alerts]).toEqual([['These rows are fine.'], ['There is no record in this row.']]);
    const elsewhere = { chosen: { tab: google.doc(id).sheets[0]!.id, first: 1, last: 1 } };
    expect((await chooses('Check this row', 1, elsewhere)).alerts[0]).toMatch(/^Rowcall does not look after this tab/);
  });

  test('promises the answer in the row where the tab was never looked at', async () => {
    await lay({ looked: false });
    const { alerts, toasts } = await chooses('Check this row', annRow);
    expect([alerts, toasts.length]).toEqual([[], 1]);
  });
});

describe('What is waiting', () => {
  test('says that nothing is', async () => {
    await lay();
    expect((await chooses('What is waiting', annRow)).alerts).toEqual(['Nothing waits for your word.']);
  });

  test('says what only a person can decide, with the answers that there are', async () => {
    await lay({ more: 80 });
    person().paste(
      'People',
      'C6',
      Array.from({ length: 80 }, () => ['won']),
    );
    await script.does({ is: 'edit', rows: { tab, first: 6, last: 85 } });
    await work();
    const { questions: open } = await perform(questions, layDesk(), asked());
    const [text] = (await chooses('What is waiting', annRow)).alerts;
    expect(open.length).toBeGreaterThan(0);
    expect(text).toContain(open[0]!.message);
    for (const { answer, does } of open[0]!.answers) expect(text).toContain(`${answer}: ${does}`);
    expect(text).toMatch(/Whoever looks after Rowcall answers with: rowcall questions$/);
  });

  test('is said in the language of the team', async () => {
    await lay({ language: 'uk' });
    expect((await chooses('What is waiting', annRow)).alerts).toEqual(['Ніщо не чекає на ваше слово.']);
  });
});

describe('Undo Rowcall’s last change here', () => {
  test('says what it would take back; a yes takes it back in the name of that person, and it stays so', async () => {
    await lay();
    await typesStage(danRow, 'won');
    expect(see(`C${danRow}`)).toBe('Won');

    const { alerts, failures } = await chooses(undo, danRow, { replies: ['YES'] });
    await work();

    expect(alerts).toEqual([
      `Take this back? People row ${danRow}: Dan\n\nStage: “Won” → “won”`,
      '1 cell holds again what it held.',
    ]);
    expect([see(`C${danRow}`), failures]).toEqual(['won', []]);
    const { lines } = await perform(history, layDesk(), { ...asked(), limit: 1 });
    expect(lines[0]!.who).toBe(ben);
    await script.does({ is: 'edit', rows: { tab, first: danRow, last: danRow } });
    await work();
    expect(see(`C${danRow}`)).toBe('won');
  });

  test('takes nothing back on a no, and says where there is nothing to take back', async () => {
    await lay();
    await typesStage(danRow, 'won');
    await chooses(undo, danRow, { replies: ['NO'] });
    expect(see(`C${danRow}`)).toBe('Won');
    expect((await chooses(undo, annRow)).alerts[0]).toMatch(/^There is nothing to take back in this row/);
    expect((await chooses(undo, [annRow, bobRow])).alerts).toEqual(['Choose a single row, then try again.']);
  });

  test('takes back what was shown, also when the rows were sorted before the yes', async () => {
    await lay();
    await typesStage(danRow, 'won');
    const confirm = JSON.parse(await say({ kind: 'undo', sheetId: tab, rows: [[danRow, danRow]] })).confirm;
    person().sort('People', 'A', 'down');
    const body = await say({ kind: 'undo', sheetId: tab, rows: [[danRow, danRow]], confirm });
    expect(JSON.parse(body)).toEqual({ is: 'told', text: '1 cell holds again what it held.' });
    expect([2, 3, 4, 5].map((row) => [see(`A${row}`), see(`C${row}`)])).toContainEqual(['Dan', 'won']);
  });

  test('once and not twice, when the answer to the yes is lost and it is said again', async () => {
    await lay();
    await typesStage(danRow, 'won');
    const { confirm } = JSON.parse(await say({ kind: 'undo', sheetId: tab, rows: [[danRow, danRow]] }));
    await say({ kind: 'undo', confirm });
    expect(JSON.parse(await say({ kind: 'undo', confirm }))).toEqual({
      is: 'told',
      text: 'That is taken back already.',
    });
    expect(see(`C${danRow}`)).toBe('won');
  });

  test('says so where Rowcall may only look', async () => {
    await lay();
    await typesStage(danRow, 'won');
    const { confirm } = JSON.parse(await say({ kind: 'undo', sheetId: tab, rows: [[danRow, danRow]] }));
    google.changeFile(id, {
      permissions: google
        .doc(id)
        .permissions.map((one) => (one.emailAddress === robot ? { ...one, role: 'reader' } : one)),
    });
    const { text } = JSON.parse(await say({ kind: 'undo', confirm }));
    expect(text).toBe('The spreadsheet is not shared with Rowcall, or only for viewing. Nothing was changed.');
    expect(see(`C${danRow}`)).toBe('Won');
  });
});

test('whoever is not among those who may ask learns and does nothing', async () => {
  await lay();
  await typesStage(danRow, 'won');
  const eve = { user: 'eve@example.com' };
  for (const item of ['Check this row', 'What is waiting', undo])
    expect((await chooses(item, danRow, eve)).alerts[0]).toMatch(/does not take calls of eve@example\.com/);
  expect(see(`C${danRow}`)).toBe('Won');
});

test('where nothing works on after the answer, the work is done by the time of the answer', async () => {
  await lay({ env: { ROWCALL_WORKS_ON: '0' } });
  person().type('People', `B${annRow}`, '99');
  await chooses('Check this row', annRow);
  expect(see(`D${annRow}`)).toBe('! 1');
});

/** A call as the script makes it, without the script. */
async function say(said: object): Promise<string> {
  const token = google.accounts.idToken({ aud: audience, email: ben });
  const response = await fetch(`${hook.url}/hook`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ spreadsheetId: id, ...said }),
  });
  return await response.text();
}
