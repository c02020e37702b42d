import { listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import { createRandom, type Random } from '../random.ts';
import { typedYesNo } from '../typing/choices.ts';
import { tenge, typedMoney } from '../typing/money.ts';
import { type Goods, goods } from '../words/goods.ts';

/** One row of the price list; `margin` is what its formula last came to. */
export interface ProductRow {
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly price: Content;
  readonly cost: Content;
  readonly margin: Content;
  readonly stock: Content;
  readonly barcode: Content;
  readonly weight: Content;
  readonly onSale: Content;
  /** What it is sold for, however the price was typed. */
  readonly listPrice: number;
}

/** A barcode in the range for use inside a shop (GS1 prefix 20), with its check digit. */
function createBarcode(random: Random): string {
  const digits = [2, 0, ...Array.from({ length: 10 }, () => random.int(0, 9))];
  const sum = digits.reduce((total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3), 0);
  return [...digits, (10 - (sum % 10)) % 10].join('');
}

function typedBarcode(random: Random): Content {
  const barcode = createBarcode(random);
  const ways = { cell: Number(barcode), text: barcode, empty: null };
  return ways[random.weigh({ cell: 50, text: 35, empty: 15 })];
}

function typedStock(random: Random): Content {
  const pieces = random.int(0, 140);
  const ways = { pieces, unit: `${pieces} шт`, none: 'нет', many: '>50', debt: -random.int(1, 5) };
  return ways[random.weigh({ pieces: 84, unit: 7, none: 4, many: 2, debt: 3 })];
}

/** Price and cost with what the margin's formula comes to. */
function priced(price: Content, cost: number | null) {
  return { price, cost, margin: typeof price === 'number' ? 1 - (cost ?? 0) / price : null };
}

function createRow(kind: Goods, variant: string, at: number, random: Random): ProductRow {
  const listPrice = Math.round((kind.price * 1.2 ** at) / 50) * 50;
  const price = typedMoney(listPrice, tenge, random);
  const cost = random.chance(0.06) ? null : Math.round((listPrice * (0.45 + random.next() * 0.25)) / 10) * 10;
  return {
    sku: `${kind.prefix}-${String(at + 1).padStart(2, '0')}`,
    name: `${kind.name}, ${variant}`,
    category: kind.category,
    ...priced(price, cost),
    stock: typedStock(random),
    barcode: typedBarcode(random),
    weight: random.chance(0.1) ? null : Math.round((kind.grams * 1.6 ** at) / 10) * 10,
    onSale: typedYesNo(random.chance(0.9), ['yes', 'no'], random),
    listPrice,
  };
}

/** The products of the sample: one is sold below its cost, and one article number stands twice. */
export function createProductRows(): readonly ProductRow[] {
  const random = createRandom('orders/products');
  const rows = goods.flatMap((kind) => kind.variants.map((variant, at) => createRow(kind, variant, at, random)));
  const copied = rows[20]!;
  const cheap = rows[12]!;
  rows[12] = { ...cheap, ...priced(cheap.listPrice, cheap.listPrice + 300) };
  return [...rows, { ...copied, name: `${copied.name} (копия)`, barcode: null }];
}

/** The tab with the price list: a merged title, the day it holds from, and a blank row stand above its header. */
export function productsTab(rows: readonly ProductRow[]): Tab {
  return listTab<ProductRow>({
    name: 'Products',
    colour: '4338CA',
    header: 'ordersHeader',
    above: ['Price list', 'Valid from 1 September 2026', ''],
    records: rows,
    frozen: 2,
    columns: [
      { header: 'SKU', width: 11, cell: (row) => row.sku },
      { header: 'Product', width: 36, cell: (row) => row.name },
      { header: 'Category', width: 13, cell: (row) => row.category },
      { header: 'Price, ₸', width: 14, style: 'tenge', cell: (row) => row.price },
      { header: 'Cost', width: 13, style: 'tenge', cell: (row) => row.cost },
      {
        header: 'Margin',
        width: 9,
        style: 'percent',
        formula: (row) => `IF(ISNUMBER(D${row}),1-E${row}/D${row},"")`,
        cell: (row) => row.margin ?? '',
      },
      { header: 'In stock', width: 10, style: 'whole', cell: (row) => row.stock },
      { header: 'Barcode', width: 16, style: 'barcode', cell: (row) => row.barcode },
      { header: 'Weight (g)', width: 11, style: 'whole', cell: (row) => row.weight },
      { header: 'On sale', width: 10, style: 'centred', cell: (row) => row.onSale },
    ],
    more: (at) => ({
      merges: ['A1:D1'],
      formats: [
        {
          is: 'when',
          range: at.range('In stock'),
          formula: `AND(ISNUMBER(${at.first('In stock')}),${at.first('In stock')}<5)`,
          format: 'bad',
        },
        { is: 'duplicate', range: at.range('SKU'), format: 'attention' },
      ],
      validations: [{ type: 'list', range: at.range('Category'), formulas: ['Categories'], loose: false }],
      notes: [{ ref: at.ref('In stock', 9), author: 'Sofia', text: 'Пересчитать на складе!' }],
    }),
  });
}
