import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import { answer, questions } from '../../adapters/actions/index.ts';
import { openState } from '../../adapters/state/index.ts';
import { nothingSettled } from '../../core/nothing-settled.ts';
import type { OpenQuestion } from '../../core/state.ts';
import { endAll, newFolder, rowcall } from './run.ts';

const sales = join(import.meta.dirname, '..', '..', 'manifests', 'sales');
const at = '2026-11-22T09:00:00.000Z';

function newSample(): string {
  const folder = newFolder();
  for (const file of ['sample.xlsx', 'rowcall.yaml']) copyFileSync(join(sales, file), join(folder, file));
  return folder;
}

/** Puts questions as the loop would put them. */
async function ask(folder: string, asked: readonly Pick<OpenQuestion, 'key' | 'kind' | 'args'>[]): Promise<void> {
  const path = join(folder, '.rowcall', 'state.db');
  const clock = { now: () => new Date().toISOString(), sleep: async () => {} };
  const state = await openState({ path, workspace: 'sample.xlsx', clock });
  const lease = (await state.take('test', 60))!;
  const put = asked.map((one) => ({ about: [], at, answer: null, ...one }));
  await state.settle(lease, { ...nothingSettled, plan: 'test', questions: put });
  await state.release(lease);
  await state.close();
}

const alarms = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    key: `alarm/c${n}/deals/removed`,
    kind: 'alarm' as const,
    args: { what: 'removed', count: 60 + n, total: 100, table: 'Deals', cause: `c${n}` },
  }));

// Each test runs the real command several times.
jest.setTimeout(60_000);
afterEach(endAll);

test('the commands that questions shows are the ones that answer', async () => {
  const folder = newSample();
  await rowcall(folder, ['apply']);
  await ask(folder, alarms(1));

  const listed = await rowcall(folder, ['questions', 'sample.xlsx']);
  const [, ...words] = /rowcall (answer sample\.xlsx \S+ fine)/.exec(listed.out)![1]!.split(' ');
  const answered = await rowcall(folder, ['answer', ...words]);
  const otherwise = await rowcall(folder, ['answer', ...words.with(-1, 'nonsense')]);
  const left = await rowcall(folder, ['questions', 'sample.xlsx']);

  expect([listed.code, listed.err]).toEqual([0, '']);
  expect(listed.out).toContain(
    '1 question waits for your word.\n\nSomething may be lost\n  Deals: 60 rows went at once',
  );
  expect([answered.code, answered.err]).toEqual([0, '']);
  expect(answered.out).toContain('Noted: it was meant, leave it so.');
  expect([otherwise.code, otherwise.out.includes('That was answered before: fine')]).toEqual([1, true]);
  expect(left.out).not.toContain('rowcall answer');
});

test('only the first ten are shown, and all of them with --all or --json', async () => {
  const folder = newSample();
  await rowcall(folder, ['apply']);
  await ask(folder, alarms(12));

  const [few, all, json] = await Promise.all([
    rowcall(folder, ['questions']),
    rowcall(folder, ['questions', '--all']),
    rowcall(folder, ['questions', '--json']),
  ]);

  const shown = (out: string) => out.match(/rowcall answer \S+ \S+ fine/g)?.length;
  expect([shown(few.out), shown(all.out)]).toEqual([10, 12]);
  expect(few.out).toContain('and 2 more questions: all of them with --all');
  expect(questions.output.parse(JSON.parse(json.out)).questions).toHaveLength(12);
});

test('check, apply and start tell how many wait', async () => {
  const folder = newSample();
  await rowcall(folder, ['apply']);
  await ask(folder, alarms(2));
  const said = '2 questions wait for your word: rowcall questions';
  const told = [
    await rowcall(folder, ['check']),
    await rowcall(folder, ['apply']),
    await rowcall(folder, ['start', 'sample.xlsx', '--once']),
  ];
  expect(told.map(({ out }) => out.includes(said))).toEqual([true, true, true]);
});

test('a word that is no answer is told what can be said, and ends with 2', async () => {
  const folder = newSample();
  await rowcall(folder, ['apply']);
  await ask(folder, alarms(1));
  const { code, err } = await rowcall(folder, ['answer', 'sample.xlsx', 'alarm/c0/deals/removed', 'fin']);
  expect([code, err.split('\n')[0]]).toEqual([
    2,
    expect.stringContaining('"fin" is no answer to it. Did you mean "fine"? It can be: fine'),
  ]);
});

test('as JSON an answer is what the action says; asking what waits makes no memory of a book', async () => {
  const [folder, untouched] = [newSample(), newSample()];
  await rowcall(folder, ['apply']);
  await ask(folder, alarms(1));
  const { out } = await rowcall(folder, ['answer', 'sample.xlsx', 'alarm/c0/deals/removed', 'fine', '--json']);
  const none = await rowcall(untouched, ['questions']);
  expect(answer.output.parse(JSON.parse(out))).toMatchObject({ answer: 'fine', before: false });
  expect([none.out, none.code, existsSync(join(untouched, '.rowcall'))]).toEqual([
    'Nothing waits for your word.\n',
    0,
    false,
  ]);
});
