import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadSettings } from '../../../manifests/load.ts';
import { deskOf, idOf, partsOf } from './kit.ts';
import { richBook } from './rich-book.ts';

const root = new URL('../../../manifests/', import.meta.url);

function tableOf(settings: string, key: string) {
  const loaded = loadSettings(readFileSync(new URL(`${settings}/rowcall.yaml`, root), 'utf8'), settings);
  if ('issues' in loaded) throw new Error('The settings of the sample have issues');
  return { ...loaded.model.tables.get(key)!, key: 'people' };
}

const own = ['check', 'findings'];
const board = {
  title: 'Rowcall',
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
        expect: { check: cells['check'] ?? null, findings: cells['findings'] ?? null },
        set: { check: 'Fine', findings: 'Nothing' },
        because: {},
      })),
    );
    expect((await desk.read()).every(({ id, cells }) => id !== null && cells['check'] === 'Fine')).toBe(true);

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
  await desk.setUp('check');
  await desk.setUp('findings');
  const left = await desk.store.takeOut!([{ table: 'people', fields: ['check'] }]);

  expect(left).toEqual(
    [
      { table: 'people', header: '_id' },
      { table: 'people', header: table.byKey.get('check')!.label },
    ].toSorted((a, b) => (a.header < b.header ? 1 : -1)),
  );
});
