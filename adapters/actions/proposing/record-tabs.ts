import { fold } from '../../../core/cell.ts';
import { headerKey, idHeader } from '../../../core/columns.ts';
import type { Language } from '../../../core/language.ts';
import type { FoundColumn, FoundTable } from '../../../core/store.ts';
import { conceptOf, tableConceptOf } from './header-evidence.ts';
import { joinTabs } from './join-tabs.ts';

const longestHeader = 200;
const fewestColumns = 3;
const fewestRows = 3;
const mostListRows = 60;
/** Lists side by side end at different rows; the columns of records are mostly filled to the end. */
const listFilling = 0.8;

/** A tab that holds records, with the columns that may be proposed. */
export interface RecordTab {
  readonly title: string;
  /** `table.deals`, or `null` when its name says nothing. */
  readonly concept: string | null;
  readonly rows: number;
  readonly columns: readonly FoundColumn[];
  /** Its name says when or whose it is, not what. */
  readonly unsaid?: true;
  /** The names of the tabs that it was found in. */
  readonly found: readonly string[];
  /** The tabs in which it stands, where these are several; `*` stands for anything. */
  readonly tabs?: readonly string[];
  /** The one of them that takes new rows, or `firstTab`, where that is not the last. */
  readonly into?: string;
}

/**
 * The tabs that hold records. A tab whose title says what it holds is one; another must have three columns and rows,
 * at least two headers that mean something, and be neither mostly formulas, as dashboards are, nor lists for
 * drop-downs. Several tabs of one table are one. Of a book without any, the tab with the most rows.
 */
export function recordTabs(found: readonly FoundTable[], languages: readonly Language[]): readonly RecordTab[] {
  const tabs = found
    .map((table) => ({
      title: table.title.trim(),
      found: [table.title.trim()],
      concept: tableConceptOf(table.title, languages),
      rows: table.rows,
      columns: usable(table.columns),
    }))
    .filter(({ title, columns }) => title !== '' && title.length <= longestHeader && columns.length > 0)
    .filter(({ title }, at, all) => all.findIndex((other) => fold(other.title) === fold(title)) === at);
  const whole = joinTabs(tabs, languages);
  const records = whole.filter((tab) => holdsRecords(tab, languages));
  if (records.length > 0) return records;
  return whole.toSorted((a, b) => b.rows - a.rows).slice(0, 1);
}

/** Columns in sight with a header of their own. */
function usable(columns: readonly FoundColumn[]): readonly FoundColumn[] {
  const taken = new Set([headerKey(idHeader), '']);
  return columns.filter(({ header, hidden }) => {
    const key = headerKey(header);
    if (hidden || header.length > longestHeader || taken.has(key)) return false;
    taken.add(key);
    return true;
  });
}

function holdsRecords(tab: RecordTab, languages: readonly Language[]): boolean {
  const { concept, columns, rows } = tab;
  if (isSummary(columns)) return false;
  if (concept !== null) return true;
  const meant = columns.filter(({ header }) => conceptOf(header, languages)?.strength === 1).length;
  return columns.length >= fewestColumns && rows >= fewestRows && meant >= 2 && !isLists(tab);
}

/** Formulas over other tabs, with at most the names of the lines typed. */
function isSummary(columns: readonly FoundColumn[]): boolean {
  return columns.filter(({ computed }) => computed).length * 2 >= columns.length;
}

/** Words side by side for drop-downs: short, each word once, and ending at different rows. */
function isLists({ columns, rows }: RecordTab): boolean {
  if (rows > mostListRows) return false;
  const filled = columns.reduce((sum, { sample }) => sum + sample.length, 0);
  const once = columns.every(
    ({ sample }) => new Set(sample).size === sample.length && sample.every((cell) => typeof cell === 'string'),
  );
  return once && filled < rows * columns.length * listFilling;
}
