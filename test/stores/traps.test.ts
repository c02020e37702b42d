import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import type { Trap } from '../../manifests/stores-page.ts';
import type { Google } from '../emulators/google/start-google.ts';
import { typedTable } from '../typed-table.ts';
import { layGoogleSheets } from './counting/google-sheets.ts';
import { type CountedSpreadsheet, loopOver } from './counting/team.ts';
import { leapingClock, opened, readTable, startUnlimited } from './google-sheets/kit.ts';

const root = join(import.meta.dirname, '..', '..');
const traps: readonly Trap[] = JSON.parse(readFileSync(join(import.meta.dirname, 'traps.json'), 'utf8'));

const open: (CountedSpreadsheet | Google)[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

test.each(traps.map((one) => [one.trap, one] as const))(
  'is known to go wrong elsewhere, and is tested: %s',
  (_, trap) => {
    const missing = trap.tests.filter(({ file, title }) => {
      const text = readFileSync(join(root, file), 'utf8');
      return ![`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => text.includes(quoted));
    });
    expect([trap.tests.length > 0, missing]).toEqual([true, []]);
  },
);

test('a row that goes and one that comes at the same time are two changes, though there are as many rows as before', async () => {
  const sheet = await layGoogleSheets(20, null);
  open.push(sheet);
  const loop = await loopOver(sheet);
  await loop.looks();
  sheet.replace(7, 'Somebody new');
  sheet.clock.pass(60_000);
  expect(await loop.looks()).toMatchObject({ changed: 2, written: 1 });
});

test('whoever looks again finds nothing new, and tells of nothing twice', async () => {
  const sheet = await layGoogleSheets(20, null);
  open.push(sheet);
  const loop = await loopOver(sheet);
  await loop.looks();
  sheet.type([3], 'open');
  expect(await loop.hears()).toMatchObject({ changed: 1, written: 1 });
  for (let again = 0; again < 3; again++) expect(await loop.hears()).toMatchObject({ changed: 0, written: 0 });
});

test('more cells than go well into one batch are written in several', async () => {
  const google = await startUnlimited();
  open.push(google);
  const columns = Array.from({ length: 60 }, (_, n) => `c${n}`);
  const rows = 350;
  const theirs = Object.fromEntries(columns.map((name) => [name, { owner: 'shared' as const }]));
  const wide = typedTable('wide', { name: {}, ...theirs }, ['Wide']);
  const old = columns.map(() => 'old');
  const laid = Array.from({ length: rows }, (_, n) => [`wide${String(n).padStart(8, '0')}`, `Row ${n}`, ...old]);
  const tab = { title: 'Wide', rows: [['_id', 'name', ...columns], ...laid], rowCount: rows + 10, columnCount: 70 };
  const clock = leapingClock();
  const { store, id } = await opened(google, { tabs: [tab] }, new Map([['wide', wide]]), { clock });
  const { memo, snapshot } = await readTable(store, 'wide');
  const patches = snapshot.records.map(({ id: record, place }) => ({
    table: 'wide',
    id: record!,
    place,
    expect: Object.fromEntries(columns.map((name) => [name, 'old'])),
    set: Object.fromEntries(columns.map((name) => [name, `${name} of ${place}`])),
    because: {},
  }));
  google.calls.length = 0;
  const { outcomes } = await store.write({ patches, creates: [] }, memo);
  expect([...outcomes.values()].filter(({ is }) => is === 'applied')).toHaveLength(rows);
  expect(google.count('spreadsheets.batchUpdate')).toBe(2);
  expect(google.human(id).see('Wide', 'BJ351')).toBe('c59 of 351');
});
