import { reportDate } from '../dashboard-tab.ts';
import type { Book } from '../ooxml/book.ts';
import { pivotTab } from '../pivot-tab.ts';
import { serial } from '../typing/dates.ts';
import { wordListNames, wordListsTab } from '../word-lists-tab.ts';
import { createCustomerRows, customersTab } from './customers.ts';
import { ordersDashboard } from './dashboard.ts';
import { createLineRows, linesTab } from './lines.ts';
import { channels, deliveries, groups, managers, methods, statuses, today } from './lists.ts';
import { createOrderRows } from './orders.ts';
import { countOrders, ordersTab, totalOf } from './orders-tab.ts';
import { createPaymentRows, paymentsTab } from './payments.ts';
import { createProductRows, productsTab } from './products.ts';

const lists = {
  Statuses: Object.keys(statuses),
  Channels: Object.keys(channels),
  Deliveries: Object.keys(deliveries),
  Methods: Object.keys(methods),
  Managers: Object.keys(managers),
  Groups: Object.keys(groups),
  Categories: ['Tea', 'Coffee', 'Tableware', 'Sweets', 'Gifts'],
};

/** The workbook of a small shop that sells tea and what goes with it. */
export function ordersBook(): Book {
  const customers = createCustomerRows();
  const products = createProductRows();
  const orders = createOrderRows(customers);
  const numbers = [...new Set(orders.map((order) => order.number))];
  const lines = createLineRows(numbers, products);
  const dues = orders.map(({ number, placed }) => ({
    order: number,
    placed: typeof placed === 'number' ? placed : serial(today),
    total: totalOf(number, lines),
  }));
  const payments = createPaymentRows(dues);
  const counted = countOrders(orders, lines, payments);
  const lineList = linesTab(lines, products);
  return {
    title: 'Orders',
    creator: 'Aigul',
    saved: '2026-10-15T09:00:00Z',
    tabs: [
      ordersDashboard(counted),
      customersTab(customers),
      ordersTab(counted, payments.length),
      lineList,
      productsTab(products),
      paymentsTab(payments),
      pivotTab(lineList, {
        tab: 'By category',
        by: 'Category',
        count: 'Order',
        sum: 'Total',
        captions: ['Number of lines', 'Sum of totals'],
      }),
      wordListsTab(lists, 'ordersHeader'),
    ],
    names: { ReportDate: reportDate, ...wordListNames(lists) },
  };
}
