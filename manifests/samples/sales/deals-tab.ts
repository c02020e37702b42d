import { type At, type ListColumn, listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import type { DealRow } from './deals.ts';

/** A cell of the same row, as formulas inside a table of Excel name it. */
const here = (header: string) => `Deals[[#This Row],[${header}]]`;

const forecast = () => `${here('Amount')}*${here('Probability')}`;
const daysOpen = () => `IF(${here('Closed')}="",ReportDate,${here('Closed')})-${here('Created')}`;

function sum(contents: readonly Content[]): number {
  return contents.reduce<number>((total, content) => total + (typeof content === 'number' ? content : 0), 0);
}

function columns(rows: readonly DealRow[]): readonly ListColumn<DealRow>[] {
  return [
    { header: 'Deal', width: 40, cell: (row) => row.name, total: { label: 'Total' } },
    { header: 'Company', width: 30, cell: (row) => row.company },
    { header: 'Contact', width: 28, cell: (row) => row.contact },
    { header: 'Stage', width: 14, cell: (row) => row.stage },
    {
      header: 'Amount',
      width: 18,
      style: 'hryvnia',
      cell: (row) => row.amount,
      total: { sum: sum(rows.map((row) => row.amount)), style: 'totalHryvnia' },
    },
    { header: 'Probability', width: 11, style: 'percent', cell: (row) => row.probability },
    { header: 'Forecast', width: 16, style: 'hryvnia', formula: forecast, cell: (row) => row.forecast },
    { header: 'Manager', width: 11, cell: (row) => row.manager },
    { header: 'Source', width: 15, cell: (row) => row.source },
    { header: 'Created', width: 12, style: 'date', cell: (row) => row.created },
    { header: 'Days open', width: 9, style: 'days', formula: daysOpen, cell: (row) => row.daysOpen },
    { header: 'Next step', width: 24, cell: (row) => row.nextStep },
    { header: 'Next date', width: 17, style: 'date', cell: (row) => row.nextDate },
    { header: 'Closed', width: 12, style: 'date', cell: (row) => row.closed },
    { header: 'Reason lost', width: 14, cell: (row) => row.reason },
    { header: 'Tags', width: 16, cell: (row) => row.tags },
  ];
}

function rules(at: At): Partial<Tab> {
  const overdue = `AND(ISNUMBER(${at.first('Next date')}),${at.first('Next date')}<ReportDate)`;
  return {
    formats: [
      { is: 'when', range: at.range('Deal'), formula: `${at.first('Stage')}="Lost"`, format: 'faded' },
      { is: 'when', range: at.range('Stage'), formula: `${at.first('Stage')}="Won"`, format: 'good' },
      { is: 'when', range: at.range('Next date'), formula: overdue, format: 'bad' },
      { is: 'bars', range: at.range('Amount'), colour: '5EEAD4' },
    ],
    validations: [
      {
        type: 'list',
        range: at.range('Stage'),
        formulas: ['Stages'],
        loose: true,
        prompt: ['Stage', 'Choose where the deal is now.'],
      },
      { type: 'list', range: at.range('Manager'), formulas: ['Managers'], loose: true },
      { type: 'list', range: at.range('Source'), formulas: ['Sources'], loose: true },
      { type: 'list', range: at.range('Reason lost'), formulas: ['Reasons'], loose: true },
      { type: 'decimal', range: at.range('Probability'), formulas: ['0', '1'], loose: true },
    ],
    threads: [
      {
        ref: at.ref('Amount', 5),
        messages: [
          { author: 'Iryna', at: '2026-10-12T11:20:00.00', text: 'Это с доставкой или без?' },
          { author: 'Roman', at: '2026-10-12T12:05:00.00', text: 'With delivery, they asked for one figure.' },
        ],
      },
    ],
  };
}

/** The tab with the deals: a table of Excel with two formula columns and totals below. */
export function dealsTab(rows: readonly DealRow[]): Tab {
  return listTab<DealRow>({
    name: 'Deals',
    colour: 'F59E0B',
    header: 'salesHeader',
    records: rows,
    table: 'Deals',
    columns: columns(rows),
    more: rules,
  });
}
