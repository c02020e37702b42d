import type { Company } from '../companies.ts';
import { listTab } from '../list-tab.ts';
import type { Content, Tab } from '../ooxml/book.ts';
import { createPeople, type Person, plainName } from '../people.ts';
import { createRandom, type Random } from '../random.ts';
import { typedYesNo } from '../typing/choices.ts';
import { serial, typedDate } from '../typing/dates.ts';
import { emailOf, typedEmail } from '../typing/emails.ts';
import { otherPerson, typedPerson } from '../typing/names.ts';
import { createPhone, type Phone, typedPhone } from '../typing/phones.ts';
import { misspelt, untidy } from '../typing/slips.ts';
import type { CompanyRow } from './companies.ts';

/** One row of the tab, and the person it stands for. */
export interface ContactRow {
  readonly person: Person;
  readonly employer: CompanyRow | null;
  readonly phone: Phone;
  readonly name: string;
  readonly company: Content;
  readonly position: Content;
  readonly typedPhone: Content;
  readonly email: Content;
  readonly channels: Content;
  readonly birthday: Content;
  readonly consent: Content;
  readonly comment: Content;
}

const peopleCount = 164;
const twinCount = 14;

const positions = [
  'Директор',
  'директор',
  'Director',
  'Головний бухгалтер',
  'Главный бухгалтер',
  'Закупки',
  'Офіс-менеджер',
  'Office manager',
  'Owner',
  'Власниця',
];

const channels = ['Phone', 'Viber', 'Telegram', 'E-mail', 'Viber, Telegram', 'phone; e-mail', 'Телеграм', 'вайбер'];

const comments = [
  'Дзвонити після обіду',
  'Любит конкретику',
  'Met at the coffee festival',
  'Декрет до весни, питати колегу',
  'Prefers e-mail',
  '+ просила каталог',
];

/** A company as a colleague refers to it: usually as the list has it. */
export function typedReference(name: string, core: string, random: Random): Content {
  const ways: Record<string, () => Content> = {
    same: () => name,
    core: () => core,
    untidy: () => untidy(name, random),
    nobody: () => misspelt(misspelt(core, random), random),
    empty: () => null,
  };
  return ways[random.weigh({ same: 78, core: 8, untidy: 4, nobody: 3, empty: 7 })]!();
}

function createRow(person: Person, employer: CompanyRow | null, random: Random): ContactRow {
  const phone = createPhone('ukraine', random);
  const company: Company | null = employer?.company ?? null;
  return {
    person,
    employer,
    phone,
    name: typedPerson(person, random),
    company: employer && typedReference(employer.name, employer.company.core, random),
    position: random.chance(0.25) ? null : random.pick(positions),
    typedPhone: random.chance(0.07) ? null : typedPhone(phone, random),
    email: random.chance(0.12) ? null : typedEmail(emailOf(person, company), random),
    channels: random.chance(0.35) ? null : random.pick(channels),
    birthday: random.chance(0.6) ? null : typedDate(serial('1968-01-01') + random.int(0, 11_800), random),
    consent: typedYesNo(random.chance(0.7), ['yes', 'no'], random),
    comment: random.chance(0.12) ? random.pick(comments) : null,
  };
}

/** The same person once more: another spelling, the same phone or mailbox. */
function createTwin(of: ContactRow, at: number, random: Random): ContactRow {
  const email = typeof of.email === 'string' ? of.email.toUpperCase() : null;
  const byPhone = at % 3 !== 0 || email === null;
  return {
    ...createRow(of.person, of.employer, random),
    phone: of.phone,
    name: otherPerson(of.person, random),
    typedPhone: byPhone ? typedPhone(of.phone, random) : null,
    email: byPhone ? null : email,
    position: null,
    comment: null,
  };
}

/** The contacts of the sample: some twice, and one name that two different people share. */
export function createContactRows(companies: readonly CompanyRow[]): readonly ContactRow[] {
  const random = createRandom('sales/contacts');
  const people = createPeople(peopleCount, { uk: 100, ru: 40, en: 24 }, random);
  const employerOf = () => (random.chance(0.06) ? null : random.pick(companies));
  const rows = people.map((person) => createRow(person, employerOf(), random));
  for (const at of [4, 9]) {
    const namesake = createRow(rows[at]!.person, random.pick(companies), random);
    rows[at] = { ...rows[at]!, name: plainName(namesake.person) };
    rows.push({ ...namesake, name: plainName(namesake.person) });
  }
  for (let twin = 0; twin < twinCount; twin++)
    rows.splice(random.int(40, rows.length), 0, createTwin(rows[random.int(10, 130)]!, twin, random));
  return rows;
}

/** The tab with the contacts: a title and a blank row stand above its header. */
export function contactsTab(rows: readonly ContactRow[]): Tab {
  return listTab<ContactRow>({
    name: 'Contacts',
    colour: '0F766E',
    header: 'salesHeader',
    above: ['Our contacts', ''],
    records: rows,
    columns: [
      { header: 'Name', width: 30, cell: (row) => row.name },
      { header: 'Company', width: 32, cell: (row) => row.company },
      { header: 'Position', width: 20, cell: (row) => row.position },
      { header: 'Phone*', width: 26, cell: (row) => row.typedPhone },
      { header: 'E-mail:', width: 40, cell: (row) => row.email },
      { header: 'Channels', width: 17, cell: (row) => row.channels },
      { header: 'Birthday ', width: 16, style: 'date', cell: (row) => row.birthday },
      { header: 'Consent', width: 10, style: 'centred', cell: (row) => row.consent },
      { header: 'Comment', width: 32, cell: (row) => row.comment },
    ],
    more: (at) => ({
      merges: ['A1:E1'],
      formats: [
        {
          is: 'when',
          range: at.range('Name'),
          formula: `AND(${at.first('Phone*')}="",${at.first('E-mail:')}="")`,
          format: 'bad',
        },
        { is: 'duplicate', range: at.range('E-mail:'), format: 'attention' },
      ],
      notes: [{ ref: at.ref('Name', 4), author: 'Iryna', text: 'Не путать с тёзкой из другой компании!' }],
      threads: [
        {
          ref: at.ref('Phone*', 7),
          messages: [
            {
              author: 'Roman',
              at: '2026-10-06T08:42:00.00',
              text: 'This number does not answer. Is there another one?',
            },
            { author: 'Oksana', at: '2026-10-06T09:10:00.00', text: 'Пишіть у Viber, там відповідають.' },
          ],
        },
      ],
    }),
  });
}
