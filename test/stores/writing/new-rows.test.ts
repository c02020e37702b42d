import { describe, expect, test } from '@jest/globals';
import { languages } from '../../../adapters/languages/index.ts';
import { asideJudge } from '../../../core/set-aside.ts';
import { cellsOf, changedCells, type Desk, deskOf, newRecord, patchOf } from './kit.ts';
import { ann, bob, bookWith, people, rowsOf } from './people.ts';

const headers = ['_id', 'Name', 'Age', 'Born', 'Note'];
const two = [
  [ann, 'Ann', 30, '1996-02-29', 'kept'],
  [bob, 'Bob', 41, null, null],
];
const dan = newRecord('d', { name: 'Dan', age: 5, born: null, note: null });
const eve = newRecord('e', { name: 'Eve', age: 6, born: '2020-01-01', note: 'hi' });
const occupied = { is: 'refused', why: 'row.occupied' };

const row = (number: number, cells: string) => `<row r="${number}">${cells}</row>`;
const text = (address: string, of: string) => `<c r="${address}" t="str"><v>${of}</v></c>`;

function deskWith(below: string, more = {}): Desk {
  return deskOf(bookWith(`${rowsOf(headers, two)}${below}`, more), people);
}

describe('new records', () => {
  test('go directly below the last one, in order, and look like those above', async () => {
    const desk = deskWith('');
    const before = desk.part();
    expect(await desk.write([], [dan, eve])).toEqual([
      { is: 'applied', id: 'dddddddddddd', place: 4 },
      { is: 'applied', id: 'eeeeeeeeeeee', place: 5 },
    ]);
    expect(changedCells(before, desk.part()).join(' ')).toBe('A4 A5 B4 B5 C4 C5 D4 D5 E5');
    expect([...cellsOf(desk.part())].filter(([address]) => address.startsWith('D')).map(([, xml]) => xml)).toEqual([
      expect.any(String),
      '<c r="D2" s="1"><v>35124</v></c>',
      '<c r="D4" s="1"/>',
      '<c r="D5" s="1"><v>43831</v></c>',
    ]);
  });

  test('are written in one go with changes of others', async () => {
    const desk = deskWith('');
    await desk.write([patchOf(bob, { age: 41 }, { age: 42 })], [dan]);
    expect((await desk.read()).map(({ cells }) => cells['age'])).toEqual([30, 42, 5]);
  });

  test('fill a row that is there and empty, and keep what it looks like', async () => {
    const desk = deskWith('<row r="4" ht="40"><c r="B4" s="4"/></row><row r="5" ht="41"/>');
    await desk.write([], [dan, eve]);
    expect(desk.part()).toContain('<row r="4" ht="40"><c r="A4"');
    expect(cellsOf(desk.part()).get('B4')).toContain('s="4"');
    expect(desk.part()).toContain('<row r="5" ht="41"><c r="A5"');
  });

  test('go below a row that was cleared and left its hidden id behind', async () => {
    const desk = deskWith(row(4, text('A4', 'cccccccccccc')));
    expect(await desk.write([], [dan])).toMatchObject([{ is: 'applied', place: 5 }]);
    expect(cellsOf(desk.part()).get('A4')).toBe(text('A4', 'cccccccccccc'));
  });

  test('use formulas that were dragged down ahead of the data, and numbers that count the rows', async () => {
    const more = ['_id', 'Name', 'No', 'Twice'];
    const line = (at: number, cells: string) =>
      row(at, `${cells}<c r="C${at}"><v>${at - 1}</v></c><c r="D${at}"><f>C${at}*2</f><v>${at * 2}</v></c>`);
    const ahead = [3, 4, 5].map((at) => line(at, '')).join('');
    const rows = `${rowsOf(more, [])}${line(2, text('A2', ann) + text('B2', 'Ann'))}${ahead}`;
    const desk = deskOf(bookWith(rows), people);
    const before = desk.part();
    expect(await desk.write([], [newRecord('d', { name: 'Dan' })])).toMatchObject([{ is: 'applied', place: 3 }]);
    expect(changedCells(before, desk.part())).toEqual(['A3', 'B3']);
  });

  test.each([
    ['written out in each row', (at: number) => `<f>B${at}*$D$1+2</f>`],
    [
      'shared by all rows',
      (at: number) => (at === 2 ? '<f t="shared" ref="D2:D9" si="0">C2</f>' : '<f t="shared" si="0"/>'),
    ],
    ['of a table', () => '<f>T[[#This Row],[Age]]*2</f>'],
  ])('use the last row of a formula that was dragged down, %s', async (_, formula) => {
    const line = (at: number, cells: string) => row(at, `${cells}<c r="D${at}">${formula(at)}<v>4</v></c>`);
    const rows = `${rowsOf(['_id', 'Name', 'Age', 'Twice'], [])}${line(2, text('A2', ann) + text('B2', 'Ann'))}${line(3, '')}`;
    const record = newRecord('d', { name: 'Dan' });
    expect(await deskOf(bookWith(rows), people).write([], [record])).toMatchObject([{ is: 'applied', place: 3 }]);
  });

  test('do not take the total of a calculated column for one more of its formulas', async () => {
    const line = (at: number, cells: string, formula: string) =>
      row(at, `${cells}<c r="D${at}"><f>${formula}</f><v>4</v></c>`);
    const rows = `${rowsOf(['_id', 'Name', 'Age', 'Twice'], [])}${line(2, text('A2', ann) + text('B2', 'Ann'), 'C2*2')}${line(3, '', 'SUM(D2:D2)')}`;
    expect(await deskOf(bookWith(rows), people).write([], [newRecord('d', { name: 'Dan' })])).toEqual([occupied]);
  });

  test.each([
    ['a total', row(4, '<c r="C4"><f>SUM(C2:C3)</f><v>71</v></c>')],
    ['a note in a column nobody knows', row(4, text('F4', 'total'))],
    ['something one row further down', row(5, '<c r="C5"><f>SUM(C2:C3)</f><v>71</v></c>')],
  ])('are refused where %s stands below', async (what, below) => {
    const wide = what.startsWith('a note') ? [...headers, 'Other'] : headers;
    const desk = deskOf(bookWith(`${rowsOf(wide, two)}${below}`), people);
    expect(await desk.write([], [dan])).toEqual([occupied]);
  });

  test('do not mind what stands beside the list', async () => {
    const desk = deskWith(row(4, text('Z4', 'another list')));
    expect(await desk.write([], [dan])).toMatchObject([{ is: 'applied', place: 4 }]);
    expect(cellsOf(desk.part()).get('Z4')).toBe(text('Z4', 'another list'));
  });

  test('that cannot be held leave no gap for the next', async () => {
    const desk = deskWith('');
    const endless = newRecord('x', { name: 'X', age: Number.NaN });
    expect(await desk.write([], [endless, dan])).toMatchObject([{ is: 'refused' }, { is: 'applied', place: 4 }]);
  });
});

