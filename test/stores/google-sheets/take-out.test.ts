import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SeedTab } from '../../emulators/google/seed.ts';
import type { Google } from '../../emulators/google/start-google.ts';
import type { Doc } from '../../emulators/google/world.ts';
import { opened, startUnlimited } from './kit.ts';
import { tables } from './sales.ts';

let google: Google;
beforeAll(async () => {
  google = await startUnlimited();
});
afterAll(() => google.close());

const board = {
  title: 'Rowcall',
  heads: { value: 'Now', box: 'Check here', from: 'Silent from', late: 'What then', alarm: 'Alarm' },
  lines: [
    { is: 'title', key: 'rowcall', label: 'Rowcall' },
    { is: 'box', key: 'pause', label: 'Pause', value: false },
  ],
} as const;

const deals: SeedTab = {
  title: 'Deals',
  rows: [
    ['Name', 'Phone', 'Stage', null, 'Remarks'],
    ['Roof', '+380', 'new', null, 'ours'],
    ['Wall', null, 'won', null, { formula: '=C3' }],
  ],
};

/** All that people see and that is bound to it, but for the plain text that columns of phones become. */
function standing({ sheets, meta }: Doc): string {
  const shown = sheets.map((sheet) => ({
    title: sheet.title,
    columns: sheet.columns.map(({ hiddenByUser }) => hiddenByUser),
    rows: sheet.rows.slice(0, 5).map(({ cells }) =>
      Array.from({ length: 8 }, (_, at) => {
        const { format: _format, ...rest } = cells[at] ?? {};
        return Object.keys(rest).length === 0 ? null : rest;
      }),
    ),
    filter: sheet.filter,
    tables: sheet.tables,
    merges: sheet.merges,
    protections: sheet.protections.map(({ area }) => area),
  }));
  return JSON.stringify({ shown, meta: meta.map(({ key }) => key) });
}

test('a Google spreadsheet stands as before once Rowcall is gone: cells, formulas, filter, protection', async () => {
  const { store, id } = await opened(
    google,
    { tabs: [deals, { title: 'Other', rows: [['x', { formula: '=Deals!E2' }]] }] },
    tables,
  );
  const person = google.human(id);
  person.filter('Deals', 'C', (stage) => stage !== 'won');
  const before = standing(google.doc(id));
  await store.setUp([{ table: 'deals', columns: [{ field: 'note', header: 'Note', hidden: false, hint: {} }] }]);
  await store.board!.write(board, {});
  const { tables: read, memo } = await store.read([{ table: 'deals' }], null);
  const patches = read.get('deals')!.records.map(({ place }, at) => ({
    table: 'deals',
    id: String(at).repeat(12),
    place,
    carries: null,
    expect: { note: null },
    set: { note: 'hello' },
    because: {},
  }));
  await store.write({ patches, creates: [] }, memo, 'plan/0');
  expect(standing(google.doc(id))).not.toEqual(before);

  expect(await store.takeOut!([{ table: 'deals', fields: ['note'] }])).toEqual([]);
  expect(standing(google.doc(id))).toEqual(before);
});
