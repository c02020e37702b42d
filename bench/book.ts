import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Header, width and content of one column of the book; equal seeds make equal books. */
interface Column {
  readonly header: string;
  readonly numFmt?: string;
  cell(row: number, pick: Pick): string | number | Date;
}

type Pick = <T>(from: readonly T[]) => T;

const given = ['Olena', 'Ivan', 'Мария', 'Дмитро', 'Anna', 'Сергей', 'John', 'Оксана', 'Peter', 'Наталья'];
const family = ['Petrenko', 'Иванова', 'Smith', 'Kovalenko', 'Соколов', 'Shevchenko', 'Müller', 'Бондаренко'];
const trades = ['Trade', 'Logistics', 'Мебель', 'Buduvannia', 'Foods', 'Текстиль', 'Print', 'Auto'];
const forms = ['LLC', 'ООО', 'ТОВ', 'Ltd', 'GmbH', 'ФОП'];
const domains = ['gmail.com', 'ukr.net', 'example.com', 'mail.ru', 'company.ua', 'outlook.com'];
const stages = ['New', 'Contacted', 'Proposal', 'Negotiation', 'Won', 'Lost'];
const cities = ['Kyiv', 'Львів', 'Одеса', 'Warsaw', 'Berlin', 'Алматы', 'Vilnius', 'Харків', 'Dnipro'];
const owners = ['Olha', 'Max', 'Іра', 'Victor'];
const did = [
  'Called back',
  'Просил счёт',
  'Sent the offer',
  'Договорились встретиться',
  'No answer',
  'Чекає на знижку',
];
const then = ['after lunch', 'на следующей неделе', 'by Friday', 'до кінця місяця', 'when the boss is back'];

const operators = ['50', '63', '66', '67', '68', '73', '93', '95', '96', '97', '98', '99'];
const dayLength = 86_400_000;

const day = (row: number, later = 0) => new Date(Date.UTC(2024, 0, 1 + ((row * 7919) % 900)) + later * dayLength);

/** A number of a Ukrainian operator in one of the ways people write them; one in fifty has lost a digit. */
function phone(row: number): string {
  const code = operators[row % operators.length]!;
  const number = String((row * 48_271) % 10_000_000).padStart(7, '0');
  const [a, b, c] = [number.slice(0, 3), number.slice(3, 5), row % 50 === 0 ? number.slice(6) : number.slice(5)];
  const ways = [
    `+380 ${code} ${a}-${b}-${c}`,
    `0${code}${a}${b}${c}`,
    `(0${code}) ${a} ${b} ${c}`,
    `8 0${code} ${a}${b}${c}`,
    `+380${code}${a}${b}${c}`,
  ];
  return ways[row % ways.length]!;
}

const columns: readonly Column[] = [
  { header: 'Name', cell: (row, pick) => `${pick(given)} ${pick(family)}${row % 997 === 0 ? ` ${row}` : ''}` },
  { header: 'Company', cell: (row, pick) => `${pick(forms)} ${pick(trades)} ${row % 30_000}` },
  { header: 'E-mail', cell: (row, pick) => `client${row}@${pick(domains)}` },
  { header: 'Phone', cell: (row) => phone(row) },
  { header: 'Created', numFmt: 'dd.mm.yyyy', cell: (row) => day(row) },
  { header: 'Due', numFmt: 'dd.mm.yyyy', cell: (row) => day(row, (row % 60) - 1) },
  { header: 'Amount', numFmt: '#,##0.00', cell: (row) => ((row * 104_729) % 5_000_000) / 100 },
  { header: 'Stage', cell: (_, pick) => pick(stages) },
  { header: 'City', cell: (_, pick) => pick(cities) },
  { header: 'Owner', cell: (_, pick) => pick(owners) },
  { header: 'Probability', numFmt: '0%', cell: (row) => (row % 21) / 20 },
  { header: 'Notes', cell: (row, pick) => `${pick(did)} ${pick(then)}, order ${row * 3}` },
];

/** The headers of the book, in order. */
export const bookHeaders: readonly string[] = columns.map((column) => column.header);

/** A workbook of a trading team with that many rows, made once in the temporary folder; answers its path. */
export async function bookOf(rows: number): Promise<string> {
  const folder = join(tmpdir(), 'rowcall-bench');
  const path = join(folder, `team-${rows}.xlsx`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  await writeBook(`${path}.part`, rows);
  await rename(`${path}.part`, path);
  return path;
}

/** The same rows as the book holds, one after another. */
export function* bookRows(rows: number): Generator<readonly (string | number | Date)[]> {
  const pick = picker(20_240_101);
  for (let row = 1; row <= rows; row++) yield columns.map((column) => column.cell(row, pick));
}

async function writeBook(path: string, rows: number): Promise<void> {
  // Loaded here, so that a process that only wants the headers stays light.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: true });
  const sheet = book.addWorksheet('Deals');
  sheet.columns = columns.map(({ header, numFmt }) => ({ header, key: header, style: numFmt ? { numFmt } : {} }));
  for (const cells of bookRows(rows)) sheet.addRow([...cells]).commit();
  sheet.commit();
  await book.commit();
}

/** Chooses by a seeded generator (mulberry32). */
function picker(seed: number): Pick {
  let state = seed;
  return (from) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return from[((mixed ^ (mixed >>> 14)) >>> 0) % from.length]!;
  };
}
