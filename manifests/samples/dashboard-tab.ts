import { logo } from './logo.ts';
import { type Cell, columnLetters, quoted, type Tab } from './ooxml/book.ts';
import type { StyleName } from './ooxml/styles.ts';
import { serial } from './typing/dates.ts';

/** A number with the formula that makes it. */
export interface Figure {
  readonly value: number;
  readonly formula: string;
  readonly style: StyleName;
}

/** The first page of a workbook: a table of figures with its chart, and single figures below. */
export interface Dashboard {
  readonly title: string;
  readonly header: StyleName;
  /** `RRGGBB`, of the tab, the logo and the chart. */
  readonly colour: string;
  readonly day: string;
  readonly headers: readonly string[];
  readonly lines: readonly { readonly name: string; readonly figures: readonly Figure[] }[];
  readonly chart: {
    readonly title: string;
    readonly bars: 'across' | 'upright';
    /** Which figure of a line it shows, from 0. */
    readonly figure: number;
    readonly format: string;
  };
  readonly below: readonly (Figure & { readonly label: string })[];
}

const tabName = 'Dashboard';
const headerRow = 4;
const firstRow = headerRow + 1;

/** Where the day stands for which the figures are counted. */
export const reportDate = `${quoted(tabName)}!$B$2`;

/** The tab with the figures, the chart and the logo. */
export function dashboardTab(board: Dashboard): Tab {
  const { lines, chart } = board;
  const lastRow = headerRow + lines.length;
  const text = (value: string, style: StyleName): Cell => ({ value, style });
  const inColumn = (at: number) =>
    `${quoted(tabName)}!$${columnLetters(at)}$${firstRow}:$${columnLetters(at)}$${lastRow}`;

  return {
    name: tabName,
    colour: board.colour,
    gridLines: false,
    columns: [26, 12, 18, 4, 12, 12, 12, 12, 12, 12].map((width) => ({ width })),
    heights: { 1: 34, [headerRow]: 24 },
    merges: ['A1:C1'],
    rows: [
      [text(board.title, 'title')],
      [text('Figures for', 'quiet'), { value: serial(board.day), style: 'date' }],
      [],
      board.headers.map((header) => text(header, board.header)),
      ...lines.map(({ name, figures }) => [text(name, 'plain'), ...figures]),
      [],
      ...board.below.map(({ label, ...figure }) => [text(label, 'label'), figure]),
    ],
    charts: [
      {
        title: chart.title,
        bars: chart.bars,
        colour: board.colour,
        format: chart.format,
        names: { range: inColumn(0), values: lines.map((line) => line.name) },
        numbers: {
          range: inColumn(chart.figure + 1),
          values: lines.map((line) => line.figures[chart.figure]?.value ?? 0),
        },
        at: { from: [4, headerRow - 1], to: [10, headerRow + 15] },
      },
    ],
    pictures: [{ name: 'Logo', png: logo(board.colour), at: [9, 0], size: 48 }],
    print: { landscape: true, title: board.title, area: 'A1:J22' },
  };
}
