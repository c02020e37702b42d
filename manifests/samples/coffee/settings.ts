import { calendarAround } from './calendar.ts';
import { choices, headers, tabs } from './headers.ts';
import type { Said, Tongue } from './said.ts';
import { sayer } from './said.ts';

type Say = (said: Said) => string;

/** The settings of the wholesaler's workbook on that day, as YAML. `file` is the workbook, beside them. */
export function coffeeSettings(tongue: Tongue, today: string, file: string): string {
  const say = sayer(tongue);
  const calendar = calendarAround(today, tongue);
  const column = (name: keyof typeof headers) => quote(say(headers[name]));
  const title = (name: keyof typeof tabs) => quote(say(tabs[name]));
  return `# yaml-language-server: $schema=../../settings.schema.json
#
# ${say(about)}
rowcall: 1
name: ${say(['Zerno', 'Зерно', 'Зерно'])}
store: { kind: workbook, file: ${file} }
mode: suggest
language: ${tongue}
zone: Europe/Kyiv
currency: UAH
countries: [UA]

tables:
  staff:
    title: ${title('staff')}
    label: name
    fields:
      name: { type: person-name, column: ${column('name')}, required: true }
      email: { type: email, column: ${column('email')}, unique: true }
      role: { type: text, column: ${column('role')} }
      left_on: { type: date, column: ${column('left')} }

  customers:
    title: ${title('customers')}
    label: name
    names: [name, email, phone]
    fields:
      name: { type: company-name, column: ${column('customer')}, required: true }
      contact: { type: person-name, column: ${column('contact')} }
      phone: { type: phone, column: ${column('phone')}, unique: true }
      email: { type: email, column: ${column('email')}, unique: true }
      city: { type: text, column: ${column('city')} }
      manager: { type: reference, table: staff, column: ${column('manager')}, owner: shared }
      contract_until: { type: date, column: ${column('contract')} }
      birthday: { type: date, column: ${column('birthday')} }
      next_birthday: { type: date, column: ${column('nextBirthday')} }
      comment: { type: long-text, column: ${column('comment')} }

  requests:
    title: ${title('requests')}
    label: name
    fields:
      received: { type: date-time, column: ${column('received')}, required: true }
      name: { type: person-name, column: ${column('name')} }
      phone: { type: phone, column: ${column('phone')} }
      source: { type: choice, column: ${column('source')}, options: ${options(choices.sources, say)} }
      wish: { type: long-text, column: ${column('wish')} }
      manager: { type: reference, table: staff, column: ${column('manager')}, owner: shared }
      answered: { type: date-time, column: ${column('answered')} }

  deals:
    title: ${title('deals')}
    label: name
    fields:
      name: { type: text, column: ${column('deal')}, required: true }
      customer: { type: reference, table: customers, column: ${column('customer')}, required: true }
      manager: { type: reference, table: staff, column: ${column('manager')}, owner: shared }
      stage: { type: choice, column: ${column('stage')}, owner: shared, required: true, options: ${options(choices.stages, say)} }
      since: { type: date, column: ${column('since')} }
      amount: { type: money, column: ${column('amount')} }
      close_by: { type: date, column: ${column('closing')}, owner: shared }
      next_step: { type: text, column: ${column('nextStep')}, owner: shared }

  # ${say(monthly)}
  orders:
    title: ${quote(calendar.month(0).title)}
    label: number
    fields: &orders
      number: { type: text, column: ${column('number')}, required: true }
      date: { type: date, column: ${column('date')}, required: true }
      customer: { type: reference, table: customers, column: ${column('customer')}, required: true }
      product: { type: reference, table: prices, column: ${column('product')} }
      weight: { type: number, column: ${column('weight')}, min: 0 }
      price: { type: money, column: ${column('price')} }
      total: { type: computed, column: ${column('sum')} }
      status: { type: choice, column: ${column('status')}, owner: shared, options: ${options(choices.statuses, say)} }
      invoice: { type: text, column: ${column('invoice')} }

  orders-before:
    title: ${quote(calendar.month(1).title)}
    label: number
    fields: *orders

  prices:
    title: ${title('prices')}
    label: product
    names: [product, sku]
    fields:
      product: { type: text, column: ${column('product')}, required: true }
      sku: { type: text, column: ${column('sku')}, unique: true }
      price: { type: money, column: ${column('price')} }
      roast: { type: choice, column: ${column('roast')}, options: ${options(choices.roasts, say)} }

rules:
${rules(say)}
duplicates:
  customers: {}

status:
${['customers', 'requests', 'deals', 'orders', 'orders-before'].map((table) => `  ${table}: {}`).join('\n')}
`;
}

