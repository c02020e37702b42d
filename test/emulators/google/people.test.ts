import { describe, expect, test } from '@jest/globals';
import type { HumanEvent } from './human-desk.ts';
import { cellAt, deals, open, spreadsheetId, text } from './kit.ts';

const people = [
  ['_id', 'Name', 'Loud'],
  ['aaaa', 'Ann', { formula: '=UPPER(B2)' }],
  ['bbbb', 'Bob', { formula: '=UPPER(B3)' }],
  ['cccc', 'Cid', { formula: '=UPPER(B4)&$B$2' }],
] as const;

/** Where the notes of rows and columns are now. */
async function notes({ sheets }: Awaited<ReturnType<typeof open>>) {
  const requestBody = { dataFilters: [{ developerMetadataLookup: { visibility: 'DOCUMENT' } }] };
  const { data } = await sheets.spreadsheets.developerMetadata.search({ spreadsheetId, requestBody });
  return (data.matchedDeveloperMetadata ?? []).map(
    ({ developerMetadata: one }) => `${one?.metadataValue} ${one?.location?.dimensionRange?.startIndex}`,
  );
}

function note(dimension: 'ROWS' | 'COLUMNS', startIndex: number, metadataValue: string) {
  const location = { dimensionRange: { sheetId: 0, dimension, startIndex, endIndex: startIndex + 1 } };
  const developerMetadata = { metadataKey: 'note', metadataValue, visibility: 'DOCUMENT', location };
  return { createDeveloperMetadata: { developerMetadata } };
}

