import type { Content } from '../ooxml/book.ts';
import { createRandom, type Random } from '../random.ts';
import { anyChoice, typedChoice } from '../typing/choices.ts';
import { serial, typedDate } from '../typing/dates.ts';
import { misspelt, untidy } from '../typing/slips.ts';
import { ordersCities } from '../words/cities.ts';
import type { CustomerRow } from './customers.ts';
import { channels, deliveries, managers, type Status, statuses, today } from './lists.ts';

/** One row of the tab as typed, without what its formulas come to. */
export interface OrderRow {
  readonly number: string;
  readonly placed: Content;
  readonly customer: Content;
  readonly status: string;
  readonly channel: Content;
  readonly manager: Content;
  readonly delivery: Content;
  readonly address: Content;
  readonly promised: Content;
  readonly shipped: Content;
  readonly tracking: Content;
  readonly comment: Content;
}

const orderCount = 150;
const firstNumber = 1001;
const lastDay = serial(today);

const comments = [
  'Позвонить перед доставкой',
  'Подарок, без цен в коробке',
  'Call before noon',
  'Оплата при получении, проверить сумму',
  'клієнт змінив адресу',
];

/** How far an order has come after so many days. */
function statusAfter(days: number, random: Random): Status {
  if (random.chance(0.08)) return 'Cancelled';
  if (days > 14) return random.chance(0.06) ? 'Returned' : 'Delivered';
  if (days > 6) return random.weigh({ Shipped: 50, Delivered: 45, Packed: 5 });
  if (days > 2) return random.weigh({ Confirmed: 30, Packed: 35, Shipped: 35 });
  return random.weigh({ New: 60, Confirmed: 40 });
}

/** The customer as the clerk wrote it: by name, by code, by a name that nobody has. */
function typedCustomer(customer: CustomerRow, random: Random): Content {
  const ways: Record<string, () => Content> = {
    name: () => customer.name,
    code: () => customer.code ?? customer.name,
    untidy: () => untidy(customer.name, random),
    nobody: () => misspelt(misspelt(customer.name, random), random),
    empty: () => null,
  };
  return ways[random.weigh({ name: 62, code: 26, untidy: 5, nobody: 4, empty: 3 })]!();
}

/** On its way or further, an order was shipped; now and then nobody wrote when, or it was before the order. */
function shippedOn(status: Status, placed: number, random: Random): Content {
  if (!['Shipped', 'Delivered', 'Returned'].includes(status) || random.chance(0.08)) return null;
  const day = Math.floor(placed) + random.int(1, 5);
  return typedDate(random.chance(0.04) ? day - 12 : Math.min(day, lastDay), random);
}

function typedTracking(status: Status, random: Random): Content {
  if (!['Shipped', 'Delivered', 'Returned'].includes(status) || random.chance(status === 'Shipped' ? 0.45 : 0.2))
    return null;
  const digits = String(random.int(100_000_000, 999_999_999));
  return random.chance(0.2) ? Number(`20450${digits}`) : `KZ${digits}RC`;
}

function createRow(number: string, placed: number, customers: readonly CustomerRow[], random: Random): OrderRow {
  const customer = random.pick(customers);
  const status = statusAfter(lastDay - placed, random);
  const city = random.pick(ordersCities);
  const delivery = random.pick(Object.keys(deliveries));
  const day = Math.floor(placed);
  return {
    number,
    placed: random.chance(0.9) ? placed : typedDate(day, random),
    customer: typedCustomer(customer, random),
    status: typedChoice(status, statuses, random),
    channel: random.chance(0.04) ? null : anyChoice(channels, random),
    manager: random.chance(0.06) ? null : anyChoice(managers, random),
    delivery: typedChoice(delivery, deliveries, random),
    address:
      delivery === 'Pickup' || random.chance(0.12)
        ? null
        : (customer.address ??
          `${random.pick(city.written).trim()}, ${random.pick(city.streets)}, ${random.int(1, 120)}`),
    promised: random.chance(0.2) ? null : typedDate(day + random.int(2, 9), random),
    shipped: shippedOn(status, placed, random),
    tracking: typedTracking(status, random),
    comment: random.chance(0.12) ? random.pick(comments) : null,
  };
}

/** The orders of the sample, oldest first; one number was given twice. */
export function createOrderRows(customers: readonly CustomerRow[]): readonly OrderRow[] {
  const random = createRandom('orders/orders');
  const minutesInDay = 1440;
  const moments = Array.from({ length: orderCount }, () => {
    const minutes = random.int(8 * 60, 21 * 60);
    // The shop grows: later days have more orders.
    const day = serial('2026-07-01') + Math.floor(106 * Math.sqrt(random.next()));
    return Math.round((day + minutes / minutesInDay) * 1e6) / 1e6;
  });
  const rows = moments
    .toSorted((a, b) => a - b)
    .map((placed, at) => createRow(`A-${firstNumber + at}`, placed, customers, random));
  return rows.map((row, at) => (at === 88 ? { ...row, number: rows[87]!.number } : row));
}
