import { logo } from '../logo.ts';
import { type Cell, columnLetters, quoted, type Tab } from '../ooxml/book.ts';
import type { Calendar } from './calendar.ts';
import { deals } from './deals.ts';
import { choices, headers, tabs } from './headers.ts';
import type { Said } from './said.ts';

const colour = '0F766E';
const firstRow = 4;

/**
 * The first tab: a query of Google Sheets over the deals, as Excel is given it when such a spreadsheet is downloaded,
 * with a chart beside it.
 */
export function summaryTab(say: (said: Said) => string, calendar: Calendar): Tab {
  const name = say(tabs.summary);
  const lines = Object.entries(choices.stages).map(([stage, said]) => {
    const those = deals.filter((deal) => deal.stage === stage);
    return {
      stage: say(said),
      count: those.length,
      sum: those.reduce((total, { amount }) => total + (typeof amount === 'number' ? amount : 0), 0),
    };
  });
  const range = `${quoted(say(tabs.deals))}!A:H`;
  const query = `QUERY(${range},"select D, count(A), sum(F) group by D",1)`.replaceAll('"', '""');
  const text = (value: string, style: Cell['style']): Cell => ({ value, style });
  // Only the first cell holds the query; where it spills, Excel is given what it came to.
  const first = (value: string): Cell => ({
    value,
    style: 'plain',
    formula: `IFERROR(__xludf.DUMMYFUNCTION("${query}"),"${value}")`,
  });
  const spilt = (value: string | number, style: Cell['style']): Cell => ({
    value,
    style,
    formula: `IFERROR(__xludf.DUMMYFUNCTION("""COMPUTED_VALUE"""),${typeof value === 'number' ? value : `"${value}"`})`,
  });
  const lastRow = firstRow + lines.length - 1;
  const inColumn = (at: number) => `${quoted(name)}!$${columnLetters(at)}$${firstRow}:$${columnLetters(at)}$${lastRow}`;
  return {
    name,
    colour,
    gridLines: false,
    columns: [22, 12, 18, 4, 12, 12, 12, 12, 12, 12].map((width) => ({ width })),
    heights: { 1: 34 },
    merges: ['A1:C1'],
    rows: [
      [text(say(['Zerno, coffee wholesale', 'Зерно, кофе оптом', 'Зерно, кава гуртом']), 'title')],
      [{ value: calendar.day(0), style: 'date', formula: 'TODAY()' }],
      [
        text(say(headers.stage), 'salesHeader'),
        text(say(tabs.deals), 'salesHeader'),
        text(say(headers.amount), 'salesHeader'),
      ],
      ...lines.map(({ stage, count, sum }, at) => [
        at === 0 ? first(stage) : spilt(stage, 'plain'),
        spilt(count, 'whole'),
        spilt(sum, 'hryvnia'),
      ]),
    ],
    charts: [
      {
        title: say(tabs.deals),
        bars: 'across',
        colour,
        format: '#,##0',
        names: { range: inColumn(0), values: lines.map(({ stage }) => stage) },
        numbers: { range: inColumn(2), values: lines.map(({ sum }) => sum) },
        at: { from: [4, 2], to: [10, 18] },
      },
    ],
    pictures: [{ name: 'Zerno', png: logo(colour), at: [9, 0], size: 48 }],
  };
}
