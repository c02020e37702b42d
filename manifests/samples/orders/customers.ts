import { type Company, createCompanies, officialName } from '../companies.ts';
import { listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import { createPeople, type Person } from '../people.ts';
import { createRandom, type Random } from '../random.ts';
import { typedChoice } from '../typing/choices.ts';
import { serial, typedDate } from '../typing/dates.ts';
import { emailOf, typedEmail } from '../typing/emails.ts';
import { otherPerson, typedPerson } from '../typing/names.ts';
import { createPhone, type Phone, typedPhone } from '../typing/phones.ts';
import { ordersCities } from '../words/cities.ts';
import { groups } from './lists.ts';

/** One row of the tab, and the person it stands for. */
export interface CustomerRow {
  readonly person: Person;
  readonly phone: Phone;
  readonly code: Content;
  readonly name: string;
  readonly company: Content;
  readonly typedPhone: Content;
  readonly email: Content;
  readonly city: Content;
  readonly address: Content;
  readonly birthday: Content;
  readonly group: Content;
  readonly discount: Content;
  readonly since: Content;
  readonly comment: Content;
}

const peopleCount = 108;
const twinCount = 12;
const groupShares = { Retail: 76, Wholesale: 12, VIP: 12 };

const comments = [
  'Звонить за час до доставки',
  'Домофон не работает',
  'Просит чек на почту',
  'Leave at the reception',
  'Постоянная, всегда берёт набор',
  'Чекає на новий каталог',
];

function typedDiscount(random: Random): Content {
  const share = random.pick([0.03, 0.05, 0.1]);
  const ways = { none: null, share, text: `${Math.round(share * 100)} %`, hundred: share * 100 };
  return ways[random.weigh({ none: 60, share: 30, text: 7, hundred: 3 })];
}

function createRow(person: Person, company: Company | null, random: Random): CustomerRow {
  const city = random.pick(ordersCities);
  const phone = createPhone(random.weigh({ kazakhstan: 74, russia: 14, ukraine: 12 }), random);
  return {
    person,
    phone,
    code: null,
    name: typedPerson(person, random),
    company: company && officialName(company),
    typedPhone: random.chance(0.05) ? null : typedPhone(phone, random),
    email: random.chance(0.25) ? null : typedEmail(emailOf(person, company), random),
    city: random.chance(0.06) ? null : random.pick(city.written),
    address: random.chance(0.25)
      ? null
      : `${random.pick(city.streets)}, ${random.int(1, 120)}, кв. ${random.int(1, 90)}`,
    birthday: random.chance(0.65) ? null : typedDate(serial('1965-01-01') + random.int(0, 14_000), random),
    group: company ? typedChoice('Wholesale', groups, random) : typedChoice(random.weigh(groupShares), groups, random),
    discount: typedDiscount(random),
    since: typedDate(serial('2023-02-01') + random.int(0, 1340), random),
    comment: random.chance(0.12) ? random.pick(comments) : null,
  };
}

/** The same person who came a second time through another channel. */
function createTwin(of: CustomerRow, random: Random): CustomerRow {
  return {
    ...createRow(of.person, null, random),
    phone: of.phone,
    name: otherPerson(of.person, random),
    typedPhone: typedPhone(of.phone, random),
    email: random.chance(0.5) && typeof of.email === 'string' ? of.email.toLowerCase() : null,
    address: null,
    comment: null,
  };
}

/** The customers of the sample, some of them twice; the newest have no code yet. */
export function createCustomerRows(): readonly CustomerRow[] {
  const random = createRandom('orders/customers');
  const people = createPeople(peopleCount, { ru: 52, uk: 34, en: 22 }, random);
  const companies = createCompanies(22, { ru: 12, uk: 5, en: 5 }, random);
  const rows = people.map((person, at) => createRow(person, at % 5 === 0 ? companies[at / 5]! : null, random));
  for (let twin = 0; twin < twinCount; twin++)
    rows.splice(random.int(30, rows.length), 0, createTwin(rows[random.int(0, 90)]!, random));
  return rows.map((row, at) => ({
    ...row,
    code: at < rows.length - 4 ? `C-${String(at + 1).padStart(4, '0')}` : null,
  }));
}

/** The tab with the customers. */
export function customersTab(rows: readonly CustomerRow[]): Tab {
  return listTab<CustomerRow>({
    name: 'Customers',
    colour: '4338CA',
    header: 'ordersHeader',
    records: rows,
    frozen: 2,
    columns: [
      { header: 'Code', width: 10, cell: (row) => row.code },
      { header: 'Customer', width: 30, cell: (row) => row.name },
      { header: 'Company', width: 28, cell: (row) => row.company },
      { header: 'Phone', width: 26, cell: (row) => row.typedPhone },
      { header: 'E-mail', width: 36, cell: (row) => row.email },
      { header: 'City', width: 13, cell: (row) => row.city },
      { header: 'Address', width: 34, cell: (row) => row.address },
      { header: 'Birthday', width: 16, style: 'date', cell: (row) => row.birthday },
      { header: 'Group', width: 12, cell: (row) => row.group },
      { header: 'Discount', width: 10, style: 'percent', cell: (row) => row.discount },
      { header: 'Customer since', width: 17, style: 'date', cell: (row) => row.since },
      { header: 'Comment', width: 32, cell: (row) => row.comment },
    ],
    more: (at) => ({
      formats: [
        { is: 'duplicate', range: at.range('Phone'), format: 'attention' },
        { is: 'when', range: at.range('Customer'), formula: `${at.first('Group')}="VIP"`, format: 'good' },
      ],
      validations: [
        { type: 'list', range: at.range('Group'), formulas: ['Groups'], loose: true },
        { type: 'decimal', range: at.range('Discount'), formulas: ['0', '0.3'], loose: true },
      ],
      notes: [{ ref: at.ref('Customer', 6), author: 'Dmitry', text: 'Сестра нашей сотрудницы, скидку не менять.' }],
    }),
  });
}
