import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languages } from '../../adapters/languages/index.ts';
import { answering, type Handler } from '../../functions/answer.ts';
import { functionEnvironment } from '../../functions/env.ts';
import { listen } from '../../functions/listen.ts';
import { openServed } from '../../functions/served.ts';
import { serveSigning } from '../../functions/signing/serve-signing.ts';
import type { Workspace } from '../../functions/workspace.ts';
import { startGoogleAccounts } from '../emulators/google-sign-in/start.ts';
import { remoteDesk, tellOf } from '../remote/remote-desk.ts';
import { startVendor } from '../remote/vendor.ts';
import { teamSettings } from '../team-settings.ts';

const staff = `  staff:
    label: name
    fields:
      name: { type: text, column: Name }
      email: { type: email, column: E-mail }
      left: { type: date, column: Left on }
staff: { table: staff, email: email, left: left }
`;
const people = `tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name }
      phone: { type: phone, column: Phone }
`;

/** What a team's settings say of who may do what, unless a test says otherwise. */
export const usualActions = '{ accept: [Olena, boss@gmail.com], decline: Ivan, undo: staff }';

export interface SigningSetting {
  readonly actions?: string;
  readonly mode?: 'watch' | 'suggest' | 'act';
  readonly language?: string;
  readonly withStaff?: boolean;
  readonly senders?: string;
}

/** A team whose row is to be decided by name: the spreadsheet, the pages, and Google’s own. */
export async function signingTeam({
  actions = usualActions,
  mode = 'suggest',
  language = 'en',
  withStaff = true,
  senders = '{ file: { folder: messages } }',
}: SigningSetting = {}) {
  const vendor = await startVendor({
    team: [
      {
        title: 'People',
        headers: ['Name', 'Phone'],
        rows: [
          ['Ann', '067 123 45 67'],
          ['Bob', '+380 67 765 4321'],
        ],
      },
      {
        title: 'Staff',
        headers: ['Name', 'E-mail', 'Left on'],
        rows: [
          ['Olena', 'olena@gmail.com', null],
          ['Ivan', 'ivan@gmail.com', null],
          ['Petro', 'petro@gmail.com', '2020-01-31'],
        ],
      },
    ],
  });
  tellOf(vendor);
  const google = await startGoogleAccounts();
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-signing-'));
  const write = (now: SigningSetting['mode']) =>
    writeFileSync(
      join(folder, 'team.yaml'),
      teamSettings({ name: 'Team', store: '{ kind: remote, sheet: team }', ...(now && { mode: now }), language }, '') +
        `senders: ${senders}\n${people}${withStaff ? staff : ''}status:\n  people: { actions: ${actions} }\n`,
    );
  write(mode);

  let handle: Handler = async () => {};
  const server = await listen(async (request, response) => await handle(request, response), 0);
  const url = `http://127.0.0.1:${server.port}`;
  const signing = { ROWCALL_URL: url, ROWCALL_SIGN_KEY: 'k'.repeat(32) };
  const client = { GOOGLE_CLIENT_ID: google.client.id, GOOGLE_CLIENT_SECRET: google.client.secret };
  Object.assign(process.env, signing, client);
  let passed = 0;
  const clock = {
    now: () => new Date(Date.now() + passed).toISOString(),
    sleep: (milliseconds: number) => new Promise<void>((over) => setTimeout(over, Math.min(milliseconds, 20))),
  };
  const lines: unknown[] = [];
  const served = openServed(
    { ...remoteDesk(), clock },
    functionEnvironment({ ROWCALL_SETTINGS: folder, ...signing, ...client }),
    (severity, message, more) => lines.push({ severity, message, ...more }),
    () => {},
  );
  handle = answering(serveSigning(served, google.endpoints), (error) => lines.push(error));
  const workspace = async (): Promise<Workspace> => (await served.workspaces())[0]!;

  const { say } = languages.find(({ code }) => code === language)!;
  const row = (at = 0) => {
    const [tab] = vendor.see('team').tabs;
    return Object.fromEntries(tab!.headers.map((header, column) => [header, tab!.rows[at]![column] ?? null]));
  };
  const edit = (header: string, value: string, at = 0) => {
    const column = vendor.see('team').tabs[0]!.headers.indexOf(header);
    vendor.edit('team', 'People', (rows) => {
      rows[at] = Array.from({ length: Math.max(rows[at]!.length, column + 1) }, (_, one) =>
        one === column ? value : (rows[at]![one] ?? null),
      );
    });
  };
  const tick = async () => await (await workspace()).tick();
  return {
    url,
    google,
    vendor,
    lines,
    served,
    row,
    edit,
    tick,
    write,
    workspace,
    /** Chooses a word in the row, has Rowcall come by, and answers the link that the note shows. */
    async choose(word: string, at = 0): Promise<string> {
      edit(say({ code: 'report.row.header.action' }), word, at);
      await tick();
      return /\S+\/sign\/[\w-]+/u.exec(String(row(at)[say({ code: 'report.row.header.note' })]))?.[0] ?? '';
    },
    pass(minutes: number) {
      passed += minutes * 60_000;
    },
    letters: () =>
      readdirSync(join(folder, 'messages'), { withFileTypes: true })
        .filter((entry) => entry.name.endsWith('.json'))
        .map((entry) => JSON.parse(readFileSync(join(folder, 'messages', entry.name), 'utf8'))),
    folder,
    async close() {
      for (const name of [...Object.keys(signing), ...Object.keys(client)]) delete process.env[name];
      await served.close();
      await server.close();
      await google.close();
      await vendor.close();
    },
  };
}
export type SigningTeam = Awaited<ReturnType<typeof signingTeam>>;

/** Somebody’s browser: it keeps cookies by their hosts and follows where it is led. */
export function visitor() {
  const jar = new Map<string, string>();

  async function call(
    url: string,
    init: RequestInit = {},
    hops = 5,
  ): Promise<{ status: number; text: string; headers: Headers; url: string }> {
    const { host } = new URL(url);
    const cookie = [...jar]
      .filter(([name]) => name.startsWith(`${host} `))
      .map(([name, value]) => `${name.split(' ')[1]}=${value}`);
    const headers = { 'accept-language': 'en', ...(init.headers as Record<string, string>), cookie: cookie.join('; ') };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(one) ?? [];
      if (/Max-Age=0/u.test(one)) jar.delete(`${host} ${name}`);
      else jar.set(`${host} ${name}`, value);
    }
    const next = answer.headers.get('location');
    if (next !== null && hops > 0) return await call(new URL(next, url).href, {}, hops - 1);
    return { status: answer.status, text: await answer.text(), headers: answer.headers, url };
  }

  return {
    jar,
    get: (url: string) => call(url),
    post: (url: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
      call(url, {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(url).origin, ...headers },
      }),
    /** What the hidden field of a page proves. */
    proofIn: (page: string) => /name="proof" value="([^"]*)"/u.exec(page)?.[1] ?? '',
  };
}
