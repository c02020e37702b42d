import { boardTitle } from '../../../core/board.ts';
import { bindColumns } from '../../../core/columns.ts';
import type { Finding } from '../../../core/finding.ts';
import type { ListSource, Lists } from '../../../core/list-source.ts';
import type { Table } from '../../../core/model.ts';
import type { Columns, FoundTable, Hint, TableSnapshot } from '../../../core/store.ts';
import { type Wanted, wantedByTable, withCopies } from '../binding/wanted.ts';
import { bindTabs } from './bind-tabs.ts';
import { isBoardTab } from './board-tab.ts';
import { type BookFile, openBook } from './book.ts';
import { describeTab, unopened } from './describe.ts';
import { findHeader, knownHeaders } from './header.ts';
import { listsIn } from './lists.ts';
import { boundFields, readRecords } from './records.ts';
import type { TabEntry } from './tab.ts';
import type { Platform } from './zip.ts';

/** What a workbook is read with. */
export interface Reading {
  readonly tables: ReadonlyMap<string, Table>;
  /** IANA zone in which its dates and times are meant. */
  readonly zone: string;
  readonly platform: Platform;
  /** Lists to be read along with whole tables. */
  readonly lists?: readonly ListSource[];
}

/** One table as read, and where its columns were: the store remembers it. */
export interface ReadTable {
  readonly snapshot: TableSnapshot;
  readonly where: {
    readonly tab: string;
    readonly header: number | null;
    readonly columns: Readonly<Record<string, number>>;
  };
}

/**
 * Reads the hinted records of a workbook or CSV file. A table whose tab is missing reads as incomplete: nothing in it
 * is gone. Where a table is read whole, or none is asked for, `hear` is told the lists. Runs wherever a `Platform` is.
 * Throws `RowcallError`.
 */
export async function readWorkbook(
  file: BookFile,
  { tables, zone, platform, lists = [] }: Reading,
  asked: readonly Hint[],
  hear?: (lists: Lists) => void,
): Promise<ReadonlyMap<string, ReadTable>> {
  const book = await openBook(file, platform, zone);
  const tabs = bindTabs(book, tables);
  const read = new Map<string, ReadTable>();
  const wantedOf = wantedByTable(asked, tables);
  for (const [key, wanted] of wantedOf) {
    read.set(key, await readTable(tabs.get(key), tables.get(key)!, wanted));
  }
  const isWhole = wantedOf.size === 0 || [...wantedOf.values()].includes(null);
  if (hear !== undefined && lists.length > 0 && isWhole) hear(await listsIn(book, lists));
  return read;
}

async function readTable(entry: TabEntry | undefined, table: Table, wanted: Wanted | null): Promise<ReadTable> {
  const tab = await entry?.open();
  const header = tab && findHeader(tab, knownHeaders(table));
  if (!tab || !header) {
    const where = { tab: entry?.title ?? '', header: null, columns: {} };
    return { snapshot: { records: [], complete: false, fields: new Set() }, where };
  }
  const binding = bindColumns(table, header.headers);
  const fields = boundFields(table, binding);
  const first = readRecords(tab, header, table, binding, wanted).records;
  const more = wanted && withCopies(wanted, first);
  const records = more ? readRecords(tab, header, table, binding, more).records : first;
  // Where no column was found nothing can be said of any record.
  return {
    snapshot: {
      records,
      complete: wanted === null && fields.length > 0,
      fields: new Set(fields.map((field) => field.key)),
      ...(binding.id < 0 && { ids: false }),
    },
    where: { tab: tab.title, header: header.row, columns: Object.fromEntries(binding.at) },
  };
}

/**
 * Describes every tab that people see and every hidden one that a table is bound to, with what is wrong as a whole. Without
 * samples the others are only named, not opened, unless there are no tables yet.
 */
export async function describeWorkbook(
  file: BookFile,
  { tables, zone, platform }: Reading,
  sample: number,
): Promise<Columns> {
  const book = await openBook(file, platform, zone);
  const tabs = bindTabs(book, tables);
  const tableOf = new Map([...tabs].map(([key, entry]) => [entry, tables.get(key) ?? null]));
  const found: FoundTable[] = [];
  const findings: Finding[] = [];
  for (const [key, table] of tables) {
    if (tabs.has(key)) continue;
    findings.push({ code: 'table.missing', severity: 'error', table: key, record: '', args: { title: table.title } });
  }
  for (const entry of book.tabs) {
    const table = tableOf.get(entry) ?? null;
    if (entry.hidden && !table) continue;
    if (sample === 0 && table === null && tables.size > 0) {
      if (entry.title !== boardTitle) found.push(unopened(entry.title));
      continue;
    }
    const tab = await entry.open();
    if (table === null && isBoardTab(tab)) continue;
    const described = await describeTab(tab, table, sample);
    found.push(described.table);
    findings.push(...described.findings);
  }
  return { tables: found, findings };
}
