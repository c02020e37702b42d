import { headerKey } from '../../../core/columns.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Language } from '../../../core/language.ts';
import { type BulkTable, type Found, findDuplicates, type Step } from '../../behaviours/deduplication/bulk.ts';
import { type Column, cellText, encodeColumn } from '../../behaviours/deduplication/column.ts';
import type { Crew } from '../../behaviours/deduplication/crew.ts';
import { lexiconOf } from '../../behaviours/deduplication/lexicon.ts';
import { likely } from '../../behaviours/deduplication/model.ts';
import { radixSort } from '../../behaviours/deduplication/radix.ts';
import type { RoleColumn } from '../../behaviours/deduplication/roles.ts';
import { languages } from '../../languages/index.ts';
import { isZip } from '../../stores/workbook/book.ts';
import type { Book } from '../../stores/workbook/tab.ts';
import { type BookColumns, openBookColumns } from '../finding/book-columns.ts';
import { fieldNames, guessedId, guessedRoles, namedRoles, placeOf } from '../finding/column-roles.ts';
import { type CsvColumns, openCsvColumns } from '../finding/csv-columns.ts';
import { clusterLines, pairLines } from '../finding/json-lines.ts';
import { type PairReader, readPairs } from '../finding/pair-reader.ts';
import { rolesByValues } from '../finding/roles-by-values.ts';
import { wordsKnown } from '../proposing/header-evidence.ts';

/** Which files, and what their columns hold. */
export interface FilesAsked {
  readonly file: string;
  /** The column of the ids; if not said one that is called so, else the number of the row. */
  readonly id?: string;
  /** `header:role,…`; if not said it is guessed from the headers. */
  readonly fields?: string;
  /** A second file, whose rows are linked to those of the first. Its columns are called the same. */
  readonly against?: string;
  readonly idAgainst?: string;
  readonly threshold?: number;
}

/** What of the world outside is needed. */
export interface FileDesk {
  /** The bytes of a file. Throws `book.…` when it cannot be read. */
  read(file: string): Promise<Uint8Array>;
  /** Opens the bytes of a workbook. Throws `book.…` for what is none. */
  openBook(bytes: Uint8Array): Promise<Book>;
  /** Whether bytes are UTF-8. */
  isUtf8(bytes: Uint8Array): boolean;
  /** Who works, for so many records. */
  crew(records: number): Crew;
  /** Milliseconds from some moment on. */
  elapsed(): number;
  /** Told before the file is opened, when it has been, and when each step is done. */
  step(name: Step | 'open' | 'begin'): void;
  /** Told now and then how much of the step is done that is under way, 0 to 1. */
  part(share: number): void;
}

/** What was found in files without settings. */
export interface DuplicatesInFile {
  readonly language: Language;
  readonly columns: readonly RoleColumn[];
  /** Whether what the columns hold was guessed. */
  readonly guessed: boolean;
  /** The tab of a workbook that was read; `null` for a file without tabs. */
  readonly tab: string | null;
  /** How many rows were read, of each file. */
  readonly rows: readonly number[];
  /** Ids of the rows that are one; with two files, of the first and of the second. */
  clusters(): readonly (readonly string[])[];
  /** Pairs that are probably one, the surest first. */
  readonly pairs: PairReader;
  /** All clusters and all pairs as lines of JSON in UTF-8; the same threads work on the pairs. */
  clusterLines(): Uint8Array;
  pairLines(): AsyncIterable<Uint8Array>;
  /** By step, until the groups were found. */
  readonly milliseconds: Readonly<Record<string, number>>;
}

/** Cells that are looked at to tell what a column holds, and the bytes they may be in. */
const looked = 400;
const beginning = 1 << 16;
const lineFeed = 0x0a;

interface Opened {
  readonly table: BulkTable;
  readonly rows: number;
  readonly columns: readonly RoleColumn[];
  readonly header: readonly string[];
  readonly tab: string | null;
}

/**
 * Finds the rows of a CSV file or of a workbook's tab that are one, or the rows of two that are, without any settings. Columns that are not named
 * are not read. Writes nothing.
 */
export async function duplicatesInFile(
  desk: FileDesk,
  asked: FilesAsked,
  spoken?: Language,
): Promise<DuplicatesInFile> {
  const milliseconds: Record<string, number> = {};
  const began = desk.elapsed();
  let last = began;
  const lap = (name: string) => {
    const now = desk.elapsed();
    milliseconds[name] = now - last;
    last = now;
  };
  const lapAndTell = (name: Step) => {
    lap(name);
    desk.step(name);
  };
  const threshold = asked.threshold ?? likely;
  desk.step('open');
  const first = await open(desk, await desk.read(asked.file), asked.id, asked.fields, null);
  const second =
    asked.against === undefined
      ? null
      : await open(desk, await desk.read(asked.against), asked.idAgainst ?? asked.id, undefined, first.columns);
  lap('open');
  const tables = second === null ? ([first.table] as const) : ([first.table, second.table] as const);
  const rows = second === null ? [first.rows] : [first.rows, second.rows];
  desk.step('begin');
  const { columns } = first;
  const crew = desk.crew(rows.reduce((sum, one) => sum + one, 0));
  const found = await findDuplicates(
    columns,
    tables,
    lexiconOf(languages),
    { threshold, step: lapAndTell, part: desk.part },
    crew,
  );
  milliseconds['total'] = desk.elapsed() - began;
  const idOf = idsOf(tables.map(({ ids }) => ids));
  const groups = inOrder(found, second !== null);
  const pairs = readPairs(found, tables, columns, idOf, threshold, second !== null);
  const language = spoken ?? languageOf(first.header);
  return {
    language,
    columns,
    guessed: asked.fields === undefined,
    tab: first.tab,
    rows,
    clusters: () => groups.map((group) => group.map(idOf)),
    pairs,
    clusterLines: () => clusterLines(groups, tables),
    pairLines: () => pairLines(found, tables, columns, pairs.chosen, language.say, crew),
    milliseconds,
  };
}

