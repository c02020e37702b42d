import { dashboardTab, type Figure } from '../dashboard-tab.ts';
import type { Tab } from '../ooxml/book.ts';
import { serial } from '../typing/dates.ts';
import type { DealRow } from './deals.ts';
import { stages, today } from './lists.ts';

/** What `COUNTIF` and `SUMIF` see in a stage: the very word, capitals or not, and only amounts that are numbers. */
function inStage(deals: readonly DealRow[], stage: string): readonly DealRow[] {
  return deals.filter((deal) => deal.stage.toLowerCase() === stage.toLowerCase());
}

function sumOf(deals: readonly DealRow[]): number {
  return deals.reduce((sum, { amount }) => sum + (typeof amount === 'number' ? amount : 0), 0);
}

function stageFigures(deals: readonly DealRow[], stage: string, row: number): readonly Figure[] {
  const found = inStage(deals, stage);
  return [
    { value: found.length, formula: `COUNTIF(Deals[Stage],A${row})`, style: 'whole' },
    { value: sumOf(found), formula: `SUMIF(Deals[Stage],A${row},Deals[Amount])`, style: 'hryvnia' },
  ];
}

function overdue(deals: readonly DealRow[]): number {
  return deals.filter(({ nextDate }) => typeof nextDate === 'number' && nextDate < serial(today)).length;
}

/** The first tab: the funnel with its chart. */
export function salesDashboard(deals: readonly DealRow[]): Tab {
  const names = Object.keys(stages);
  const won = inStage(deals, 'Won').length;
  const lost = inStage(deals, 'Lost').length;
  return dashboardTab({
    title: 'Sales at a glance',
    header: 'salesHeader',
    colour: '0F766E',
    day: today,
    headers: ['Stage', 'Deals', 'Amount'],
    lines: names.map((stage, at) => ({ name: stage, figures: stageFigures(deals, stage, 5 + at) })),
    chart: { title: 'Funnel', bars: 'across', figure: 0, format: 'General' },
    below: [
      {
        label: 'Deals in all',
        value: deals.length,
        formula: 'ROWS(Deals[Deal])',
        style: 'whole',
      },
      {
        label: 'Not in any stage above',
        value: deals.length - names.reduce((sum, stage) => sum + inStage(deals, stage).length, 0),
        formula: 'B12-SUM(B5:B10)',
        style: 'whole',
      },
      { label: 'Won of all closed', value: won / (won + lost), formula: 'B9/(B9+B10)', style: 'percent' },
      {
        label: 'Next step overdue',
        value: overdue(deals),
        formula: 'COUNTIF(Deals[Next date],"<"&ReportDate)',
        style: 'whole',
      },
    ],
  });
}
