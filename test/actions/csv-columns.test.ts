import { isUtf8 } from 'node:buffer';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { openCsvColumns } from '../../adapters/actions/finding/csv-columns.ts';
import { cellText } from '../../adapters/behaviours/deduplication/column.ts';

function cells(file: Uint8Array, names: readonly string[]): readonly (readonly string[])[] {
  const csv = openCsvColumns(file, isUtf8);
  const { rows, columns } = csv.read(names.map((name) => csv.header.indexOf(name)));
  return Array.from({ length: rows }, (_, row) => columns.map((column) => cellText(column, row).replaceAll('""', '"')));
}

const bytes = (text: string) => new TextEncoder().encode(text);
const wanted = ['Имя', 'Город'];
const expected = [
  ['Иван', 'Тула; центр'],
  ['Анна "Аня"', ''],
];

test('commas, semicolons and tabs, quotation marks and line breaks within them', () => {
  expect(cells(bytes('№;Имя;Город\n1;Иван;"Тула; центр"\n\n2;"Анна ""Аня""";\n'), wanted)).toEqual(expected);
  expect(cells(bytes('sep=;\r\n№;Имя;Город\r\n1; Иван ;"Тула; центр"\r\n2;"Анна ""Аня""";'), wanted)).toEqual(expected);
  expect(cells(bytes('a\tb\n"one\ntwo"\tthree'), ['b', 'a'])).toEqual([['three', 'one\ntwo']]);
});

test('UTF-8 with and without its mark, UTF-16 and windows-1251', () => {
  const text = '№;Имя;Город\n1;Иван;"Тула; центр"\n2;"Анна ""Аня""";\n';
  const wide = new Uint8Array(text.length * 2 + 2);
  new DataView(wide.buffer).setUint16(0, 0xfeff, true);
  [...text].forEach((letter, i) => {
    new DataView(wide.buffer).setUint16(i * 2 + 2, letter.charCodeAt(0), true);
  });
  const narrow = Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    if (code < 128) return code;
    return letter === '№' ? 0xb9 : code - 0x350;
  });
  for (const file of [bytes(text), bytes(`\ufeff${text}`), wide, narrow]) expect(cells(file, wanted)).toEqual(expected);
});

test('what is written as RFC 4180 says is read back, blank around it left out', () => {
  const value = fc.string({ unit: fc.constantFrom('a', 'б', '"', ',', '\n', ' ', '1'), maxLength: 8 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { maxLength: 12 }), (rows) => {
      const file = bytes(['x,y', ...rows.map((row) => row.map(quoted).join(','))].join('\n'));
      const filled = rows.filter((row) => row.some((text) => text !== ''));
      expect(cells(file, ['x', 'y'])).toEqual(
        filled.map((row) => row.map((text) => text.replace(/^[ \n]+|[ \n]+$/g, ''))),
      );
    }),
  );
});