describe('what follows when people rearrange', () => {
  test('a note on a column follows its column, and goes only with it', async () => {
    const api = await open(deals(people));
    const ann = api.google.human(spreadsheetId);
    await api.batch([note('COLUMNS', 1, 'name')]);
    ann.type('Deals', 'B1', 'Full name');
    ann.insertColumns('Deals', 'A', 2);
    expect(await notes(api)).toEqual(['name 3']);
    ann.moveColumn('Deals', 'D', 'A');
    expect(await notes(api)).toEqual(['name 0']);
    ann.deleteColumns('Deals', 'A');
    expect(await notes(api)).toEqual([]);
    ann.undo();
    expect(await notes(api)).toEqual(['name 0']);
  });

  test('a note on a row follows rows that come and go above it, and stays where it is when rows are sorted', async () => {
    const api = await open(deals(people));
    const ann = api.google.human(spreadsheetId);
    await api.batch([note('ROWS', 2, 'Bob')]);
    ann.insertRows('Deals', 2, 3);
    expect(await notes(api)).toEqual(['Bob 5']);
    ann.deleteRows('Deals', 2, 3);
    expect(await notes(api)).toEqual(['Bob 2']);
    ann.sort('Deals', 'A', 'down');
    expect(await notes(api)).toEqual(['Bob 2']);
    expect(ann.see('Deals', 'B3')).toBe('Bob');
    ann.sort('Deals', 'B', 'up', 'A2:C3');
    expect(ann.see('Deals', 'B3')).toBe('Cid');
    expect(await notes(api)).toEqual(['Bob 2']);
  });

  test('rows are put into any order, and what is bound to a row stays where it is', async () => {
    const { google } = await open(deals([['Name'], ['A'], ['B'], ['C']]));
    const ann = google.human(spreadsheetId);
    ann.hideRows('Deals', 2);
    ann.rearrange('Deals', 2, [2, 0, 1]);
    expect(ann.screen('Deals').flat()).toEqual(['Name', 'C', 'A', 'B']);
    expect(
      google
        .doc(spreadsheetId)
        .sheets[0]!.rows.map((row) => row.hiddenByUser)
        .slice(0, 4),
    ).toEqual([false, true, false, false]);
    ann.undo();
    expect(ann.screen('Deals').flat()).toEqual(['Name', 'A', 'B', 'C']);
  });

  test('of rows that are put into another order only what was chosen goes', async () => {
    const { google } = await open(
      deals([
        ['Name', 'City', 'Id'],
        ['A', 'a', 1],
        ['B', 'b', 2],
      ]),
    );
    const ann = google.human(spreadsheetId);
    ann.rearrange('Deals', 2, [1, 0], ['A', 'B']);
    expect(ann.screen('Deals').slice(1)).toEqual([
      ['B', 'b', '1'],
      ['A', 'a', '2'],
    ]);
  });

  test('formulas point at the same cells after rows and columns come, go, move and are sorted', async () => {
    const { google, values } = await open(deals(people));
    const ann = google.human(spreadsheetId);
    ann.insertRows('Deals', 2);
    ann.insertColumns('Deals', 'B');
    expect(await values('Deals!D3:D5', 'FORMULA')).toEqual([['=UPPER(C3)'], ['=UPPER(C4)'], ['=UPPER(C5)&$C$3']]);
    ann.deleteRows('Deals', 2);
    ann.moveColumn('Deals', 'C', 'A');
    expect(await values('Deals!D2:D4', 'FORMULA')).toEqual([['=UPPER(A2)'], ['=UPPER(A3)'], ['=UPPER(A4)&$A$2']]);
    ann.sort('Deals', 'A', 'down');
    expect(ann.screen('Deals').slice(1)).toEqual([
      ['Cid', 'cccc', '', 'CIDCid'],
      ['Bob', 'bbbb', '', 'BOB'],
      ['Ann', 'aaaa', '', 'ANN'],
    ]);
    ann.deleteColumns('Deals', 'A');
    expect(await values('Deals!C2')).toEqual([['#REF!']]);
  });

  test('only a part that is sorted leaves the ids behind', async () => {
    const { google, values } = await open(deals(people));
    google.human(spreadsheetId).sort('Deals', 'B', 'down', 'B2:B4');
    expect(await values('Deals!A2:B4')).toEqual([
      ['aaaa', 'Cid'],
      ['bbbb', 'Bob'],
      ['cccc', 'Ann'],
    ]);
  });

  test('a copied row brings its id along, and a cut one takes it away', async () => {
    const { google, values } = await open(deals(people));
    const ann = google.human(spreadsheetId);
    ann.copy('Deals', 'A2:C2', 'A6');
    ann.cut('Deals', 'A3:C3', 'A7');
    expect(await values('Deals!A2:C7', 'FORMULA')).toEqual([
      ['aaaa', 'Ann', '=UPPER(B2)'],
      [],
      ['cccc', 'Cid', '=UPPER(B4)&$B$2'],
      [],
      ['aaaa', 'Ann', '=UPPER(B6)'],
      ['bbbb', 'Bob', '=UPPER(B3)'],
    ]);
  });

  test('blank cells come last, whichever way rows are sorted', async () => {
    const { google, values } = await open(deals([['N'], [null], ['b'], [2], [true], ['a']]));
    const ann = google.human(spreadsheetId);
    ann.sort('Deals', 'A', 'up', 'A2:A6');
    expect(await values('Deals!A2:A6')).toEqual([[2], ['a'], ['b'], [true]]);
    ann.sort('Deals', 'A', 'down', 'A2:A6');
    expect(await values('Deals!A2:A6')).toEqual([[true], ['b'], ['a'], [2]]);
  });

  test('tables, protections and merged cells keep to their cells', async () => {
    const { google } = await open(deals(people));
    const ann = google.human(spreadsheetId);
    ann.makeTable('Deals', 'A1:C4', { name: 'People' });
    ann.protect('Deals', 'B2:B4', 'warn');
    ann.merge('Deals', 'E1:F2');
    ann.insertRows('Deals', 3);
    ann.moveColumn('Deals', 'A', 'D');
    const [sheet] = google.doc(spreadsheetId).sheets;
    expect(sheet?.tables[0]?.area).toEqual({ top: 0, bottom: 5, left: 0, right: 3 });
    expect(sheet?.protections[0]?.area).toEqual({ top: 1, bottom: 5, left: 0, right: 1 });
    expect(sheet?.merges).toEqual([{ top: 0, bottom: 2, left: 4, right: 6 }]);
    ann.deleteRows('Deals', 1, 5);
    expect(google.doc(spreadsheetId).sheets[0]).toMatchObject({ tables: [], protections: [], merges: [] });
    ann.undo();
    expect(google.doc(spreadsheetId).sheets[0]?.tables[0]?.area.bottom).toBe(5);
  });
});

