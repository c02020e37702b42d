import { dashboardTab, type Figure } from '../dashboard-tab.ts';
import type { Tab } from '../ooxml/book.ts';
import { serial } from '../typing/dates.ts';
import { type Status, today } from './lists.ts';
import type { CountedOrder } from './orders-tab.ts';

const months = ['July', 'August', 'September', 'October'];
const firstMonth = 7;

/** What a look at the orders from one day to another finds: only those whose date is a date. */
function monthFigures(orders: readonly CountedOrder[], at: number, inOrders: (letter: string) => string): Figure[] {
  const month = firstMonth + at;
  const first = serial(`2026-${String(month).padStart(2, '0')}-01`);
  const next = serial(`2026-${String(month + 1).padStart(2, '0')}-01`);
  const found = orders.filter(({ placed }) => typeof placed === 'number' && placed >= first && placed < next);
  const within = [`">="&DATE(2026,${month},1)`, `"<"&DATE(2026,${month + 1},1)`].map(
    (edge) => `${inOrders('B')},${edge}`,
  );
  return [
    { value: found.length, formula: `COUNTIFS(${within.join(',')})`, style: 'whole' },
    {
      value: found.reduce((sum, order) => sum + order.total, 0),
      formula: `SUMIFS(${inOrders('I')},${within.join(',')})`,
      style: 'tenge',
    },
  ];
}

/** The first tab: turnover by month with its chart. */
export function ordersDashboard(orders: readonly CountedOrder[]): Tab {
  const inOrders = (letter: string) => `Orders!$${letter}$2:$${letter}$${orders.length + 1}`;
  const inStatus = (status: Status) => orders.filter((order) => order.status.toLowerCase() === status.toLowerCase());
  return dashboardTab({
    title: 'Orders at a glance',
    header: 'ordersHeader',
    colour: '4338CA',
    day: today,
    headers: ['Month of 2026', 'Orders', 'Turnover'],
    lines: months.map((name, at) => ({ name, figures: monthFigures(orders, at, inOrders) })),
    chart: { title: 'Turnover by month', bars: 'upright', figure: 1, format: '#,##0\\ "₸"' },
    below: [
      { label: 'Orders in all', value: orders.length, formula: `ROWS(${inOrders('A')})`, style: 'whole' },
      {
        label: 'To be packed',
        value: inStatus('Confirmed').length,
        formula: `COUNTIF(${inOrders('D')},"Confirmed")`,
        style: 'whole',
      },
      {
        label: 'Not paid in full',
        value: orders.filter((order) => order.balance > 0).length,
        formula: `COUNTIF(${inOrders('K')},">0")`,
        style: 'whole',
      },
      {
        label: 'Still to come in',
        value: orders.reduce((sum, order) => sum + Math.max(0, order.balance), 0),
        formula: `SUMIF(${inOrders('K')},">0")`,
        style: 'tenge',
      },
    ],
  });
}
