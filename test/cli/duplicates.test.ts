import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { csvLines } from '../../bench/duplicates/csv-lines.ts';
import { people, peopleColumns } from '../../bench/duplicates/people.ts';
import { endAll, startRowcall } from './run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rowcall-duplicates-'));
});
afterAll(() => {
  endAll();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<{ code: number | null; out: string; errors: string }> {
  const child = startRowcall(folder, ['duplicates', ...args]);
  let [out, errors] = ['', ''];
  child.stdout?.on('data', (piece) => {
    out += piece;
  });
  child.stderr?.on('data', (piece) => {
    errors += piece;
  });
  return await new Promise((end) => child.on('close', (code) => end({ code, out, errors })));
}

const rows = [
  'id;Имя;Фамилия;Телефон;Почта',
  '7;Иван;Петров;+7 916 123-45-67;ivan.petrov@mail.ru',
  '8;Анна;Котова;+7 903 222-33-44;anna.kotova@yandex.ru',
  '9;Ваня;Петров;8 (916) 1234567;ivan.petrov@mail.ru',
];

test('says in the language of the headers which rows are the same, and why', async () => {
  writeFileSync(join(folder, 'клиенты.csv'), rows.join('\n'));
  const { code, out } = await run('клиенты.csv');
  expect(code).toBe(0);
  expect(out).toContain('7 · 9');
  expect(out).toContain('один телефон: +7 916 123-45-67');
  expect(out).toContain('--fields Имя:given-name,Фамилия:family-name,Телефон:phone,Почта:email');
});

test('tells programs clusters, pairs with reasons, and times', async () => {
  writeFileSync(join(folder, 'people.csv'), rows.join('\r\n'));
  const fields = 'Имя:given-name,Фамилия:family-name,Телефон:phone,Почта:email';
  const { code, out } = await run('people.csv', '--id', 'id', '--fields', fields, '--language', 'en', '--json');
  expect(code).toBe(0);
  const told = JSON.parse(out);
  expect(told.clusters).toEqual([['7', '9']]);
  expect(told.pairs).toHaveLength(1);
  expect(told.pairs[0]).toMatchObject({ a: '7', b: '9', strong: true });
  expect(told.pairs[0].probability).toBeGreaterThan(0.9);
  expect(told.pairs[0].reasons).toContain('same e-mail ivan.petrov@mail.ru');
  expect(told.milliseconds.total).toBeGreaterThan(0);
});

test('tells programs what stands in cells sign by sign, and nothing that commands a terminal', async () => {
  const name = 'Ян "Як" \\ O’Нил\u0001\u007f\u009b \u{1f600}';
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = ['id,name,email', `${quoted('a "1"')},${quoted(name)},ian@neil.ru`, `b,${quoted(name)},ian@neil.ru`];
  writeFileSync(join(folder, 'signs.csv'), lines.join('\n'));
  const fields = 'name:person-name,email:email';
  const { out } = await run('signs.csv', '--fields', fields, '--language', 'en', '--json');
  const told = JSON.parse(out);
  expect(told.clusters).toEqual([['a "1"', 'b']]);
  expect(told.pairs[0]).toMatchObject({ a: 'a "1"', b: 'b' });
  expect(told.pairs[0].reasons).toContain(`same name ${name}`);
  expect(out).not.toMatch(/(?!\n)\p{Cc}/u);
});

test('a workbook needs no settings: its tab and its columns are found, and told', async () => {
  cpSync(new URL('../../manifests/coffee/en/sample.xlsx', import.meta.url), join(folder, 'team.xlsx'));
  const { code, out } = await run('team.xlsx');
  expect(code).toBe(0);
  expect(out).toContain('Rows of the tab “Customers”.');
  expect(out).toContain('--fields Customer:company,Contact person:person-name,Phone:phone');
  expect(out).toContain('2 · 9 · 21');
});

test('links the rows of two files one to one', async () => {
  writeFileSync(join(folder, 'one.csv'), rows.slice(0, 3).join('\n'));
  writeFileSync(join(folder, 'other.csv'), [rows[0]!.replace('id', 'nr'), rows[3]!].join('\n'));
  const { out } = await run('one.csv', '--against', 'other.csv', '--id-against', 'nr', '--json');
  const told = JSON.parse(out);
  expect(told.clusters).toEqual([['7', '9']]);
  expect(told.rows).toEqual([2, 1]);
});

test('finds the same with threads as without', async () => {
  const lines = csvLines(['id', ...peopleColumns], people(31_000, 3, 'en'));
  writeFileSync(join(folder, 'many.csv'), [...lines].join(''));
  const [alone, together] = await Promise.all(
    ['1', '2'].map(async (threads) => JSON.parse((await run('many.csv', '--json', '--threads', threads)).out)),
  );
  expect(together.clusters.length).toBeGreaterThan(3000);
  expect(together.clusters).toEqual(alone.clusters);
  expect(together.pairs).toEqual(alone.pairs);
});

test('a file that is not there, and one in which nothing tells who a row is, are told kindly', async () => {
  const missing = await run('nowhere.csv');
  expect(missing.code).toBe(2);
  expect(missing.errors).toContain('There is no file nowhere.csv.');
  writeFileSync(join(folder, 'sums.csv'), 'Amount,Stage\n1,2\n');
  const { code, errors } = await run('sums.csv');
  expect(code).toBe(2);
  expect(errors).toContain('No column tells who or what a row is');
});
