import { listTab } from '../list-tab.ts';
import type { Tab } from '../ooxml/book.ts';
import type { Calendar } from './calendar.ts';
import { choices, headers, tabs } from './headers.ts';
import { offered } from './lists-tabs.ts';
import { type Order, ordersOf, products } from './orders.ts';
import type { Said } from './said.ts';

type Say = (said: Said) => string;

const header = 'ordersHeader';
/** The table of Excel that each month is. */
const tableNames = ['OrdersNow', 'OrdersBefore'] as const;

/** The tab of one month: a table of Excel with a row of totals. */
export function ordersTab(say: Say, calendar: Calendar, before: 0 | 1): Tab {
  const { title, first, days } = calendar.month(before);
  const orders = ordersOf(before === 0 ? 'this' : 'before', days);
  const sumOf = ({ weight, product }: Order) => weight * product.price;
  const sum = orders.reduce((total, order) => total + sumOf(order), 0);
  const weight = orders.reduce((total, order) => total + order.weight, 0);
  const table = tableNames[before];
  const here = (name: string) => `${table}[[#This Row],[${name}]]`;
  return listTab<Order>({
    name: title,
    colour: '4338CA',
    header,
    records: orders,
    table,
    columns: [
      { header: say(headers.number), width: 12, cell: ({ number }) => number, total: { label: say(headers.sum) } },
      { header: say(headers.date), width: 13, style: 'date', cell: ({ day }) => first + day },
      { header: say(headers.customer), width: 26, cell: ({ customer }) => say(customer) },
      { header: say(headers.product), width: 20, cell: ({ product }) => say(product.name) },
      {
        header: say(headers.weight),
        width: 11,
        style: 'whole',
        cell: (order) => order.weight,
        total: { sum: weight, style: 'totalWhole' },
      },
      { header: say(headers.price), width: 12, style: 'hryvnia', cell: ({ product }) => product.price },
      {
        header: say(headers.sum),
        width: 16,
        style: 'hryvnia',
        formula: () => `${here(say(headers.weight))}*${here(say(headers.price))}`,
        cell: sumOf,
        total: { sum, style: 'totalHryvnia' },
      },
      { header: say(headers.status), width: 14, cell: ({ status }) => say(choices.statuses[status]) },
      { header: say(headers.invoice), width: 14, cell: ({ invoice }) => invoice },
    ],
    more: (at) => ({
      validations: [
        {
          type: 'list',
          range: at.range(say(headers.status)),
          formulas: offered(Object.values(choices.statuses).map(say)),
          loose: true,
        },
      ],
    }),
  });
}

/** The tab with what they sell. */
export function pricesTab(say: Say): Tab {
  return listTab({
    name: say(tabs.prices),
    colour: '4338CA',
    header,
    records: products,
    columns: [
      { header: say(headers.product), width: 22, cell: ({ name }) => say(name) },
      { header: say(headers.sku), width: 12, style: 'text', cell: ({ sku }) => sku },
      { header: say(headers.price), width: 14, style: 'hryvnia', cell: ({ price }) => price },
      { header: say(headers.roast), width: 14, cell: ({ roast }) => say(choices.roasts[roast]) },
    ],
  });
}
