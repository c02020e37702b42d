import { cellText } from '../../../core/cell.ts';
import { headerKey, idHeader } from '../../../core/columns.ts';
import type { Table } from '../../../core/model.ts';
import { type HeaderRow, isWord, withMerged } from './header-rows.ts';
import type { Line, Region, Tab } from './tab.ts';
import { unmergedHeader } from './unmerged-header.ts';

/** Where the header of a tab stands. */
export interface Header {
  readonly row: number;
  /** What stands above each column, the first at 0; empty above columns without a header or of another table. */
  readonly headers: readonly string[];
  /** The workbook's own table that this is the header of. */
  readonly table: Region | null;
}

/** Titles and blank rows above a table end well before this many filled rows. */
const looked = 30;
/** Longer text is no header; bounding it also bounds the work of comparing. */
const longestHeader = 200;

/** Every folded header by which the columns of a table may be known. */
export function knownHeaders(table: Table): ReadonlySet<string> {
  return new Set([idHeader, ...table.fields.flatMap((field) => field.headers.map(headerKey))]);
}

/**
 * Finds the header row, which need not be the first: titles, headings over several columns and blank rows may stand above.
 * The header row of the workbook's own table or filter is preferred, unless another of the first thirty filled rows
 * matches more than twice as many known headers; then the row that matches most, the upper of two equals. When nothing
 * is known: the first row of mostly distinct short texts more than half as wide as the rows below it. `null`: no row is one.
 */
export function findHeader(tab: Tab, known: ReadonlySet<string> | null): Header | null {
  const { first, ofRegions } = firstRows(tab, known);
  const score = (row: HeaderRow, region: Region | null) => matches(withinRegion(row, region, tab.regions), known);

  const regions = tab.regions
    .map((region) => ({ region, row: ofRegions.get(region.area.top) }))
    .filter((found): found is { region: Region; row: HeaderRow } => found.row !== undefined)
    .map((found) => ({
      ...found,
      score: score(found.row, found.region),
      size: found.region.area.bottom - found.region.area.top,
    }))
    .sort(
      (a, b) =>
        b.score - a.score || Number(a.region.is === 'filter') - Number(b.region.is === 'filter') || b.size - a.size,
    );
  const rows = first.map((row) => ({ row, score: score(row, null) })).sort((a, b) => b.score - a.score);

  const [region] = regions;
  const [best] = rows;
  if (region && region.score * 2 >= (best?.score ?? 0))
    return header(region.row, isOwn(region.region, region.row, known) ? region.region : null, tab.regions);
  if (best && best.score > 0) return header(best.row, null, tab.regions);
  const likely = likelyHeader(first);
  return likely && header(likely, null, tab.regions);
}

/** Whether a table is the one whose header was found: a list that people made may stand beside it, in the same rows. */
function isOwn({ is, area }: Region, row: HeaderRow, known: ReadonlySet<string> | null): boolean {
  if (is !== 'table' || known === null) return is === 'table';
  return [...row.texts].some(
    ([column, text]) => column >= area.left && column <= area.right && known.has(headerKey(text)),
  );
}

function firstRows(tab: Tab, known: ReadonlySet<string> | null) {
  const first: HeaderRow[] = [];
  const ofRegions = new Map<number, HeaderRow>();
  const tops = new Set(tab.regions.map((region) => region.area.top));
  const lastTop = Math.max(0, ...tops);
  tab.scan(null, (line) => {
    if (first.length < looked || tops.has(line.row)) {
      const row = headerRow(line);
      if (first.length < looked) first.push(row);
      if (tops.has(line.row)) ofRegions.set(line.row, row);
    }
    return first.length < looked || line.row < lastTop;
  });
  const whole = wholeRows(first, tab, known);
  const isHeading = (row: number) => whole.all.has(row) && !whole.candidates.some((one) => one.row === row);
  // A filter over headings begins above the header; a table of the workbook's own has but one row of headers.
  const headed = [...ofRegions].filter(([top]) => !isHeading(top));
  return {
    first: whole.candidates,
    ofRegions: new Map(headed.map(([top, row]) => [top, whole.all.get(row.row) ?? row])),
  };
}

/** The rows with what merged cells mean; where nothing is merged, a header over two rows may still be told by its gaps. */
function wholeRows(rows: readonly HeaderRow[], { merged, inParts }: Tab, known: ReadonlySet<string> | null) {
  const isMerged = merged.some(({ top }) => rows.some(({ row }) => row === top));
  const unmerged = isMerged || inParts === true ? null : unmergedHeader(rows);
  if (unmerged === null) return withMerged(rows, merged);
  const whole = withMerged(rows, unmerged.areas);
  if (known === null || matches(whole.all.get(unmerged.lower.row)!, known) > matches(unmerged.upper, known))
    return whole;
  return withMerged(rows, merged);
}

function headerRow(line: Line): HeaderRow {
  const texts = new Map<number, string>();
  let words = 0;
  for (let i = 0; i < line.count; i++) {
    const text = cellText(line.cells[i]!).slice(0, longestHeader).trim();
    if (text === '') continue;
    texts.set(line.at[i]!, text);
    if (line.kinds[i] === 'text' && isWord(text)) words++;
  }
  return { row: line.row, texts, words };
}

/** Whether a column, at the row of a header, lies in a table of the workbook's own that is not `own`. */
export function isForeign(column: number, row: number, own: Region | null, all: readonly Region[]): boolean {
  return all.some(
    ({ is, area }) =>
      is === 'table' &&
      area !== own?.area &&
      row >= area.top &&
      row <= area.bottom &&
      column >= area.left &&
      column <= area.right,
  );
}

/** Columns of a region itself and those that belong to none: two tables may stand side by side. */
function withinRegion(row: HeaderRow, region: Region | null, all: readonly Region[]): HeaderRow {
  const own = [...row.texts].filter(([column]) => !isForeign(column, row.row, region, all));
  return { ...row, texts: new Map(own) };
}

function matches(row: HeaderRow, known: ReadonlySet<string> | null): number {
  if (known === null) return 0;
  const found = new Set<string>();
  for (const text of row.texts.values()) {
    const key = headerKey(text);
    if (known.has(key)) found.add(key);
  }
  return found.size;
}

function likelyHeader(rows: readonly HeaderRow[]): HeaderRow | null {
  const fitting = rows.find((row, i) => {
    const below = rows.slice(i + 1).map((other) => other.texts.size);
    const width = below.length === 0 ? 0 : (below.sort((a, b) => a - b)[below.length >> 1] ?? 0);
    return row.texts.size * 2 > width && row.texts.size >= Math.min(2, width) && looksLikeHeader(row);
  });
  return fitting ?? rows.slice(0, 1).find(({ words }) => words > 0) ?? null;
}

function looksLikeHeader({ texts, words }: HeaderRow): boolean {
  const distinct = new Set([...texts.values()].map(headerKey)).size;
  return words * 5 >= texts.size * 4 && distinct * 5 >= texts.size * 3;
}

function header(row: HeaderRow, table: Region | null, regions: readonly Region[]): Header {
  const { texts } = withinRegion(row, table, regions);
  const headers: string[] = [];
  for (const [column, text] of texts) {
    while (headers.length < column) headers.push('');
    headers[column - 1] = text;
  }
  return { row: row.row, headers, table };
}
