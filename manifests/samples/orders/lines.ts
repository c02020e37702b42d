import type { ListColumn } from '../list-tab.ts';
import { listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import { createRandom, type Random } from '../random.ts';
import type { ProductRow } from './products.ts';

/** One row of the tab as typed; `category` and `total` are what their formulas last came to. */
export interface LineRow {
  readonly order: Content;
  readonly product: Content;
  readonly category: string;
  readonly quantity: Content;
  readonly price: Content;
  readonly discount: Content;
  readonly total: number;
  readonly comment: Content;
}

const comments = ['подарочная упаковка', 'замена на синюю', 'check the lid', 'без пакета'];

function typedProduct(product: ProductRow, random: Random): Content {
  const ways = {
    sku: product.sku,
    name: product.name,
    small: product.sku.toLowerCase(),
    other: 'сертификат',
    none: null,
  };
  return ways[random.weigh({ sku: 82, name: 9, small: 5, other: 2, none: 2 })];
}

function typedQuantity(random: Random): Content {
  const pieces = random.weigh({ '1': 55, '2': 25, '3': 10, '4': 5, '10': 5 });
  const ways = { number: Number(pieces), unit: `${pieces} шт`, zero: 0 };
  return ways[random.weigh({ number: 94, unit: 4, zero: 2 })];
}

/** What `IFERROR(quantity * price * (1 - discount), 0)` comes to. */
function totalOf(quantity: Content, price: Content, discount: Content): number {
  if (typeof quantity === 'string' || typeof price === 'string') return 0;
  return Number(quantity) * Number(price) * (1 - Number(discount));
}

/** What the look-up of a product's category finds: it goes by the article number and does not tell capitals apart. */
function categoryOf(product: Content, products: readonly ProductRow[]): string {
  const found = products.find(({ sku }) => typeof product === 'string' && sku.toLowerCase() === product.toLowerCase());
  return found?.category ?? '?';
}

function createRow(order: Content, products: readonly ProductRow[], random: Random): LineRow {
  const chosen = random.pick(products);
  const product = typedProduct(chosen, random);
  const quantity = typedQuantity(random);
  const price = random.chance(0.02) ? null : chosen.listPrice;
  const discount = random.chance(0.85) ? null : random.pick([0.05, 0.1, 0.15]);
  return {
    order: random.chance(0.01) ? 'A-9999' : order,
    product,
    category: categoryOf(product, products),
    quantity,
    price,
    discount,
    total: totalOf(quantity, price, discount),
    comment: random.chance(0.06) ? random.pick(comments) : null,
  };
}

/** What was ordered: one to four lines for each order. */
export function createLineRows(orders: readonly string[], products: readonly ProductRow[]): readonly LineRow[] {
  const random = createRandom('orders/lines');
  return orders.flatMap((order) => {
    const count = Number(random.weigh({ '1': 48, '2': 32, '3': 14, '4': 6 }));
    return Array.from({ length: count }, () => createRow(order, products, random));
  });
}

const here = (header: string) => `Lines[[#This Row],[${header}]]`;
const total = () => `IFERROR(${here('Quantity')}*${here('Price')}*(1-${here('Discount')}),0)`;

/** The look-up in the price list, which begins in that row and ends in the other. */
const categoryBetween = (first: number, last: number) => () =>
  `IFERROR(VLOOKUP(${here('Product')},Products!$A$${first}:$C$${last},3,FALSE),"?")`;

function columns(rows: readonly LineRow[], products: readonly ProductRow[]): readonly ListColumn<LineRow>[] {
  const sum = rows.reduce((sum, row) => sum + row.total, 0);
  const firstProduct = 5;
  const category = categoryBetween(firstProduct, firstProduct + products.length - 1);
  return [
    { header: 'Order', width: 11, cell: (row) => row.order, total: { label: 'Total' } },
    { header: 'Product', width: 34, cell: (row) => row.product },
    { header: 'Category', width: 13, formula: category, cell: (row) => row.category },
    { header: 'Quantity', width: 10, style: 'whole', cell: (row) => row.quantity },
    { header: 'Price', width: 13, style: 'tenge', cell: (row) => row.price },
    { header: 'Discount', width: 10, style: 'percent', cell: (row) => row.discount },
    {
      header: 'Total',
      width: 15,
      style: 'tenge',
      formula: total,
      cell: (row) => row.total,
      total: { sum, style: 'totalTenge' },
    },
    { header: 'Comment', width: 26, cell: (row) => row.comment },
  ];
}

/** The tab with the order lines: a table of Excel with two formula columns and totals below. */
export function linesTab(rows: readonly LineRow[], products: readonly ProductRow[]): Tab {
  return listTab<LineRow>({
    name: 'Lines',
    colour: '4338CA',
    header: 'ordersHeader',
    records: rows,
    table: 'Lines',
    columns: columns(rows, products),
    more: (at) => ({
      formats: [
        { is: 'when', range: at.range('Total'), formula: `${at.first('Total')}=0`, format: 'bad' },
        { is: 'bars', range: at.range('Quantity'), colour: 'C7D2FE' },
      ],
      validations: [{ type: 'decimal', range: at.range('Discount'), formulas: ['0', '0.5'], loose: true }],
    }),
  });
}
