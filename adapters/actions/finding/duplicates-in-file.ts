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
import { guessedId, guessedRoles, namedRoles, placeOf } from '../finding/column-roles.ts';
import { openCsvColumns } from '../finding/csv-columns.ts';
import { clusterLines, pairLines } from '../finding/json-lines.ts';
import { type PairReader, readPairs } from '../finding/pair-reader.ts';
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
  /** Whether bytes are UTF-8. */
  isUtf8(bytes: Uint8Array): boolean;
  /** Who works, for so many records. */
  crew(records: number): Crew;
  /** Milliseconds from some moment on. */
  elapsed(): number;
  /** Told before the file is opened, when it has been, and when each step is done. */
  step(name: Step | 'open' | 'begin'): void;
}

/** What was found in files without settings. */
export interface DuplicatesInFile {
  readonly language: Language;
  readonly columns: readonly RoleColumn[];
  /** Whether what the columns hold was guessed. */
  readonly guessed: boolean;
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

interface Opened {
  readonly table: BulkTable;
  readonly rows: number;
  readonly columns: readonly RoleColumn[];
  readonly header: readonly string[];
}

/**
 * Finds the rows of a CSV file that are one, or the rows of two that are, without any settings. Columns that are not named
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
  const first = open(desk, await desk.read(asked.file), asked.id, asked.fields, null);
  const second =
    asked.against === undefined
      ? null
      : open(desk, await desk.read(asked.against), asked.idAgainst ?? asked.id, undefined, first.columns);
  lap('open');
  const tables = second === null ? ([first.table] as const) : ([first.table, second.table] as const);
  const rows = second === null ? [first.rows] : [first.rows, second.rows];
  desk.step('begin');
  const { columns } = first;
  const crew = desk.crew(rows.reduce((sum, one) => sum + one, 0));
  const found = await findDuplicates(columns, tables, lexiconOf(languages), { threshold, step: lapAndTell }, crew);
  milliseconds['total'] = desk.elapsed() - began;
  const idOf = idsOf(tables.map(({ ids }) => ids));
  const groups = inOrder(found, second !== null);
  const pairs = readPairs(found, tables, columns, idOf, threshold, second !== null);
  const language = spoken ?? languageOf(first.header);
  return {
    language,
    columns,
    guessed: asked.fields === undefined,
    rows,
    clusters: () => groups.map((group) => group.map(idOf)),
    pairs,
    clusterLines: () => clusterLines(groups, tables),
    pairLines: () => pairLines(found, tables, columns, pairs.chosen, language.say, crew),
    milliseconds,
  };
}

/** Reads a file; `as` is what the columns of another hold that must be found here under the same names. */
function open(
  { isUtf8 }: Pick<FileDesk, 'isUtf8'>,
  bytes: Uint8Array,
  id: string | undefined,
  fields: string | undefined,
  as: readonly RoleColumn[] | null,
): Opened {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new RowcallError(
      'request.invalid',
      'Only .csv files are looked through so; a workbook needs settings: rowcall init.',
    );
  const csv = openCsvColumns(bytes, isUtf8);
  const columns = as ?? (fields === undefined ? guessedRoles(csv.header, languages) : namedRoles(fields, csv.header));
  if (columns.length === 0)
    throw new RowcallError(
      'request.invalid',
      `No column tells who or what a row is. Name some with --fields column:kind,…; there are: ${csv.header.join(', ')}.`,
    );
  const idName = id ?? guessedId(csv.header);
  const places = columns.map(({ key }) => placeOf(key, csv.header));
  if (idName !== null) places.push(placeOf(idName, csv.header));
  const { rows, columns: read } = csv.read(places);
  const ids = idName === null ? rowNumbers(rows) : read.at(-1)!;
  return { table: { ids, columns: read.slice(0, columns.length) }, rows, columns, header: csv.header };
}

/** The language that most headers are words of; the first where none are. */
function languageOf(header: readonly string[]): Language {
  const [first, ...others] = languages;
  return others.reduce((best, one) => (wordsKnown(header, one) > wordsKnown(header, best) ? one : best), first!);
}

/** The numbers of rows as people see them, the header being the first. */
function rowNumbers(rows: number): Column {
  return encodeColumn(Array.from({ length: rows }, (_, row) => String(row + 2)));
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
