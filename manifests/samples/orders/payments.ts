import { listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import { createRandom, type Random } from '../random.ts';
import { typedChoice } from '../typing/choices.ts';
import { serial, typedDate } from '../typing/dates.ts';
import { createIban, typedIban } from '../typing/iban.ts';
import { tenge, typedMoney } from '../typing/money.ts';
import { methods, today } from './lists.ts';

/** One row of the tab as typed. */
export interface PaymentRow {
  readonly day: Content;
  readonly order: Content;
  readonly amount: Content;
  readonly method: Content;
  readonly account: Content;
  readonly confirmed: Content;
  readonly comment: Content;
}

/** What a payment is for: an order, when it was placed (a serial day), and what it comes to. */
export interface Due {
  readonly order: string;
  readonly placed: number;
  readonly total: number;
}

const comments = ['предоплата', 'доплата', 'вернули 500 ₸', 'чек отправлен', 'partly paid'];
const lastDay = serial(today);

function paidShare(random: Random): number {
  return Number(random.weigh({ '1': 84, '0.5': 12, '1.1': 4 }));
}

function createRow(due: Due, random: Random): PaymentRow {
  const method = random.pick(Object.keys(methods));
  const amount = Math.round(due.total * paidShare(random));
  const day = Math.min(lastDay, Math.floor(due.placed) + random.int(0, 6));
  return {
    day: typedDate(day, random),
    order: random.chance(0.04) ? random.pick([null, 'A-0000', due.order.replace('A-', '')]) : due.order,
    amount: random.chance(0.04) ? null : typedMoney(amount, tenge, random),
    method: random.chance(0.05) ? null : typedChoice(method, methods, random),
    account: method === 'Transfer' && random.chance(0.85) ? typedIban(createIban(random), random) : null,
    confirmed: random.chance(0.8),
    comment: random.chance(0.12) ? random.pick(comments) : null,
  };
}

/** The payments of the sample: most orders are paid once, some in parts or not yet. */
export function createPaymentRows(dues: readonly Due[]): readonly PaymentRow[] {
  const random = createRandom('orders/payments');
  return dues.filter((due) => due.total > 0 && random.chance(0.8)).map((due) => createRow(due, random));
}

/** The tab with the payments, kept by the accountant in Russian. */
export function paymentsTab(rows: readonly PaymentRow[]): Tab {
  return listTab<PaymentRow>({
    name: 'Оплаты',
    colour: 'F59E0B',
    header: 'ordersHeader',
    records: rows,
    columns: [
      { header: 'Дата', width: 18, style: 'date', cell: (row) => row.day },
      { header: 'Заказ', width: 11, cell: (row) => row.order },
      { header: 'Сумма', width: 15, style: 'tenge', cell: (row) => row.amount },
      { header: 'Способ оплаты', width: 20, cell: (row) => row.method },
      { header: 'Счёт плательщика (IBAN)', width: 28, cell: (row) => row.account },
      { header: 'Проверено', width: 11, style: 'centred', cell: (row) => row.confirmed },
      { header: 'Комментарий', width: 22, cell: (row) => row.comment },
    ],
    more: (at) => ({
      formats: [{ is: 'when', range: at.range('Сумма'), formula: `ISTEXT(${at.first('Сумма')})`, format: 'attention' }],
      validations: [
        { type: 'list', range: at.range('Способ оплаты'), formulas: ['Methods'], loose: true },
        { type: 'list', range: at.range('Проверено'), formulas: ['"TRUE,FALSE"'], loose: true },
      ],
      threads: [
        {
          ref: at.ref('Сумма', 3),
          messages: [
            { author: 'Aigul', at: '2026-10-08T06:15:00.00', text: 'Пришло на 500 ₸ больше, чем в заказе?' },
            { author: 'Dmitry', at: '2026-10-08T06:40:00.00', text: 'Да, это доставка.' },
          ],
        },
      ],
    }),
  });
}
