import type { Cell } from '../../core/cell.ts';
import { rowsXml, type SheetXml, xlsxOf } from '../stores/xlsx-file.ts';

const people = ['Olena Koval', 'Ivan Melnyk', 'Taras Bondar', 'Marta Hnatiuk', 'Sofiia Tkach', 'Pavlo Moroz'];
const family = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Somebody whom nobody else is called like. */
const person = (at: number) => {
  const letters = [at % 26, Math.floor(at / 26) % 26, Math.floor(at / 676)].map((one) => family[one]!.toLowerCase());
  return `${people[at % people.length]!} ${letters.join('').replace(/^./u, (first) => first.toUpperCase())}enko`;
};
const phone = (at: number) => `+380 67 ${String(1_000_003 + at * 7919).slice(-7)}`;

const sheet = (title: string, rows: readonly (readonly Cell[])[], more: Partial<SheetXml> = {}): SheetXml => ({
  title,
  rows: rowsXml(rows),
  ...more,
});

const columnName = (at: number): string =>
  at < 26 ? family[at]! : `${columnName(Math.floor(at / 26) - 1)}${family[at % 26]}`;

/** Rows of more columns than there are letters. */
const wideRows = (rows: readonly (readonly Cell[])[]) =>
  rows
    .map((cells, r) => {
      const inside = cells.map((cell, at) => {
        const address = `${columnName(at)}${r + 1}`;
        return typeof cell === 'number'
          ? `<c r="${address}"><v>${cell}</v></c>`
          : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${r + 1}">${inside.join('')}</row>`;
    })
    .join('');

const list = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => [person(from + at), phone(from + at), 100 + at]);

const merged = (...refs: string[]) => ({
  after: `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
});

const compoundFile = (inside: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1016),
    Buffer.from(inside, 'utf16le'),
    Buffer.alloc(3000),
  ]);

const formulas = Array.from(
  { length: 12 },
  (_, at) =>
    `<row r="${at + 2}"><c r="A${at + 2}" t="str"><f>TEXT(${at},"0")</f><v>${at}</v></c><c r="B${at + 2}"><f>1+1</f><v>2</v></c></row>`,
);

/** Files as they come from real life, ready to be looked at, by what is the matter with them. */
export const uglyBooks = {
  empty: () => xlsxOf({ sheets: [sheet('Sheet1', [])] }),
  'one column': () =>
    xlsxOf({ sheets: [sheet('Phones', [['Phone'], ...list(30).map(([, one]) => [one!]), ['067 123']])] }),
  'no headers': () =>
    xlsxOf({
      sheets: [
        sheet(
          'Sheet1',
          list(30).map(([, one]) => [one!]),
        ),
      ],
    }),
  'fifty tabs': () =>
    xlsxOf({
      sheets: Array.from({ length: 50 }, (_, at) =>
        sheet(`Shop ${at}`, [['Name', 'Phone', 'Amount'], ...list(4, at * 4)]),
      ),
    }),
  'three hundred columns': () => {
    const headers = ['Customer', 'Phone', ...Array.from({ length: 298 }, (_, at) => `Figure ${at}`)];
    const rows = list(20).map(([name, one], at) => [name!, one!, ...Array.from({ length: 298 }, (_, i) => i * at)]);
    return xlsxOf({ sheets: [{ title: 'Wide', rows: wideRows([headers, ...rows]) }] });
  },
  'merged cells everywhere': () =>
    xlsxOf({
      sheets: [
        sheet(
          'Clients',
          [
            ['Our clients'],
            [],
            ['Name', 'Contact', null, 'Deal', null, 'Owner'],
            [null, 'Phone', 'E-mail', 'Amount', 'City', null],
            ...list(6).map(([name, one, sum], at) => [
              name!,
              one!,
              `c${at}@example.com`,
              sum!,
              'Kyiv',
              at % 3 === 0 ? 'Olena' : null,
            ]),
            ['Total', null, null, 615],
          ],
          merged('A1:F1', 'A3:A4', 'B3:C3', 'D3:E3', 'F3:F4', 'F5:F7', 'F8:F10', 'A11:C11'),
        ),
      ],
    }),
  'formulas only': () =>
    xlsxOf({ sheets: [{ title: 'Report', rows: `${rowsXml([['Month', 'Deals']])}${formulas.join('')}` }] }),
  'days that lost their format': () =>
    xlsxOf({
      sheets: [
        sheet('Deals', [
          ['Customer', 'Date', 'Amount'],
          ...list(20).map(([name, , sum], at) => [name!, at % 3 === 0 ? `${46_100 + at}` : 46_100 + at, sum!]),
        ]),
      ],
    }),
  'text named as a workbook': () => Buffer.from('Name;Phone\nAnn;067 123 45 67\nBob;067 123 45 68\n'),
  'a page of the web named as a workbook': () =>
    Buffer.from('<html><body><table><tr><td>Name</td></tr></table></body></html>'),
  'a password': () => compoundFile('EncryptedPackage'),
  'the old format': () => compoundFile('Workbook'),
  'twenty thousand rows': () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [
      `A-${100_000 + at}`,
      person(at % 5000),
      100 + (at % 1000),
      ['New', 'Won', 'Lost'][at % 3]!,
    ]);
    return xlsxOf({ sheets: [sheet('Orders', [['Order', 'Customer', 'Amount', 'Status'], ...rows])] });
  },
} satisfies Readonly<Record<string, () => Buffer>>;