describe('taking back', () => {
  test('a person takes back what they did last, action by action, until there is none', async () => {
    const { google } = await open(deals(people));
    const ann = google.human(spreadsheetId);
    const before = ann.screen('Deals');
    const actions = [
      () => ann.type('Deals', 'B2', 'Anna'),
      () => ann.clear('Deals', 'A2:B3'),
      () => ann.fill('Deals', 'A2:A4', 'same'),
      () => ann.sort('Deals', 'A', 'down'),
      () => ann.insertRows('Deals', 3, 2),
      () => ann.deleteRows('Deals', 2),
      () => ann.moveRows('Deals', 2, 1, 4),
      () => ann.insertColumns('Deals', 'B'),
      () => ann.deleteColumns('Deals', 'A'),
      () => ann.moveColumn('Deals', 'A', 'C'),
      () => ann.merge('Deals', 'A1:B2'),
      () => ann.renameTab('Deals', 'Old deals'),
      () => ann.moveTab('Old deals', 0),
      () => ann.addTab('More'),
      () => ann.deleteTab('Old deals'),
    ];
    for (const action of actions) action();
    for (const _ of actions) expect(ann.undo()).toBe(true);
    expect(ann.undo()).toBe(false);
    expect(ann.screen('Deals')).toEqual(before);
    expect(google.doc(spreadsheetId).sheets.map(({ title }) => title)).toEqual(['Deals']);
  });

  test('what others did meanwhile stays, wherever rows have gone', async () => {
    const { google, batch } = await open(deals(people));
    const [ann, bob] = [google.human(spreadsheetId), google.human(spreadsheetId, 'bob@example.com')];
    ann.type('Deals', 'B3', 'Robert');
    bob.insertRows('Deals', 2);
    bob.type('Deals', 'A2', 'dddd');
    await batch([
      { updateCells: { range: cellAt(4, 1), fields: 'userEnteredValue', rows: [{ values: [text('Sid')] }] } },
    ]);
    ann.undo();
    expect(ann.screen('Deals').map((row) => row.slice(0, 2))).toEqual([
      ['_id', 'Name'],
      ['dddd'],
      ['aaaa', 'Ann'],
      ['bbbb', 'Bob'],
      ['cccc', 'Sid'],
    ]);
  });

  test('rows that come back come back behind their neighbour, with everything in them', async () => {
    const { google } = await open(deals(people));
    const [ann, bob] = [google.human(spreadsheetId), google.human(spreadsheetId, 'bob@example.com')];
    ann.deleteRows('Deals', 3);
    bob.insertRows('Deals', 1);
    ann.undo();
    expect(ann.screen('Deals').map(([id]) => id)).toEqual([undefined, '_id', 'aaaa', 'bbbb', 'cccc']);
  });
});

describe('people and the API', () => {
  test('triggers hear of what people do, and never of what the API does', async () => {
    const heard: HumanEvent[] = [];
    const { google, batch } = await open(deals(people), { onEdit: (event) => heard.push(event) });
    await batch([note('COLUMNS', 1, 'name')]);
    const ann = google.human(spreadsheetId);
    ann.type('Deals', 'B2', 'Anna');
    ann.insertRows('Deals', 2);
    ann.hideTab('Deals');
    expect(heard).toMatchObject([
      { changeType: 'EDIT', sheetId: 0, area: { top: 1, bottom: 2, left: 1, right: 2 }, user: 'owner@example.com' },
      { changeType: 'INSERT_ROW', area: null },
      { changeType: 'OTHER' },
    ]);
  });

  test('who comes first at the server wins: a sort before our write makes it hit another row', async () => {
    const { google, batch, values } = await open(deals(people));
    google.fault({
      on: 'spreadsheets.batchUpdate',
      fault: { is: 'meanwhile', when: 'before', act: () => google.human(spreadsheetId).sort('Deals', 'A', 'down') },
    });
    await batch([
      { updateCells: { range: cellAt(1, 1), fields: 'userEnteredValue', rows: [{ values: [text('Anna')] }] } },
    ]);
    expect(await values('Deals!A2:B4')).toEqual([
      ['cccc', 'Anna'],
      ['bbbb', 'Bob'],
      ['aaaa', 'Ann'],
    ]);
  });
});
