import { createRandom } from '../random.ts';
import { customers, deletedCustomer } from './customers.ts';
import type { choices } from './headers.ts';
import type { Said } from './said.ts';

interface Product {
  readonly name: Said;
  readonly sku: string;
  readonly price: number;
  readonly roast: keyof (typeof choices)['roasts'];
}

/** What they sell. */
export const products: readonly Product[] = [
  { name: ['Espresso No 1', 'Эспрессо № 1', 'Еспресо № 1'], sku: 'ES-01', price: 640, roast: 'dark' },
  { name: ['Espresso No 2', 'Эспрессо № 2', 'Еспресо № 2'], sku: 'ES-02', price: 690, roast: 'medium' },
  { name: ['Spring blend', 'Весенняя смесь', 'Весняна суміш'], sku: 'BL-10', price: 720, roast: 'medium' },
  { name: ['Ethiopia Guji', 'Эфиопия Гуджи', 'Ефіопія Гуджі'], sku: 'SO-21', price: 980, roast: 'light' },
  { name: ['Colombia Huila', 'Колумбия Уила', 'Колумбія Уїла'], sku: 'SO-22', price: 890, roast: 'medium' },
  { name: ['Decaf', 'Без кофеина', 'Без кофеїну'], sku: 'DC-01', price: 840, roast: 'medium' },
];

/** One order. Days count from the beginning of its month. */
export interface Order {
  readonly number: number;
  readonly day: number;
  readonly customer: Said;
  readonly product: Product;
  readonly weight: number;
  readonly status: keyof (typeof choices)['statuses'];
  readonly invoice: string | null;
}

const usualCount = 14;
const firstNumber = 1180;

/** The orders of a month until its n-th day. Of this month the last ones are still on their way. */
export function ordersOf(month: 'this' | 'before', days: number): readonly Order[] {
  const random = createRandom(`coffee/orders/${month}`);
  const regular = customers.slice(0, 17);
  const start = month === 'before' ? firstNumber : firstNumber + usualCount;
  return Array.from({ length: usualCount }, (_, at): Order => {
    const number = start + at;
    const status = month === 'before' || at < 9 ? 'delivered' : at < 12 ? 'roasting' : 'accepted';
    const drawn = random.pick(regular).name;
    return {
      number,
      day: Math.floor((at * days) / usualCount),
      // The customer whose row is gone ordered in both months.
      customer: at === 4 ? deletedCustomer : drawn,
      product: random.pick(products),
      weight: random.int(2, 12) * 5,
      status,
      // One was delivered and waits for its invoice; those that are still roasting need none.
      invoice: status === 'delivered' && !(month === 'this' && at === 7) ? `INV-${number}` : null,
    };
  });
}
