import { test } from '@jest/globals';
import * as fc from 'fast-check';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { batchUpdate } from './batch-update.ts';
import { change } from './change.ts';
import { human } from './human.ts';
import { Refusal } from './refusal.ts';
import { seededDoc } from './seed.ts';
import { spreadsheetJson } from './spreadsheet-json.ts';
import type { Doc } from './world.ts';

const now = '2026-11-22T10:00:00.000Z';
const by = 'owner@example.com';

function book(): Doc {
  const rows = [
    ['Id', 'Name', 'Loud', 'Sum'],
    ['a', 'Ann', { formula: '=UPPER(B2)' }, { formula: '=SUM(E2:E4)' }, 1],
    ['b', 'Bob', { formula: '=UPPER(B3)' }, null, 2],
    ['c', 'Cid', { formula: '=$A$2&B4' }, { formula: '=ARRAYFORMULA(E2:E3*2)' }, 3],
  ];
  const tabs = [
    { title: 'Deals', rows, rowCount: 8, columnCount: 7 },
    { title: 'Notes', rows: [[{ formula: '=Deals!B2' }]] },
  ];
  const doc = seededDoc({ id: 'book', tabs }, now);
  change(doc, by, (steps) => {
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 5 };
    const location = { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } };
    const requests = [
      { addTable: { table: { name: 'People', range } } },
      { addProtectedRange: { protectedRange: { range: { ...range, endColumnIndex: 1 }, warningOnly: true } } },
      { setBasicFilter: { filter: { range, criteria: { '1': { hiddenValues: ['Bob'] } } } } },
      { createDeveloperMetadata: { developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location } } },
    ];
    batchUpdate(steps, requests, now);
  });
  return doc;
}

/** Everything there is to see of a spreadsheet. */
const all = (doc: Doc) => JSON.stringify(spreadsheetJson(doc, { places: null, withCells: true, mask: null, by }));

const row = fc.integer({ min: 1, max: 5 });
const column = fc.constantFrom('A', 'B', 'C', 'D', 'E');
const count = fc.integer({ min: 1, max: 2 });
const cell = fc.tuple(column, row).map(([letters, digits]) => `${letters}${digits}`);
const texts = fc.constantFrom('x', '007', '=B2', '=1/0', '', '1/2');

type Action = readonly [name: string, act: (one: ReturnType<typeof human>) => unknown];
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(cell, texts).map(([at, text]): Action => [`type ${text} in ${at}`, (one) => one.type('Deals', at, text)]),
  cell.map((at): Action => [`clear ${at}`, (one) => one.clear('Deals', `A1:${at}`)]),
  fc
    .tuple(cell, cell)
    .map(([from, to]): Action => [`copy ${from} ${to}`, (one) => one.copy('Deals', `${from}:E5`, to)]),
  fc.tuple(cell, cell).map(([from, to]): Action => [`cut ${from} ${to}`, (one) => one.cut('Deals', `${from}:E5`, to)]),
  column.map((by): Action => [`sort by ${by}`, (one) => one.sort('Deals', by, 'down')]),
  fc.tuple(row, count).map(([at, n]): Action => [`insert ${n} rows at ${at}`, (one) => one.insertRows('Deals', at, n)]),
  fc.tuple(row, count).map(([at, n]): Action => [`delete ${n} rows at ${at}`, (one) => one.deleteRows('Deals', at, n)]),
  fc
    .tuple(row, row)
    .map(([from, to]): Action => [`move row ${from} to ${to}`, (one) => one.moveRows('Deals', from, 1, to)]),
  column.map((at): Action => [`insert column ${at}`, (one) => one.insertColumns('Deals', at)]),
  column.map((at): Action => [`delete column ${at}`, (one) => one.deleteColumns('Deals', at)]),
  fc
    .tuple(column, column)
    .map(([from, to]): Action => [`move ${from} to ${to}`, (one) => one.moveColumn('Deals', from, to)]),
  column.map((at): Action => [`filter ${at}`, (one) => one.filter('Deals', at, (text) => text.length < 3)]),
);

/** Deletes of what is no longer there are no matter of this test. */
function does(one: ReturnType<typeof human>, [, act]: Action): boolean {
  try {
    act(one);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

test('whatever a person did, taking all of it back leaves the spreadsheet as it was', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      const doc = book();
      const before = all(doc);
      const one = human(doc, { email: by, now: () => now, touched: () => {}, heard: () => {} });
      for (const each of actions) does(one, each);
      while (one.undo());
      return all(doc) === before;
    }),
    { numRuns: 100 },
  );
});

test('whatever a batch did before the request that is refused, nothing of it stays', () => {
  const at = fc.integer({ min: 0, max: 5 });
  const dimension = fc.constantFrom('ROWS', 'COLUMNS');
  const request: fc.Arbitrary<sheets_v4.Schema$Request> = fc.oneof<fc.Arbitrary<sheets_v4.Schema$Request>[]>(
    fc.record({ dimension, startIndex: at }).map((range) => ({
      insertDimension: { range: { ...range, sheetId: 0, endIndex: range.startIndex + 1 } },
    })),
    fc.record({ dimension, startIndex: at }).map((range) => ({
      deleteDimension: { range: { ...range, sheetId: 0, endIndex: range.startIndex + 1 } },
    })),
    fc.record({ dimension, startIndex: at, to: at }).map(({ to, ...source }) => ({
      moveDimension: { source: { ...source, sheetId: 0, endIndex: source.startIndex + 1 }, destinationIndex: to },
    })),
    fc.constant({ findReplace: { sheetId: 0, find: 'b', replacement: '=1+1' } }),
    fc.constant({ appendCells: { sheetId: 0, fields: '*', rows: [{ values: [{ note: 'new' }] }] } }),
    fc.constant({ addSheet: { properties: { title: 'Third' } } }),
    fc.constant({ clearBasicFilter: { sheetId: 0 } }),
  );
  fc.assert(
    fc.property(fc.array(request, { maxLength: 8 }), (requests) => {
      const doc = book();
      const before = all(doc);
      const bad = { deleteSheet: { sheetId: 404 } };
      try {
        change(doc, by, (steps) => {
          batchUpdate(steps, [...requests, bad], now);
        });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return all(doc) === before;
      }
      return false;
    }),
    { numRuns: 100 },
  );
});
