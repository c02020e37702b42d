/**
 * Settles a hundred thousand records with fourteen keys each in a new SQLite file or on a PostgreSQL server started for
 * it, then one edit, then asks a thousand questions. Prints milliseconds, the size of what is kept and the memory of the
 * process. Usage: node bench/state.ts [records] [--postgres]
 */
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openState } from '../adapters/state/index.ts';
import type { Question } from '../core/facts.ts';
import { derivedId } from '../core/id.ts';
import { nothingSettled } from '../core/nothing-settled.ts';
import { recordKey } from '../core/record.ts';
import type { IndexKey, Kept, Settlement, State } from '../core/state.ts';
import { freshDatabase, stopServer } from '../test/postgres/server.ts';

const remote = process.argv.includes('--postgres');
const count = Number(process.argv.slice(2).find((word) => !word.startsWith('--')) ?? 100_000);
const portion = 10_000;
const keysEach = 14;

const clock = { now: () => '2026-11-22T09:00:00.000Z', sleep: async () => {} };

function record(i: number, city = 'Moscow'): Kept {
  const cells = {
    name: `Ivan Petrov ${i}`,
    phone: `+7916${String(i).padStart(7, '0')}`,
    email: `ivan${i}@mail.example`,
    company: `Romashka ${i % 999}`,
    city,
    street: `Lenina ${i}`,
    stage: 'New',
    amount: i * 1.5,
    owner: 'anna',
    created: '2026-01-02',
    note: 'some text here about it',
    tags: ['a', 'b'],
  };
  return {
    table: 'contacts',
    id: derivedId(String(i)),
    revision: 1,
    seen: cells,
    marks: {},
    accepted: { ...cells, amount: { amount: String(i * 1.5), currency: 'UAH' } },
    held: [],
    pins: [],
    off: [],
    findings: [],
    reverted: [],
    adopted: null,
    model: '5f3a9c0d',
    gone: false,
  };
}

/** Three keys of its own, the others shared with up to a handful of records. */
function keysOf(i: number): IndexKey[] {
  const shared = Math.imul(i, 2_654_435_761) >>> 0;
  return Array.from({ length: keysEach }, (_, at) => ({
    index: `contacts.similar.${at}`,
    key: at < 3 ? `own ${i}` : `shared ${shared % (20_000 + at * 5000)}`,
  }));
}

function settlementOf(records: readonly Kept[], keys: readonly (readonly IndexKey[])[]): Settlement {
  return {
    ...nothingSettled,
    plan: 'bench',
    records,
    keys: new Map(records.map(({ table, id }, at) => [recordKey(table, id), keys[at]!])),
    memo: { contacts: '1' },
  };
}

async function timed(what: string, act: () => Promise<unknown>, times = 1): Promise<void> {
  const began = performance.now();
  for (let i = 0; i < times; i++) await act();
  say(what, (performance.now() - began) / times);
}

function say(what: string, milliseconds: number): void {
  console.log(`${what.padEnd(48)} ${milliseconds.toFixed(milliseconds < 100 ? 2 : 0).padStart(8)} ms`);
}

async function measure(state: State): Promise<void> {
  const lease = (await state.take('bench', 600))!;
  let settling = 0;
  for (let from = 0; from < count; from += portion) {
    const numbers = Array.from({ length: Math.min(portion, count - from) }, (_, at) => from + at);
    const settlement = settlementOf(
      numbers.map((i) => record(i)),
      numbers.map(keysOf),
    );
    const began = performance.now();
    await state.settle(lease, settlement);
    settling += performance.now() - began;
  }
  say(`settle ${count} records, ${keysEach} keys each`, settling);

  let edit = 0;
  await timed(
    'settle one edit with one key moved',
    () => {
      const [first, ...others] = keysOf(7);
      const moved = { ...first!, key: `own ${++edit} again` };
      return state.settle(lease, settlementOf([record(7, `Kyiv ${edit}`)], [[moved, ...others]]));
    },
    200,
  );

  const questions = Array.from({ length: 1000 }, (_, at): Question => {
    const { index, key } = keysOf((at * 331) % count)[at % keysEach]!;
    return { ask: 'by', index, key, cap: 50 };
  });
  await timed('answer 1 question by key', () => state.answer(questions.slice(0, 1)), 200);
  await timed('answer 1 000 questions by key', () => state.answer(questions), 10);
  await timed(
    'answer 1 000 counts',
    () => state.answer(questions.map((one) => ({ ...one, ask: 'count' }) as Question)),
    10,
  );
  await timed('count the records of each table', () => state.census(), 10);
  await timed('ask for records of another model', () => state.outdated('5f3a9c0d', ['contacts'], 100), 100);
  await timed('read the whole table', () => state.records('contacts', 'all'));
}

async function bytesOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  await client.end();
  return Number(rows[0]!.bytes);
}

const folder = mkdtempSync(join(tmpdir(), 'rowcall-state-'));
const run = { folder: join(folder, 'server'), parent: process.pid };
try {
  chmodSync(folder, 0o755);
  const path = remote ? await freshDatabase(run) : join(folder, 'state.db');
  const state = await openState({ path, workspace: 'bench', clock });
  await measure(state);
  await state.close();
  const bytes = remote ? await bytesOf(path) : statSync(path).size;
  console.log(`kept ${bytes >> 20} MB, memory ${process.memoryUsage().rss >> 20} MB`);
} finally {
  await stopServer(run);
  rmSync(folder, { recursive: true, force: true });
}
