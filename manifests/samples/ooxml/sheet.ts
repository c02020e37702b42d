import { type Cell, columnLetters, type Tab } from './book.ts';
import { namespaces } from './names.ts';
import type { SharedStrings } from './shared-strings.ts';
import { formatTags, validationTags } from './sheet-rules.ts';
import { styleIndex } from './styles.ts';
import { tag, textTag } from './xml.ts';

/** The ids by which a sheet names the parts that belong to it. */
export interface SheetLinks {
  readonly drawing?: string;
  readonly vml?: string;
  readonly table?: string;
  /** Ids of the tab's links, in their order. */
  readonly urls: readonly string[];
}

function cellTag(cell: Cell, ref: string, strings: SharedStrings): string {
  const { value, formula } = cell;
  const at = { r: ref, s: styleIndex(cell.style) };
  const inside = formula === undefined ? [] : [textTag('f', formula)];
  if (value === null) return inside.length === 0 && cell.style === 'plain' ? '' : tag('c', at, ...inside);
  if (typeof value === 'number') return tag('c', at, ...inside, textTag('v', String(value)));
  if (typeof value === 'boolean') return tag('c', { ...at, t: 'b' }, ...inside, textTag('v', value ? '1' : '0'));
  if (formula === undefined) return tag('c', { ...at, t: 's' }, textTag('v', String(strings.index(value, cell.bold))));
  return tag('c', { ...at, t: value.startsWith('#') ? 'e' : 'str' }, ...inside, textTag('v', value));
}

function rowTag(cells: readonly Cell[], row: number, height: number | undefined, strings: SharedStrings): string {
  const written = cells.map((cell, at) => cellTag(cell, `${columnLetters(at)}${row}`, strings)).filter(Boolean);
  if (written.length === 0 && height === undefined) return '';
  const attributes = { r: row, ht: height, customHeight: height === undefined ? undefined : true };
  return tag('row', attributes, ...written);
}

function viewTag(tab: Tab, first: boolean): string {
  const { freeze } = tab;
  const frozen = freeze && [
    tag('pane', {
      xSplit: freeze.column || undefined,
      ySplit: freeze.row || undefined,
      topLeftCell: `${columnLetters(freeze.column)}${freeze.row + 1}`,
      activePane: freeze.column ? 'bottomRight' : 'bottomLeft',
      state: 'frozen',
    }),
  ];
  const attributes = { showGridLines: tab.gridLines, tabSelected: first || undefined, workbookViewId: 0 };
  return tag('sheetViews', {}, tag('sheetView', attributes, ...(frozen ?? [])));
}

function columnTags(tab: Tab): string {
  const each = tab.columns.map(({ width, hidden }, at) =>
    tag('col', { min: at + 1, max: at + 1, width, hidden, customWidth: true }),
  );
  return tag('cols', {}, ...each);
}

function printTags(tab: Tab): string[] {
  const { print } = tab;
  const margins = { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };
  if (!print) return [tag('pageMargins', margins)];
  return [
    tag('printOptions', { horizontalCentered: true }),
    tag('pageMargins', margins),
    tag('pageSetup', {
      paperSize: 9,
      fitToHeight: 0,
      orientation: print.landscape ? 'landscape' : 'portrait',
    }),
    tag('headerFooter', {}, textTag('oddHeader', `&L${print.title}&R&D`), textTag('oddFooter', '&CPage &P of &N')),
  ];
}

function urlTags(tab: Tab, ids: readonly string[]): string {
  const each = (tab.links ?? []).map(({ ref }, at) => tag('hyperlink', { ref, 'r:id': ids[at] }));
  return each.length === 0 ? '' : tag('hyperlinks', {}, ...each);
}

/** The part of one tab. Elements stand in the order that the schema demands. */
export function sheetPart(tab: Tab, links: SheetLinks, strings: SharedStrings, first: boolean): string {
  const rows = tab.rows.map((cells, at) => rowTag(cells, at + 1, tab.heights?.[at + 1], strings));
  const width = Math.max(...tab.rows.map((cells) => cells.length));
  const fit = tab.print ? [tag('pageSetUpPr', { fitToPage: true })] : [];
  const merges = (tab.merges ?? []).map((ref) => tag('mergeCell', { ref }));
  return tag(
    'worksheet',
    { xmlns: namespaces.main, 'xmlns:r': namespaces.links },
    tag('sheetPr', {}, tag('tabColor', { rgb: `FF${tab.colour}` }), ...fit),
    tag('dimension', { ref: `A1:${columnLetters(width - 1)}${tab.rows.length}` }),
    viewTag(tab, first),
    tag('sheetFormatPr', { defaultRowHeight: 15 }),
    columnTags(tab),
    tag('sheetData', {}, ...rows),
    tab.filter ? tag('autoFilter', { ref: tab.filter }) : '',
    merges.length > 0 ? tag('mergeCells', { count: merges.length }, ...merges) : '',
    ...formatTags(tab.formats ?? []),
    validationTags(tab.validations ?? []),
    urlTags(tab, links.urls),
    ...printTags(tab),
    links.drawing ? tag('drawing', { 'r:id': links.drawing }) : '',
    links.vml ? tag('legacyDrawing', { 'r:id': links.vml }) : '',
    links.table ? tag('tableParts', { count: 1 }, tag('tablePart', { 'r:id': links.table })) : '',
  );
}
