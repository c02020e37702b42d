import type { Cell, Content, Pivot } from './book.ts';
import { namespaces } from './names.ts';
import { counted, tag } from './xml.ts';

/** One column of the source as the pivot remembers it. */
interface CacheField {
  readonly name: string;
  /** Dates come as ISO text, marked by `dates`. */
  readonly contents: readonly Content[];
  readonly dates: boolean;
  /** Its different contents where it is an axis; `null` where each record says its own. */
  readonly shared: readonly Content[] | null;
}

const dayInMilliseconds = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);

function isoTime(serial: number): string {
  return new Date(dayZero + Math.round(serial * dayInMilliseconds)).toISOString().slice(0, 19);
}

function foldedKey(content: Content): Content {
  return typeof content === 'string' ? content.toLowerCase() : content;
}

/** The different contents, the first spelling of each: Excel does not tell capitals apart. Empty comes last. */
export function distinct(contents: readonly Content[]): readonly Content[] {
  const first = new Map(contents.toReversed().map((content) => [foldedKey(content), content]));
  const found = [...first.values()].filter((content) => content !== null);
  found.sort((a, b) => (String(a) < String(b) ? -1 : 1));
  return first.has(null) ? [...found, null] : found;
}

/** Where a content stands among the different ones. */
export function sharedIndex(shared: readonly Content[], content: Content): number {
  return shared.findIndex((item) => foldedKey(item) === foldedKey(content));
}

/** The columns of a pivot's source. */
export function cacheFields(pivot: Pivot): readonly CacheField[] {
  return pivot.table.columns.map(({ name }, at) => {
    const cells = pivot.records.map((record) => record[at]) as readonly (Cell | undefined)[];
    const contents = cells.map((cell) => cell?.value ?? null);
    const dates = cells.some((cell) => cell?.style === 'date' && typeof cell.value === 'number');
    return { name, contents, dates, shared: name === pivot.by ? distinct(contents) : null };
  });
}

function contentTag(content: Content, dates: boolean): string {
  if (content === null) return tag('m');
  if (typeof content === 'boolean') return tag('b', { v: content });
  if (typeof content === 'number') return dates ? tag('d', { v: isoTime(content) }) : tag('n', { v: content });
  return content.startsWith('#') ? tag('e', { v: content }) : tag('s', { v: content });
}

/** What the schema wants to know of a column that lists nothing: which kinds of content it has, and their span. */
function kindsOf(field: CacheField) {
  const numbers = field.contents.filter((content) => typeof content === 'number');
  const texts = field.contents.some((content) => typeof content === 'string');
  const blank = field.contents.includes(null);
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const plainNumbers = numbers.length > 0 && !field.dates;
  return {
    containsSemiMixedTypes: texts || blank ? undefined : false,
    containsNonDate: field.dates && !texts ? false : undefined,
    containsDate: field.dates || undefined,
    containsString: texts || numbers.length === 0 ? undefined : false,
    containsBlank: blank || undefined,
    containsMixedTypes: (texts && numbers.length > 0) || undefined,
    containsNumber: plainNumbers || undefined,
    containsInteger: (plainNumbers && numbers.every(Number.isInteger)) || undefined,
    minValue: plainNumbers ? low : undefined,
    maxValue: plainNumbers ? high : undefined,
    minDate: field.dates ? isoTime(low) : undefined,
    maxDate: field.dates ? isoTime(high) : undefined,
  };
}

function fieldTag(field: CacheField): string {
  const items = field.shared?.map((content) => contentTag(content, field.dates));
  const shared = items
    ? tag('sharedItems', { containsBlank: field.contents.includes(null) || undefined, count: items.length }, ...items)
    : tag('sharedItems', kindsOf(field));
  return tag('cacheField', { name: field.name, numFmtId: field.dates ? 14 : 0 }, shared);
}

/** The part that says what a pivot's source looks like; `records` is the id of the part with its rows. */
export function pivotCachePart(pivot: Pivot, records: string): string {
  return tag(
    'pivotCacheDefinition',
    {
      xmlns: namespaces.main,
      'xmlns:r': namespaces.links,
      'r:id': records,
      refreshOnLoad: true,
      refreshedBy: 'Rowcall',
      createdVersion: 6,
      refreshedVersion: 6,
      minRefreshableVersion: 3,
      recordCount: pivot.records.length,
    },
    tag('cacheSource', { type: 'worksheet' }, tag('worksheetSource', { name: pivot.table.name })),
    counted('cacheFields', cacheFields(pivot).map(fieldTag)),
  );
}

/** The part with the rows of a pivot's source as they were last seen. */
export function pivotRecordsPart(pivot: Pivot): string {
  const fields = cacheFields(pivot);
  const rows = pivot.records.map((_, row) => {
    const each = fields.map((field) => {
      const content = field.contents[row] ?? null;
      return field.shared ? tag('x', { v: sharedIndex(field.shared, content) }) : contentTag(content, field.dates);
    });
    return tag('r', {}, ...each);
  });
  return tag('pivotCacheRecords', { xmlns: namespaces.main, count: rows.length }, ...rows);
}
