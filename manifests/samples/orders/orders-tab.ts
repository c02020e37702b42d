import { type ListColumn, listTab } from '../list-tab.ts';
import { type Content, quoted, type Tab } from '../ooxml/book.ts';
import type { LineRow } from './lines.ts';
import type { OrderRow } from './orders.ts';
import type { PaymentRow } from './payments.ts';

/** An order with what its formulas last came to. */
export interface CountedOrder extends OrderRow {
  readonly total: number;
  readonly paid: number;
  readonly balance: number;
}

/** What `SUMIF` finds for an order: the very number of it, and only amounts that are numbers. */
function sumFor(order: string, rows: readonly { readonly order: Content; readonly amount: Content }[]): number {
  return rows.reduce((sum, row) => (row.order === order && typeof row.amount === 'number' ? sum + row.amount : sum), 0);
}

/** What the lines of an order come to. */
export function totalOf(order: string, lines: readonly LineRow[]): number {
  return sumFor(
    order,
    lines.map((line) => ({ order: line.order, amount: line.total })),
  );
}

/** The orders with their sums. */
export function countOrders(
  orders: readonly OrderRow[],
  lines: readonly LineRow[],
  payments: readonly PaymentRow[],
): readonly CountedOrder[] {
  return orders.map((order) => {
    const total = totalOf(order.number, lines);
    const paid = sumFor(order.number, payments);
    return { ...order, total, paid, balance: total - paid };
  });
}

function columns(payments: number): readonly ListColumn<CountedOrder>[] {
  const inPayments = (letter: string) => `${quoted('Оплаты')}!$${letter}$2:$${letter}$${payments + 1}`;
  const total = (row: number) => `SUMIF(Lines[Order],A${row},Lines[Total])`;
  const paid = (row: number) => `SUMIF(${inPayments('B')},A${row},${inPayments('C')})`;
  const balance = (row: number) => `I${row}-J${row}`;
  return [
    { header: 'Order', width: 10, cell: (row) => row.number },
    { header: 'Placed', width: 18, style: 'dateTime', cell: (row) => row.placed },
    { header: 'Customer', width: 30, cell: (row) => row.customer },
    { header: 'Status', width: 14, cell: (row) => row.status },
    { header: 'Channel', width: 14, cell: (row) => row.channel },
    { header: 'Manager', width: 11, cell: (row) => row.manager },
    { header: 'Delivery', width: 15, cell: (row) => row.delivery },
    { header: 'Delivery address', width: 36, cell: (row) => row.address },
    { header: 'Total', width: 14, style: 'tenge', formula: total, cell: (row) => row.total },
    { header: 'Paid', width: 14, style: 'tenge', formula: paid, cell: (row) => row.paid },
    { header: 'Balance', width: 14, style: 'tenge', formula: balance, cell: (row) => row.balance },
    { header: 'Promised for', width: 17, style: 'date', cell: (row) => row.promised },
    { header: 'Shipped', width: 17, style: 'date', cell: (row) => row.shipped },
    { header: 'Tracking number', width: 17, style: 'barcode', cell: (row) => row.tracking },
    { header: 'Comment', width: 30, cell: (row) => row.comment },
    { header: 'Site ID', width: 10, hidden: true, cell: (row) => Number(row.number.slice(2)) * 7 },
  ];
}

/** The tab with the orders: filtered by people, with three formula columns and a hidden one. */
export function ordersTab(rows: readonly CountedOrder[], payments: number): Tab {
  return listTab<CountedOrder>({
    name: 'Orders',
    colour: 'F59E0B',
    header: 'ordersHeader',
    records: rows,
    filter: true,
    columns: columns(payments),
    more: (at) => ({
      formats: [
        { is: 'when', range: at.range('Order'), formula: `${at.first('Status')}="Cancelled"`, format: 'faded' },
        { is: 'when', range: at.range('Status'), formula: `${at.first('Status')}="Delivered"`, format: 'good' },
        { is: 'when', range: at.range('Balance'), formula: `${at.first('Balance')}>0`, format: 'attention' },
        { is: 'duplicate', range: at.range('Order'), format: 'bad' },
      ],
      validations: [
        {
          type: 'list',
          range: at.range('Status'),
          formulas: ['Statuses'],
          loose: true,
          prompt: ['Status', 'Choose how far the order has come.'],
        },
        { type: 'list', range: at.range('Channel'), formulas: ['Channels'], loose: true },
        { type: 'list', range: at.range('Manager'), formulas: ['Managers'], loose: true },
        { type: 'list', range: at.range('Delivery'), formulas: ['Deliveries'], loose: true },
      ],
      notes: [{ ref: at.ref('Delivery address', 140), author: 'Sofia', text: 'Адрес проверила по телефону, верный.' }],
    }),
  });
}
