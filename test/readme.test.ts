import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import ExcelJS from 'exceljs';
import { apply } from '../adapters/actions/apply.ts';
import { perform } from '../adapters/actions/calling/action.ts';
import { tryBook } from '../adapters/actions/try-book.ts';
import { languageByCode } from '../adapters/languages/index.ts';
import { triedLines } from '../cli/try-lines.ts';
import { layDesk } from '../functions/compose.ts';
import { storyDay, tellStory } from '../manifests/samples/coffee/story.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'rowcall-readme-'));
const book = join(folder, 'sample.xlsx');
const { book: bytes, settings } = tellStory('en', storyDay);
writeFileSync(book, bytes);
writeFileSync(join(folder, 'rowcall.yaml'), settings);
/** The morning of the story. */
const desk = { ...layDesk(), clock: { now: () => `${storyDay}T06:00:00.000Z`, sleep: async () => {} } };

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rows of the n-th table of the first page, each by what stands above its cells. */
function tableOf(n: number): readonly Readonly<Record<string, string>>[] {
  const [head = '', , ...rows] = readme
    .match(/(?:^\|.*\n)+/gm)!
    [n]!.trim()
    .split('\n');
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const names = cells(head);
  return rows.map((row) => Object.fromEntries(cells(row).map((cell, at) => [names[at]!, cell])));
}

/** The deals of the workbook by name, as a person sees their cells. */
async function deals(): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(book);
  const tab = workbook.getWorksheet('Deals')!;
  const shown = (value: ExcelJS.CellValue) =>
    value instanceof Date ? value.toISOString().slice(0, 10).split('-').reverse().join('.') : String(value ?? '');
  const cells = (row: number) => (tab.getRow(row).values as ExcelJS.CellValue[]).slice(1);
  const names = cells(1).map(shown);
  const all = Array.from({ length: tab.rowCount - 1 }, (_, at) =>
    Object.fromEntries(names.map((name, column) => [name, shown(cells(at + 2)[column])])),
  );
  return new Map(all.map((row) => [row['Deal']!, row]));
}

describe('the first page', () => {
  test('shows three rows as they were typed, and what becomes of them', async () => {
    const [before, after] = [tableOf(0), tableOf(1)];
    expect([before.length, after.length]).toEqual([3, 3]);
    const typed = await deals();
    for (const row of before) expect(typed.get(row['Deal']!)).toMatchObject(row);
    await perform(apply, desk, { book });
    const answered = await deals();
    for (const row of after) expect(answered.get(row['Deal']!)).toMatchObject(row);
  });

  test('shows what the first look at the sample team says', async () => {
    const tried = await perform(tryBook, desk, { book, settings });
    const lines = triedLines(tried, languageByCode('en')!, { width: 110, paint: (_, text) => text });
    expect(readme).toContain(lines.join('\n'));
  });
});

test.each(['README.md', 'docs/trust.md', 'docs/reference/try.md'])('every link of %s leads somewhere', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)|src="([^"]+)"/g)].map(([, link, src]) => link ?? src!);
  const local = targets.filter((target) => !target.includes('://'));
  expect(local.length).toBeGreaterThan(0);
  expect(local.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
});
