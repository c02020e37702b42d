/**
 * Starts the built `hook` again and again and measures from the start of the process to its first answer, and its memory
 * then; beside it a function that imports all of `googleapis` and does nothing. Run `npm run build` before.
 * Usage: node bench/cold-start.ts [runs]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const hook = join(root, 'dist', 'hook.js');
const token = 'a-token-of-a-webhook-of-notion';
/** As `npm start` of what was built starts it. */
const asBuilt = ['--min-semi-space-size=4', '--max-semi-space-size=4'];
const page = '1f2e3d4c5b6a79880123456789abcdef';

const settings = (store: string) => `rowcall: 1
name: Team
store: ${store}
language: en
zone: Europe/Kyiv
currency: UAH
countries: [UA]
tables:
  people:
    label: name
    fields:
      name: { type: text, column: Name, required: true }
      phone: { type: phone, column: Phone }
      stage: { type: choice, column: Stage, options: [New, Won, Lost], owner: shared }
      check: { type: text, column: Rowcall, owner: rowcall }
      says: { type: long-text, column: Rowcall says, owner: rowcall }
status:
  people: { state: check, note: says }
`;

/** One of those that are started: which file, by which settings, and what it is asked first. */
interface Starter {
  readonly name: string;
  readonly file: string;
  readonly flags: readonly string[];
  readonly store: string;
  call(): { readonly body: string; readonly headers: Record<string, string> };
  readonly status: number;
}

function notionCall() {
  const said = {
    id: 'e1',
    type: 'page.properties_updated',
    timestamp: new Date().toISOString(),
    authors: [{ id: 'u1', type: 'person' }],
    entity: { id: page, type: 'page' },
    data: {},
  };
  const body = JSON.stringify(said);
  const signature = `sha256=${createHmac('sha256', token).update(body).digest('hex')}`;
  return { body, headers: { 'x-notion-signature': signature } };
}

const starters: readonly Starter[] = [
  {
    name: 'hook, a proven call of Notion is left at the door',
    file: hook,
    flags: asBuilt,
    store: `{ kind: notion, page: "https://www.notion.so/CRM-${page}" }`,
    call: notionCall,
    status: 200,
  },
  {
    name: 'hook, a forged call of Google is refused',
    file: hook,
    flags: asBuilt,
    store: '{ kind: google-sheets, spreadsheet: 1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms }',
    call: () => ({ body: '{}', headers: {} }),
    status: 401,
  },
  {
    name: 'a function that imports all of googleapis',
    file: join(root, 'bench', 'serve-with-googleapis.ts'),
    flags: [],
    store: '{ kind: memory }',
    call: () => ({ body: '{}', headers: {} }),
    status: 200,
  },
];

async function measure({
  file,
  flags,
  store,
  call,
  status,
}: Starter): Promise<{ milliseconds: number; megabytes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-cold-'));
  mkdirSync(join(folder, '.rowcall'));
  writeFileSync(join(folder, 'rowcall.yaml'), settings(store));
  const port = await freePort();
  const env = {
    ...process.env,
    PORT: String(port),
    ROWCALL_SETTINGS: folder,
    NOTION_TOKEN: 'none',
    NOTION_WEBHOOK_TOKEN: token,
    NOTION_BASE_URL: 'http://127.0.0.1:9',
  };
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, file], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const answered = await firstAnswer(child, `http://127.0.0.1:${port}/`, call());
    const milliseconds = performance.now() - began;
    if (answered !== status) throw new Error(`${file} answered ${answered} and not ${status}`);
    return { milliseconds, megabytes: memoryOf(child) };
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null) await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstAnswer(child: ChildProcess, url: string, sent: RequestInit): Promise<number> {
  while (child.exitCode === null) {
    const response = await fetch(url, { method: 'POST', ...sent }).catch(() => null);
    if (response !== null) {
      await response.text();
      return response.status;
    }
    await new Promise((over) => setTimeout(over, 2));
  }
  throw new Error('It ended without an answer');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function memoryOf({ pid }: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

if (!existsSync(hook)) throw new Error('Run npm run build before.');
const runs = Number(process.argv[2] ?? 11);
const taken = starters.map(() => [] as Awaited<ReturnType<typeof measure>>[]);
// The first round only warms the disk.
for (let run = 0; run <= runs; run++)
  for (const [i, starter] of starters.entries()) {
    const one = await measure(starter);
    if (run > 0) taken[i]!.push(one);
  }
for (const [i, { name }] of starters.entries()) {
  const all = taken[i]!.map(({ milliseconds }) => milliseconds);
  const megabytes = median(taken[i]!.map((one) => one.megabytes));
  const [best, middle] = [Math.min(...all), median(all)].map(Math.round);
  console.log(`${name}: ${middle} ms (best ${best}), ${Math.round(megabytes)} MB`);
}