/** Reads a file; `as` is what the columns of another hold that must be found here under the same names. */
async function open(
  desk: Pick<FileDesk, 'isUtf8' | 'openBook' | 'part'>,
  bytes: Uint8Array,
  id: string | undefined,
  fields: string | undefined,
  as: readonly RoleColumn[] | null,
): Promise<Opened> {
  const book = isZip({ bytes }) ? await openTab(desk, bytes, fields, as) : null;
  const file: CsvColumns = book ?? openCsvColumns(bytes, desk.isUtf8);
  const { header } = file;
  const columns =
    as ?? (fields === undefined ? guess(file, book ?? beginningOf(bytes, desk)) : namedRoles(fields, header));
  if (columns.length === 0)
    throw new RowcallError(
      'request.invalid',
      `No column tells who or what a row is. Name some with --fields column:kind,…; there are: ${header.join(', ')}.`,
    );
  const idName = id ?? guessedId(header);
  const places = columns.map(({ key }) => placeOf(key, header));
  if (idName !== null) places.push(placeOf(idName, header));
  const { rows, columns: read } = file.read(places, desk.part);
  const ids = idName === null ? rowNumbers(book?.numbers ?? csvNumbers(rows)) : read.at(-1)!;
  return { table: { ids, columns: read.slice(0, columns.length) }, rows, columns, header, tab: book?.tab ?? null };
}

/** The tab of a workbook that has the columns that are asked for, or else those that tell most. */
async function openTab(
  { openBook }: Pick<FileDesk, 'openBook'>,
  bytes: Uint8Array,
  fields: string | undefined,
  as: readonly RoleColumn[] | null,
): Promise<BookColumns> {
  const asked = as?.map(({ key }) => key) ?? (fields === undefined ? null : fieldNames(fields));
  const worth = (header: readonly string[]) =>
    asked === null
      ? guessedRoles(header, languages).length
      : asked.filter((name) => header.some((one) => headerKey(one) === headerKey(name))).length;
  const columns = await openBookColumns(await openBook(bytes), languages, worth);
  if (columns === null) throw new RowcallError('request.invalid', 'No tab of this workbook has a row of headers.');
  return columns;
}

/** What columns hold, by their headers and by some of their cells. */
function guess({ header }: CsvColumns, some: CsvColumns): readonly RoleColumn[] {
  const { columns } = some.read([...header.keys()]);
  const cells = (place: number) => {
    const rows = Math.min(looked, columns[place]!.bounds.length >> 1);
    return Array.from({ length: rows }, (_, row) => cellText(columns[place]!, row));
  };
  return rolesByValues(header, guessedRoles(header, languages), cells, languages);
}

/** As many whole lines of a file as show what its columns hold. */
function beginningOf(bytes: Uint8Array, { isUtf8 }: Pick<FileDesk, 'isUtf8'>): CsvColumns {
  if (bytes.length <= beginning) return openCsvColumns(bytes, isUtf8);
  const isTwoByte = bytes[0] === 0xff && bytes[1] === 0xfe;
  const end = bytes.lastIndexOf(lineFeed, beginning) + (isTwoByte ? 2 : 1);
  return openCsvColumns(bytes.subarray(0, end > 2 ? end : beginning), isUtf8);
}

/** The language that most headers are words of; the first where none are. */
function languageOf(header: readonly string[]): Language {
  const [first, ...others] = languages;
  return others.reduce((best, one) => (wordsKnown(header, one) > wordsKnown(header, best) ? one : best), first!);
}

function rowNumbers(numbers: readonly number[]): Column {
  return encodeColumn(numbers.map(String));
}

/** The numbers of rows as people see them, the header being the first. */
function csvNumbers(rows: number): readonly number[] {
  return Array.from({ length: rows }, (_, row) => row + 2);
}

function idsOf(columns: readonly Column[]): (row: number) => string {
  return (row) => {
    let left = row;
    for (const column of columns) {
      if (left * 2 < column.bounds.length) return cellText(column, left).replaceAll('""', '"');
      left -= column.bounds.length >> 1;
    }
    return '';
  };
}

/** Groups by the place of their first row, rows in the order of the file; with two files the first's row first. */
function inOrder({ groups }: Found, linked: boolean): readonly (readonly number[])[] {
  const ordered = groups.map((group) => group.toSorted((a, b) => a - b));
  const by = (member: number, turns: Int32Array) =>
    radixSort(
      Int32Array.from(turns, (at) => ordered[at]![member]!),
      turns,
    ).rows;
  const turns = Int32Array.from(ordered.keys());
  return Array.from(by(0, linked ? by(1, turns) : turns), (at) => ordered[at]!);
}
