import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { tryBook } from '../../adapters/actions/try-book.ts';
import { endAll, newFolder, rowcall } from './run.ts';

const sample = join(import.meta.dirname, '..', '..', 'manifests', 'sales', 'sample.xlsx');
/** Saved by a Windows program of old: semicolons, and letters in windows-1251. */
const russian = 'Имя;Телефон;Дата\r\nИван;8 916 123-45-67;03/04/2026\r\nПётр;+7 916 123-45-68;12.05.2026\r\n';
const hostile =
  'Name,Phone\n<script>alert(1)</script>,12\n"<img src=x onerror=alert(2)>",\u202e13\nAnn,+380671234567\n';

afterEach(endAll);

describe('rowcall try', () => {
  let folder: string;

  beforeAll(() => {
    folder = newFolder();
    writeFileSync(join(folder, 'book.xlsx'), readFileSync(sample));
    writeFileSync(join(folder, 'клиенты.csv'), inWindows1251(russian));
    writeFileSync(join(folder, 'hostile.csv'), hostile);
  });

  test('says in ten lines what it finds, and touches nothing in the folder', async () => {
    const before = contentsOf(folder);
    const { code, out, err } = await rowcall(folder, ['try', 'book.xlsx']);
    const lines = out.trimEnd().split('\n');
    expect([code, err]).toEqual([0, '']);
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatch(/^5 tables, 550 records in .* s: \d+ to fix, \d+ questions, \d+ can be put right/);
    for (const sort of ['Duplicates', 'Links that lead nowhere', 'Stages and lists', 'One way of writing'])
      expect([sort, out.includes(sort)]).toEqual([sort, true]);
    expect(lines.at(-1)).toContain('rowcall try book.xlsx --html rowcall.html');
    expect(contentsOf(folder)).toEqual(before);
  });

  test('reads what old programs save, and answers in its language', async () => {
    const { code, out } = await rowcall(folder, ['try', 'клиенты.csv']);
    expect(code).toBe(0);
    expect(out).toContain('Даты');
    expect(out).toContain('«8 916 123-45-67» → «+7 916 123-45-67»');
  });

  test.each([
    ['en', 'Blue Cup'],
    ['ru', 'Синяя чашка'],
    ['uk', 'Синя чашка'],
  ])('without a file shows the sample team in the language %s', async (language, hero) => {
    const { code, out } = await rowcall(folder, ['try', '--language', language, '--all']);
    expect(code).toBe(0);
    expect(out).toContain(hero);
    expect(out.trimEnd().split('\n').at(-1)).toContain(`zerno-${language}.xlsx`);
  });

  test('--json prints everything as JSON', async () => {
    const { out } = await rowcall(folder, ['try', 'book.xlsx', '--json']);
    const tried = tryBook.output.parse(JSON.parse(out));
    for (const { groups } of tried.chapters) for (const { count, points } of groups) expect(points).toHaveLength(count);
  });

  test('--html makes a page that is whole in itself, runs nothing and shows no phone', async () => {
    const { code, out } = await rowcall(folder, ['try', 'book.xlsx', '--html', 'page.html']);
    const page = readFileSync(join(folder, 'page.html'), 'utf8');
    expect([code, out.includes('page.html')]).toEqual([0, true]);
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).not.toMatch(/<script|<link|<img|\bsrc=|\bhref=|url\(|@import/);
    expect(page).not.toMatch(/555[-. ]?\d\d[-. ]?\d\d/);
    expect(page).toContain('masked');
  });

  test('what stands in cells does nothing on the page', async () => {
    await rowcall(folder, ['try', 'hostile.csv', '--html', 'hostile.html', '--all', '--unmasked']);
    const page = readFileSync(join(folder, 'hostile.html'), 'utf8');
    expect(page).toContain('&lt;');
    expect(page).not.toMatch(/<script|<img|\u202e/);
  });

  test('a page takes the place of an earlier page, and of nothing else', async () => {
    mkdirSync(join(folder, 'pages'));
    writeFileSync(join(folder, 'pages', 'own.html'), '<p>My own page</p>');
    const make = (file: string) => rowcall(folder, ['try', 'hostile.csv', '--html', file]);
    expect((await make('pages/made.html')).code).toBe(0);
    expect((await make('pages/made.html')).code).toBe(0);
    for (const file of ['pages/own.html', 'book.xlsx']) {
      const before = readFileSync(join(folder, file));
      const { code, err } = await make(file);
      expect([file, code, err.includes('left as it is')]).toEqual([file, 2, true]);
      expect(readFileSync(join(folder, file)).equals(before)).toBe(true);
    }
  });
});

/** Every file of a folder with what it holds and when it was changed. */
function contentsOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path, entry.isFile() ? `${statSync(path).mtimeMs} ${readFileSync(path, 'base64')}` : 'a folder'];
    }),
  );
}

function inWindows1251(text: string): Buffer {
  const letters = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, at) => at));
  return Buffer.from([...text].map((letter) => letters.indexOf(letter)));
}
