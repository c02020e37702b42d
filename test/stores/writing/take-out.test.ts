import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadSettings } from '../../../manifests/load.ts';
import { deskOf, idOf, partsOf } from './kit.ts';
import { bookWith, people, rowsOf } from './people.ts';
import { richBook } from './rich-book.ts';

const root = new URL('../../../manifests/', import.meta.url);

function tableOf(settings: string, key: string) {
  const loaded = loadSettings(readFileSync(new URL(`${settings}/rowcall.yaml`, root), 'utf8'), settings);
  if ('issues' in loaded) throw new Error('The settings of the sample have issues');
  return { ...loaded.model.tables.get(key)!, key: 'people' };
}

const own = ['_state', '_note'];
const board = {
  title: 'Rowcall',
  heads: { value: 'Now', box: 'Check here', from: 'Silent from', late: 'What then', alarm: 'Alarm' },
  lines: [
    { is: 'title', key: 'rowcall', label: 'Rowcall' },
    { is: 'box', key: 'pause', label: 'Pause', value: false },
    { is: 'alarm', key: 'alive', label: 'Works', fine: 'yes', late: 'no', from: '2026-11-22T11:00:00.000Z' },
  ],
} as const;

/** The parts of a workbook as text, without the order to calculate anew and the styles that were added. */
function comparable(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = [...partsOf(bytes)].filter(([name]) => name !== 'xl/styles.xml');
  return new Map(parts.map(([name, body]) => [name, body.toString('latin1').replace(' fullCalcOnLoad="1"', '')]));
}

describe.each([
  ['a filtered list', tableOf('sales', 'companies')],
  ['a table with totals', tableOf('sales', 'deals')],
  ['a plain list', tableOf('sales', 'notes')],
])('a workbook with a pivot, a chart, filters, pictures and macros, in which Rowcall worked on %s', (_, table) => {
  test('holds every part byte for byte as before once Rowcall is gone', async () => {
    const desk = deskOf(richBook(), table);
    const before = comparable(desk.bytes());
    await desk.setUp(...own);
    await desk.store.board!.write(board, {});
    const found = await desk.read();
    await desk.write(found.map(({ place }, at) => idOf(String(at).padStart(12, '0'), place, null)));
    const again = await desk.read();
    await desk.write(
      again.map(({ id, cells }) => ({
        table: 'people',
        id: id!,
        expect: { _state: cells['_state'] ?? null, _note: cells['_note'] ?? null },
        set: { _state: '✓', _note: 'Nothing' },
        because: {},
      })),
    );
    expect((await desk.read()).every(({ id, cells }) => id !== null && cells['_state'] === '✓')).toBe(true);

    expect(await desk.store.takeOut!([{ table: 'people', fields: own }])).toEqual([]);
    const after = comparable(desk.bytes());
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...before].flatMap(([name, body]) => (after.get(name) === body ? [] : [name]));
    expect(changed).toEqual([]);
  });
});

test('a column that people have put another one beside stays where it is, emptied, and is told', async () => {
  const table = tableOf('sales', 'deals');
  const desk = deskOf(richBook(), table);
  await desk.setUp('_state');
  await desk.setUp('_note');
  const left = await desk.store.takeOut!([{ table: 'people', fields: ['_state'] }]);

  expect(left).toEqual(
    [
      { table: 'people', header: '_id' },
      { table: 'people', header: table.byKey.get('_state')!.label },
    ].toSorted((a, b) => (a.header < b.header ? 1 : -1)),
  );
});

test('formats and ranges over whole rows reach over the new columns, and back; others stay', async () => {
  const rows = rowsOf(['Name', 'Age'], [['Ann', 30]]);
  const after = (areas: string, guarded: string, newer: string, others: string) =>
    `<protectedRanges><protectedRange sqref="${guarded}" name="x"/></protectedRanges><conditionalFormatting sqref="${areas}"><cfRule type="expression" priority="1"><formula>$B2&gt;9</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="${others}"><cfRule type="expression" priority="2"><formula>1</formula></cfRule></conditionalFormatting><extLst><ext><x14:conditionalFormattings><x14:conditionalFormatting><xm:sqref>${newer}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`;
  const narrow = after('A2:B9 A20:B30', 'A1:B9', '$A$2:$B$9', 'B2:B9 A2:A9 A1:B1');
  const wide = after('A2:D9 A20:B30', 'A1:D9', '$A$2:$D$9', 'B2:B9 A2:A9 A1:B1');
  const desk = deskOf(bookWith(rows, { after: narrow }), people);
  const tail = () =>
    desk
      .part()
      .slice(desk.part().indexOf('</sheetData>') + '</sheetData>'.length)
      .replace('</worksheet>', '');

  await desk.setUp('note');
  expect(tail()).toBe(wide);
  await desk.store.takeOut!([{ table: 'people', fields: ['note'] }]);
  expect(tail()).toBe(narrow);
});
