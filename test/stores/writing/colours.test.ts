import { expect, test } from '@jest/globals';
import { cellsOf, deskOf, newRecord, partsOf, patchOf } from './kit.ts';
import { ann, bob, bookWith, people } from './people.ts';

const cid = 'cccccccccccc';
const text = (address: string, of: string, style: number) =>
  `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${of}</t></is></c>`;
const line = (row: number, id: string, name: string, age: number, style: number, more = '') =>
  `<row r="${row}" ${more}>${text(`A${row}`, id, style)}${text(`B${row}`, name, style)}<c r="C${row}" s="${style}"><v>${age}</v></c></row>`;

/** Style 3 is the colour of two rows, the last one among them; one of them is made higher, and one is hidden. */
const rows = [
  `<row r="1" ht="30" customHeight="1">${text('A1', '_id', 0)}${text('B1', 'Name', 0)}${text('C1', 'Age', 0)}</row>`,
  line(2, ann, 'Ann', 30, 0),
  line(3, bob, 'Bob', 40, 3, 'ht="44" customHeight="1" s="3" customFormat="1"'),
  line(4, 'dddddddddddd', 'Dan', 50, 0, 'hidden="1"'),
  line(5, 'eeeeeeeeeeee', 'Eve', 60, 0),
  line(6, cid, 'Cid', 70, 3, 's="3" customFormat="1"'),
].join('');
const after =
  '<conditionalFormatting sqref="C2:C6"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>45</formula></cfRule></conditionalFormatting><legacyDrawing r:id="rId9"/>';
const comments = {
  name: 'xl/comments1.xml',
  content:
    '<comments><commentList><comment ref="B3" authorId="0"><text><t>call after six</t></text></comment></commentList></comments>',
};
const coloured = () =>
  deskOf(
    bookWith(
      rows,
      { before: '<cols><col min="2" max="2" width="31" customWidth="1"/></cols>', after },
      { extra: [comments] },
    ),
    people,
  );

const rowTags = (part: string) => part.match(/<row [^>]*>/gu) ?? [];
const styleOf = (part: string, address: string) => / s="(\d+)"/u.exec(cellsOf(part).get(address) ?? '')?.[1] ?? '0';
const around = (part: string) => part.replace(/<sheetData>.*<\/sheetData>/su, '');

test('colours, heights, notes and formats by condition stand as before once a change was made and taken back', async () => {
  const desk = coloured();
  const before = desk.part();
  await desk.read();
  await desk.write([patchOf(bob, { age: 40, name: 'Bob' }, { age: 41, name: 'Bobby' })]);
  expect(rowTags(desk.part())).toEqual(rowTags(before));
  expect([styleOf(desk.part(), 'B3'), styleOf(desk.part(), 'C3'), styleOf(desk.part(), 'C4')]).toEqual(['3', '3', '0']);
  await desk.write([patchOf(bob, { age: 41, name: 'Bobby' }, { age: 40, name: 'Bob' })]);
  expect(desk.part()).toBe(before);
  expect(partsOf(desk.bytes()).get(comments.name)!.toString()).toContain('call after six');
});

test('a new row below a coloured one looks as most rows do, and takes neither colour nor height with it', async () => {
  const desk = coloured();
  const before = desk.part();
  await desk.read();
  await desk.write([], [newRecord('f', { name: 'Fay', age: 5 })]);
  expect(['A7', 'B7', 'C7'].map((address) => styleOf(desk.part(), address))).toEqual(['0', '0', '0']);
  expect(rowTags(desk.part())).toEqual([...rowTags(before), '<row r="7">']);
});

test('a column of ours takes no colour from the rows, and leaves none behind', async () => {
  const desk = coloured();
  const before = desk.part();
  await desk.setUp('note');
  await desk.read();
  await desk.write([patchOf(bob, { note: null }, { note: 'Looked at' })]);
  expect(styleOf(desk.part(), 'B3')).toBe('3');
  await desk.store.takeOut!([{ table: 'people', fields: ['note'] }]);
  expect(around(desk.part())).toBe(around(before));
  expect(rowTags(desk.part()).map((tag) => tag.replace(/ spans="[^"]*"/u, ''))).toEqual(rowTags(before));
  for (const address of ['B3', 'C3', 'B6', 'C6']) expect(styleOf(desk.part(), address)).toBe('3');
});
