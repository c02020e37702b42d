import { appendFileSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import { duplicatesInBook, merge, questions, unmerge } from '../../adapters/actions/index.ts';
import { endAll, newFolder, rowcall } from './run.ts';

const sales = join(import.meta.dirname, '..', '..', 'manifests', 'sales');

// The real command is run several times.
jest.setTimeout(60_000);
afterEach(endAll);

test('rows of a workbook are joined, told apart and parted by commands, and the words lead from one to the next', async () => {
  const folder = newFolder();
  for (const file of ['sample.xlsx', 'rowcall.yaml']) copyFileSync(join(sales, file), join(folder, file));
  appendFileSync(join(folder, 'rowcall.yaml'), '\nduplicates:\n  contacts:\n');
  const json = async (...args: readonly string[]) => JSON.parse((await rowcall(folder, [...args, '--json'])).out);
  await rowcall(folder, ['apply']);
  const { groups } = duplicatesInBook.output.parse(await json('duplicates'));
  const before = questions.output.parse(await json('questions')).questions.filter(({ kind }) => kind === 'duplicate');
  const [kept, row] = groups[0]!.rows.map((one) => String(one.row));

  const dry = merge.output.parse(await json('merge', kept!, row!, '--dry-run'));
  const done = await rowcall(folder, ['merge', kept!, row!]);
  const again = await rowcall(folder, ['merge', kept!, row!]);
  const parted = unmerge.output.parse(await json('unmerge', row!));
  const said = await rowcall(folder, ['not-duplicate', kept!, row!]);
  const left = questions.output.parse(await json('questions'));

  expect(dry).toMatchObject({ done: false, cause: null, kept: { row: Number(kept) } });
  expect(done.code).toBe(0);
  expect(done.out).toContain('rowcall undo ');
  expect(again).toMatchObject({ code: 2, out: '' });
  expect(parted.parted).toHaveLength(1);
  expect(said.out).toContain('are not the same');
  expect(before).toHaveLength(groups.length);
  expect(left.questions.filter(({ kind }) => kind === 'duplicate')).toHaveLength(groups.length - 1);
});