describe('a table of the workbook’s own', () => {
  const table = (attributes: string, filter: string) =>
    `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="People" displayName="People" ${attributes}><autoFilter ref="${filter}"/><tableColumns count="5">${headers.map((name, i) => `<tableColumn id="${i + 1}" name="${name}"/>`).join('')}</tableColumns></table>`;
  const tablePart = 'xl/tables/table0-0.xml';
  const inTable = (attributes: string, filter: string, below = '', rows = two) =>
    deskOf(bookWith(`${rowsOf(headers, rows)}${below}`, { tables: [table(attributes, filter)] }), people);

  test('grows with new records', async () => {
    const desk = inTable('ref="A1:E3"', 'A1:E3');
    const before = desk.part(tablePart);
    await desk.write([], [dan, eve]);
    expect(desk.part(tablePart)).toBe(before.replaceAll('A1:E3', 'A1:E5'));
  });

  test('takes in what people typed directly below it', async () => {
    const desk = inTable('ref="A1:E3"', 'A1:E3', row(4, text('B4', 'Cid')));
    expect(await desk.write([], [dan])).toMatchObject([{ is: 'applied', place: 5 }]);
    expect(desk.part(tablePart)).toContain(' ref="A1:E5"');
  });

  test('does not grow while it has empty rows', async () => {
    const desk = inTable('ref="A1:E9"', 'A1:E9');
    const before = desk.part(tablePart);
    expect(await desk.write([], [dan])).toMatchObject([{ is: 'applied', place: 4 }]);
    expect(desk.part(tablePart)).toBe(before);
  });

  test('with totals takes new records into its empty rows and refuses them where there are none', async () => {
    const totals = row(6, '<c r="C6"><f>SUM(C2:C5)</f><v>71</v></c>');
    const desk = inTable('ref="A1:E6" totalsRowCount="1"', 'A1:E5', totals);
    const before = desk.part(tablePart);
    expect(await desk.write([], [dan, eve, newRecord('f', { name: 'Fay' })])).toMatchObject([
      { is: 'applied', place: 4 },
      { is: 'applied', place: 5 },
      occupied,
    ]);
    expect(desk.part(tablePart)).toBe(before);
  });

  test('without any record yet gets its first', async () => {
    const desk = inTable('ref="A1:E2" insertRow="1"', 'A1:E2', '', []);
    await desk.write([], [dan]);
    expect(desk.part(tablePart)).toContain(' ref="A1:E2">');
  });

  test('does not grow into another one', async () => {
    const other = table('ref="A5:E6"', 'A5:E6').replaceAll('"People"', '"Others"');
    const rows = `${rowsOf(headers, two)}${row(5, headers.map((name, i) => text(`${'ABCDE'[i]}5`, name)).join(''))}`;
    const desk = deskOf(bookWith(rows, { tables: [table('ref="A1:E3"', 'A1:E3'), other] }), people);
    expect(await desk.write([], [dan])).toEqual([occupied]);
  });
});

describe('a filter', () => {
  const filtered = (ref: string) => ({ after: `<autoFilter ref="${ref}"><filterColumn colId="1"/></autoFilter>` });

  test('grows with new records, and its hidden name with it', async () => {
    const names = { '_xlnm._FilterDatabase" localSheetId="0': "'People'!$A$1:$E$3" };
    const desk = deskOf(bookWith(rowsOf(headers, two), filtered('A1:E3'), { names }), people);
    await desk.write([], [dan]);
    expect(desk.part()).toContain('<autoFilter ref="A1:E4"><filterColumn colId="1"/></autoFilter>');
    expect(desk.part('xl/workbook.xml')).toContain(">'People'!$A$1:$E$4</definedName>");
  });

  test('over something else stays as it is', async () => {
    const desk = deskOf(bookWith(rowsOf(headers, two), filtered('H3:I9')), people);
    await desk.write([], [dan]);
    expect(desk.part()).toContain('<autoFilter ref="H3:I9">');
  });
});

test('below a total that people typed nothing is put, neither under it nor over it', async () => {
  const judged = { ...people, isAside: asideJudge(people.fields, languages) };
  const total = `${text('B4', 'Total')}<c r="C4"><f>SUM(C2:C3)</f><v>71</v></c>`;
  const desk = deskOf(bookWith(`${rowsOf(headers, two)}${row(4, total)}`), judged);
  const before = desk.part();
  expect((await desk.read()).map(({ place }) => place)).toEqual([2, 3]);
  expect(await desk.write([], [dan])).toEqual([occupied]);
  expect(desk.part()).toBe(before);
});
