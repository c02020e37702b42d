import { type Cell, type Cells, cellText, type Instant, type TableKey } from '../../../core/cell.ts';
import { type ListRows, type Lists, type ListTable, tidyRows } from '../../../core/list-source.ts';
import type { Table } from '../../../core/model.ts';
import type { Loaded } from '../../../manifests/load.ts';
import { dayOn } from '../calling/day-on.ts';

/** A record as far as a list needs it: its cells as they stand in the spreadsheet. */
interface Listed {
  readonly cells: Cells;
}

/** The lists of the settings that stand in tables, each once. */
export function tableLists({ lists }: Pick<Loaded, 'lists'>): readonly ListTable[] {
  const sources = lists.flatMap(({ source }) => ('table' in source ? [source] : []));
  return [...new Map(sources.map((source) => [source.name, source])).values()];
}

/** What lists hold that stand in tables, of the records of each; a record that left a list earlier is not in it. */
export async function listsOfTables(
  loaded: Pick<Loaded, 'lists' | 'model'>,
  recordsOf: (table: TableKey) => Promise<readonly Listed[]>,
  now: Instant,
): Promise<Lists> {
  const { tables, locale } = loaded.model;
  const held = new Map<string, ListRows>();
  const today = dayOn(now, locale.zone);
  const { compare } = new Intl.Collator(locale.language.code);
  for (const source of tableLists(loaded)) {
    const table = tables.get(source.table);
    if (table !== undefined) held.set(source.name, rowsOf(source, table, await recordsOf(table.key), today, compare));
  }
  return held;
}

/** In alphabetical order, whatever order the records come in. */
function rowsOf(
  { fields, until }: ListTable,
  table: Table,
  records: readonly Listed[],
  today: string,
  compare: (a: string, b: string) => number,
): ListRows {
  const [first = table.label, ...others] = fields;
  const stands = ({ cells }: Listed) => {
    const parsed = until === undefined ? null : table.byKey.get(until)?.parse(cells[until] ?? null);
    return parsed?.is !== 'value' || typeof parsed.value !== 'string' || parsed.value > today;
  };
  const rows = records
    .filter(stands)
    .map(({ cells }) => [
      cellText(cells[first] ?? null).trim(),
      ...others.flatMap((key) => spellings(cells[key] ?? null)),
    ]);
  return tidyRows(rows.filter(([name]) => name !== '').sort(([a = ''], [b = '']) => compare(a, b)));
}

/** Other spellings stand in one cell, between commas. */
function spellings(cell: Cell): readonly string[] {
  return cellText(cell)
    .split(/[,;\n]/u)
    .map((text) => text.trim());
}