/** Each rule of the story: what has to be so, and what is said where it is not. */
const story: readonly {
  readonly name: string;
  readonly table: string;
  readonly when?: string;
  readonly must: string;
  readonly field: string;
  readonly severity?: 'warning' | 'note';
  readonly why: Said;
  readonly fix: Said;
}[] = [
  {
    name: 'request-is-answered',
    table: 'requests',
    when: 'blank(answered)',
    must: 'daysBetween(received, now) < 1',
    field: 'answered',
    why: [
      'Nobody has answered since yesterday',
      'Со вчерашнего дня никто не ответил',
      'З учорашнього дня ніхто не відповів',
    ],
    fix: ['Call now, then write when.', 'Позвоните и впишите, когда.', 'Зателефонуйте та впишіть, коли.'],
  },
  {
    name: 'invoice-has-amount',
    table: 'deals',
    when: 'stage == "invoice"',
    must: 'filled(amount) && amount > 0',
    field: 'amount',
    why: [
      'It is to be invoiced, and the amount is missing',
      'Нужно выставить счёт, а сумма не указана',
      'Треба виставити рахунок, а суму не вказано',
    ],
    fix: ['Write the amount.', 'Впишите сумму.', 'Впишіть суму.'],
  },
  {
    name: 'big-deal-moves',
    table: 'deals',
    when: 'amount >= 100000 && stage != "won" && stage != "lost"',
    must: 'daysBetween(since, now) <= 14',
    field: 'since',
    severity: 'warning',
    why: [
      'A big deal has not moved for more than two weeks',
      'Крупная сделка больше двух недель не движется',
      'Велика угода понад два тижні не рухається',
    ],
    fix: [
      'Agree on the next step and its day.',
      'Договоритесь о следующем шаге и дне.',
      'Домовтеся про наступний крок і день.',
    ],
  },
  {
    name: 'manager-is-here',
    table: 'customers',
    must: 'blank(manager.left_on)',
    field: 'manager',
    severity: 'warning',
    why: [
      'This manager has left, and nobody looks after the customer',
      'Этот менеджер ушёл, и клиентом никто не занимается',
      'Цей менеджер пішов, і клієнтом ніхто не опікується',
    ],
    fix: ['Hand the customer over.', 'Передайте клиента.', 'Передайте клієнта.'],
  },
  {
    name: 'delivered-is-invoiced',
    table: 'orders',
    when: 'status == "delivered"',
    must: 'filled(invoice)',
    field: 'invoice',
    severity: 'warning',
    why: ['Delivered, and there is no invoice yet', 'Доставлен, а счёта ещё нет', 'Доставлено, а рахунку ще немає'],
    fix: [
      'Make the invoice and write its number.',
      'Выставьте счёт и впишите номер.',
      'Виставте рахунок і впишіть номер.',
    ],
  },
  {
    name: 'contract-is-renewed',
    table: 'customers',
    when: 'filled(contract_until)',
    must: 'daysBetween(now, contract_until) < 0 || daysBetween(now, contract_until) > 14',
    field: 'contract_until',
    severity: 'note',
    why: [
      'The contract ends within two weeks',
      'Договор кончается в ближайшие две недели',
      'Договір закінчується за два тижні',
    ],
    fix: ['Offer to renew it.', 'Предложите продлить.', 'Запропонуйте продовжити.'],
  },
  {
    name: 'birthday-is-near',
    table: 'customers',
    when: 'filled(next_birthday)',
    must: 'daysBetween(now, next_birthday) > 7',
    field: 'next_birthday',
    severity: 'note',
    why: ['A birthday this week', 'На этой неделе день рождения', 'Цього тижня день народження'],
    fix: ['Congratulate them.', 'Поздравьте.', 'Привітайте.'],
  },
];

function rules(say: Say): string {
  return story
    .map(({ name, table, when, must, field, severity, why, fix }) =>
      [
        `  - name: ${name}`,
        `    table: ${table}`,
        ...(when === undefined ? [] : [`    when: ${when}`]),
        `    must: ${must}`,
        `    field: ${field}`,
        ...(severity === undefined ? [] : [`    severity: ${severity}`]),
        `    why: ${say(why)}`,
        `    fix: ${say(fix)}`,
        '',
      ].join('\n'),
    )
    .join('\n');
}

const about: Said = [
  'A coffee wholesaler of twelve. rowcall check (in this folder) says what is to be fixed on the day of the story.',
  'Оптовая торговля кофе, двенадцать человек. rowcall check (в этой папке) скажет, что исправить в день этой истории.',
  'Гуртова торгівля кавою, дванадцятеро людей. rowcall check (у цій папці) скаже, що виправити в день цієї історії.',
];
const monthly: Said = [
  'Each month has a tab of its own.',
  'У каждого месяца свой лист.',
  'Кожен місяць має власний аркуш.',
];

/** Keys for rules, labels for people: what is typed may change, the key does not. */
function options(words: Readonly<Record<string, Said>>, say: Say): string {
  const each = Object.entries(words).map(([key, said]) => `{ key: ${key}, label: ${quote(say(said))} }`);
  return `[${each.join(', ')}]`;
}

/** A text as YAML wants it inside braces. */
function quote(text: string): string {
  return /[,:'"{}[\]№]/u.test(text) ? JSON.stringify(text) : text;
}
