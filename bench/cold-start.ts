/**
 * Starts the built `hook` again and again and measures from the start of the process to its first answer, by the clock and
 * by what the processor worked for it, and its memory then; beside it a function that imports all of `googleapis` and does
 * nothing. What is remembered of the spreadsheet is there from an earlier start, as wherever one begins again.
 * Run `npm run build` before. Usage: node bench/cold-start.ts [runs] [folder of what was built]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { peopleTables, teamSettings } from '../test/team-settings.ts';

const root = join(import.meta.dirname, '..');
const hook = join(resolve(process.argv[3] ?? join(root, 'dist')), 'hook.js');
const token = 'a-token-of-a-webhook-of-notion';
/** As `npm start` of what was built starts it. */
const asBuilt = ['--min-semi-space-size=4', '--max-semi-space-size=4'];
const page = '1f2e3d4c5b6a79880123456789abcdef';

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

/** What one start has cost until the first answer; the processor may have worked on several things at a time. */
interface Cost {
  readonly milliseconds: number;
  readonly worked: number;
  readonly megabytes: number;
}

async function measure({ file, flags, call, status }: Starter, folder: string): Promise<Cost> {
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
    return { milliseconds, worked: workOf(child), megabytes: memoryOf(child) };
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null) await once(child, 'exit');
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

/** Milliseconds of processor time, of all threads. */
function workOf({ pid }: ChildProcess): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const spent = threads.map((one) => Number(readFileSync(`/proc/${pid}/task/${one}/schedstat`, 'utf8').split(' ')[0]));
  return spent.reduce((a, b) => a + b, 0) / 1e6;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

if (!existsSync(hook)) throw new Error('Run npm run build before.');
const runs = Number(process.argv[2] ?? 11);
const folders = starters.map(({ store }) => {
  const folder = mkdtempSync(join(tmpdir(), 'rowcall-cold-'));
  mkdirSync(join(folder, '.rowcall'));
  writeFileSync(join(folder, 'rowcall.yaml'), teamSettings({ store, mode: 'act' }, peopleTables));
  return folder;
});
const taken = starters.map((): Cost[] => []);
// The first round warms the disk and makes the memory of the spreadsheet.
for (let run = 0; run <= runs; run++)
  for (const [i, starter] of starters.entries()) {
    const one = await measure(starter, folders[i]!);
    if (run > 0) taken[i]!.push(one);
  }
for (const folder of folders) rmSync(folder, { recursive: true, force: true });
const rival = median(taken.at(-1)!.map((one) => one.milliseconds));
for (const [i, { name }] of starters.entries()) {
  const all = taken[i]!.map(({ milliseconds }) => milliseconds);
  const [best, middle] = [Math.min(...all), median(all)];
  const worked = median(taken[i]!.map((one) => one.worked));
  const megabytes = median(taken[i]!.map((one) => one.megabytes));
  const figures = `${middle.toFixed()} ms (best ${best.toFixed()}), ${worked.toFixed()} ms of processor`;
  console.log(
    `${name}: ${figures}, ${megabytes.toFixed()} MB, rival takes ${(rival / middle).toFixed(1)} times as long`,
  );
}
