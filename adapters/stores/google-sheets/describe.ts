import type { TableKey } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Table } from '../../../core/model.ts';
import type { Columns, FoundTable } from '../../../core/store.ts';
import type { sheets_v4 } from '../../vendors/google.ts';
import { bindTitles } from '../binding/bind-titles.ts';
import { describeTab, unopened } from '../workbook/describe.ts';
import { type Answer, askFor, askOutline, askRules, type Outline } from './ask.ts';
import { askLarge, isLarge } from './ask-large.ts';
import { bindNoted } from './bind-columns.ts';
import { boardSheet } from './board.ts';
import { askLists, choicesIn, listsIn } from './choices.ts';
import { gridTab } from './grid-tab.ts';
import type { Sight } from './look.ts';
import { wholeRows, wholeTab } from './ranges.ts';

/** Without samples, so many rows are enough to know the columns. */
const lookedRows = 1000;
/** Drop-downs are looked for below the header only so far. */
const ruledRows = 60;

/**
 * Describes every tab that people see, and every hidden one that a table is bound to. Without samples the others are only
 * named, not opened, unless there are no tables yet. Throws `RowcallError`.
 */
export async function describeSheets(sight: Sight, sample: number): Promise<Columns> {
  const { title, tabs } = await askOutline(sight.google, sight.spreadsheet);
  const tableOf = new Map([...bindTitles(tabs, sight.tables)].map(([key, tab]) => [tab, sight.tables.get(key)!]));
  const shown = tabs.filter((tab) => tab.sheet !== boardSheet && (!tab.isHidden || tableOf.has(tab)));
  const isOpen = (tab: Outline) => sample > 0 || sight.tables.size === 0 || tableOf.has(tab);
  const answers = await readTabs(sight, shown.filter(isOpen), sample);
  // Without samples nobody asks for choices either.
  const rules = sample === 0 ? [] : await readRules(sight, shown);
  const lists = await askLists(sight.google, sight.spreadsheet, listsIn(rules));
  const found: FoundTable[] = [];
  const findings: Finding[] = missing(sight.tables, [...tableOf.values()]);
  for (const tab of shown) {
    if (!isOpen(tab)) found.push(unopened(tab.title));
    const answer = answers.get(tab.sheet);
    const grid = answer?.grids.get(tab.sheet);
    if (answer === undefined || grid === undefined) continue;
    const choices = choicesIn(ruleOf(rules, tab.sheet), lists);
    const table = tableOf.get(tab) ?? null;
    const described = await describeTab(
      gridTab(grid, sight.codecOf(answer.zone), choices),
      table,
      sample,
      (bound, headers) => bindNoted(bound, headers, grid.columns),
    );
    found.push(described.table);
    findings.push(...described.findings);
  }
  return { title, tables: found, findings };
}

async function readRules({ google, spreadsheet }: Sight, tabs: readonly Outline[]) {
  const ranges = tabs.map((tab) => wholeRows(tab.title, topOf(tab, ruledRows)));
  return ranges.length === 0 ? [] : await askRules(google, spreadsheet, ranges);
}

function topOf({ size }: Outline, rows: number) {
  return { from: 1, to: Math.max(1, Math.min(size.rows, rows)) };
}

function ruleOf(rules: readonly sheets_v4.Schema$Sheet[], sheet: number): sheets_v4.Schema$Sheet {
  return rules.find(({ properties }) => (properties?.sheetId ?? 0) === sheet) ?? {};
}

function missing(tables: ReadonlyMap<TableKey, Table>, there: readonly Table[]): Finding[] {
  return [...tables.values()].flatMap((table): readonly Finding[] =>
    there.includes(table)
      ? []
      : [{ code: 'table.missing', severity: 'error', table: table.key, record: '', args: { title: table.title } }],
  );
}

/** All tabs in one call, but large ones whole are read each by itself. */
async function readTabs(sight: Sight, tabs: readonly Outline[], sample: number): Promise<ReadonlyMap<number, Answer>> {
  const read = new Map<number, Answer>();
  const large = sample === 0 ? [] : tabs.filter(({ size }) => isLarge(size));
  const small = tabs.filter((tab) => !large.includes(tab));
  if (small.length > 0) {
    const ranges = small.map((tab) =>
      sample === 0 ? wholeRows(tab.title, topOf(tab, lookedRows)) : wholeTab(tab.title),
    );
    const answer = await askFor(sight.google, sight.spreadsheet, ranges);
    for (const { sheet } of small) read.set(sheet, answer);
  }
  for (const tab of large) read.set(tab.sheet, (await askLarge(sight, tab)).answer);
  return read;
}
