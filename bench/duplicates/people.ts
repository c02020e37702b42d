import { type Draw, drawFrom } from './draw.ts';
import { type Pool, pools } from './pools.ts';
import { inLatin, nickname, phoneIn, slug, typo } from './slips.ts';

/** A row of a generated list; `entity` says who it is, the rest is as people typed it. */
export type Row = Readonly<Record<string, string>>;

interface Firm {
  readonly name: string;
  readonly form: string;
  readonly domain: string;
  readonly switchboard: Phone;
  readonly place: Place;
}
interface Phone {
  readonly area: string;
  readonly rest: string;
}
interface Place {
  readonly street: string;
  readonly word: readonly string[];
  readonly house: string;
  readonly city: string;
  readonly postcode: string;
}
interface Person {
  readonly given: string;
  readonly family: string;
  readonly patronymic: string;
  readonly birthday: string;
  readonly taxId: string;
  readonly firm: Firm | null;
  readonly own: Phone;
  readonly home: Place;
  readonly mailbox: string;
  /** What stands before the @ of the firm. */
  readonly workName: string;
  readonly note: string;
  /** What people usually put down for them. */
  readonly usual: {
    readonly email: 'work' | 'own' | 'shared';
    readonly phone: 'own' | 'shared';
    readonly place: 'work' | 'home';
  };
}

/** Columns of a generated list of people, behind `id` and `entity`. */
export const peopleColumns = [
  'first_name',
  'last_name',
  'company',
  'email',
  'phone',
  'street',
  'city',
  'postcode',
  'birthday',
  'tax_id',
  'note',
] as const;

const householdShare = 0.15;
const employedShare = 0.65;
const notes = ['', '', '', 'VIP', 'wholesale', 'call after 18:00', 'опт', 'дзвонити зранку'];

/**
 * A list of people as teams keep it: about a fifth of the rows are somebody who is there already. Colleagues share a
 * switchboard, an address and a mailbox of the firm; families an address, a name and a telephone; strangers a name.
 */
export function* people(rows: number, seed: number, code: string): Generator<Row> {
  const draw = drawFrom(seed);
  const pool = pools[code]!;
  const mailboxes = new Set<string>();
  let firm: Firm | null = null;
  let left = 0;
  let household: Person | null = null;
  for (let id = 0, entity = 0; id < rows; entity++) {
    if (left-- <= 0) {
      firm = newFirm(draw, pool);
      left = Math.floor(1 / (0.05 + draw.number()));
    }
    const person: Person = newPerson(draw, pool, draw.chance(employedShare) ? firm : null, household, mailboxes);
    household = draw.chance(householdShare) ? person : null;
    const copies = 1 + (draw.chance(0.17) ? 1 + (draw.chance(0.3) ? 1 : 0) + (draw.chance(0.1) ? 2 : 0) : 0);
    for (let copy = 0; copy < copies && id < rows; copy++, id++)
      yield { id: String(id), entity: String(entity), ...written(person, draw, pool, copy > 0) };
  }
}

function newPlace(draw: Draw, pool: Pool): Place {
  return {
    street: draw.common(pool.streets),
    word: draw.common(pool.streetWords),
    house: `${1 + draw.below(180)}${draw.chance(0.1) ? draw.of(['A', 'B', '/2']) : ''}`,
    city: draw.common(pool.cities),
    postcode: draw.digits(pool.country === '7' ? 6 : 5),
  };
}

function newPhone(draw: Draw, pool: Pool): Phone {
  return { area: draw.of(pool.areas), rest: `${2 + draw.below(8)}${draw.digits(pool.digits - 1)}` };
}

function newFirm(draw: Draw, pool: Pool): Firm {
  const name = draw.chance(0.6)
    ? `${draw.of(pool.firms)} ${draw.of(pool.trades)}`
    : draw.of(pool.firms) + draw.of(pool.trades).toLowerCase();
  const domain = `${slug(name, pool)}${draw.chance(0.4) ? draw.below(100) : ''}.${draw.of(pool.zone)}`;
  return { name, form: draw.of(pool.forms), domain, switchboard: newPhone(draw, pool), place: newPlace(draw, pool) };
}

function newPerson(
  draw: Draw,
  pool: Pool,
  firm: Firm | null,
  household: Person | null,
  mailboxes: Set<string>,
): Person {
  const isShe = draw.chance(0.5);
  const given = draw.common(isShe ? pool.given.she : pool.given.he);
  const stem = draw.common(pool.families);
  const shared = household !== null && draw.chance(0.8);
  const family = shared && household !== null ? household.family : pool.family(stem, isShe);
  const year = 1945 + draw.below(60);
  const birthday = `${year}-${String(1 + draw.below(12)).padStart(2, '0')}-${String(1 + draw.below(28)).padStart(2, '0')}`;
  const [first, last] = [slug(given, pool), slug(family, pool)];
  const local = draw.of([
    `${first}.${last}`,
    `${first[0]}${last}`,
    `${last}${year % 100}`,
    `${first}${last}`,
    `${last}.${first[0]}`,
  ]);
  const provider = draw.common(pool.mail);
  let mailbox = `${local}@${provider}`;
  while (mailboxes.has(mailbox)) mailbox = `${local}${draw.below(10_000)}@${provider}`;
  mailboxes.add(mailbox);
  let workName = `${first![0]}.${last}`;
  if (firm !== null && mailboxes.has(`${workName}@${firm.domain}`)) workName = `${first}.${last}${draw.below(1000)}`;
  if (firm !== null) mailboxes.add(`${workName}@${firm.domain}`);
  return {
    given,
    family,
    patronymic: pool.patronymic(draw.common(pool.given.he), isShe),
    birthday,
    taxId: draw.digits(10),
    firm,
    own: household !== null && draw.chance(0.3) ? household.own : newPhone(draw, pool),
    home: household?.home ?? newPlace(draw, pool),
    mailbox,
    workName,
    note: draw.of(notes),
    usual: {
      email: firm === null || draw.chance(0.35) ? 'own' : draw.chance(0.15) ? 'shared' : 'work',
      phone: firm !== null && draw.chance(0.25) ? 'shared' : 'own',
      place: firm !== null && draw.chance(0.5) ? 'work' : 'home',
    },
  };
}

/** How somebody is put down once: what is left out, slips, another way of writing, another job or address. */
function written(
  person: Person,
  draw: Draw,
  pool: Pool,
  again: boolean,
): Record<(typeof peopleColumns)[number], string> {
  const moved = again && draw.chance(0.08);
  const firm =
    person.firm !== null && again && draw.chance(0.1) ? (draw.chance(0.5) ? newFirm(draw, pool) : null) : person.firm;
  const atWork = firm !== null && (again && draw.chance(0.15) ? draw.chance(0.5) : person.usual.place === 'work');
  const place = moved ? newPlace(draw, pool) : atWork && firm !== null ? firm.place : person.home;
  const [given, family] = namesWritten(person, draw, pool, again);
  const show = (probability: number, text: string) => (draw.chance(probability) ? text : '');
  return {
    first_name: given,
    last_name: family,
    company:
      firm === null ? show(0.03, draw.of(['-', 'нет', 'n/a'])) : show(0.85, companyWritten(firm, draw, pool, again)),
    email: show(0.85, emailWritten(person, firm, draw, again)),
    phone: show(0.85, phoneWritten(person, firm, draw, pool, again)),
    ...placeWritten(place, draw, again),
    birthday: show(0.5, birthdayWritten(person.birthday, draw, again)),
    tax_id: show(0.3, taxIdWritten(person.taxId, draw, again)),
    note: again && draw.chance(0.3) ? draw.of(notes) : person.note,
  };
}

function namesWritten(person: Person, draw: Draw, pool: Pool, again: boolean): readonly [string, string] {
  let { given, family } = person;
  const isSlavic = pool.trunk !== '';
  if (again) {
    // Some marry, and some are put down under another name than they were.
    if (draw.chance(0.02)) family = pool.family(draw.common(pool.families), /[aая]$/u.test(given));
    if (draw.chance(0.16)) given = nickname(given, pool, draw);
    else if (draw.chance(0.06)) given = `${given[0]}${draw.of(['', '.'])}`;
    if (draw.chance(0.05)) given = typo(given, draw);
    if (draw.chance(0.07)) family = typo(family, draw);
    if (isSlavic && draw.chance(0.12)) [given, family] = [inLatin(given, pool, draw), inLatin(family, pool, draw)];
    if (draw.chance(0.04)) return [family, given];
    if (draw.chance(0.05)) return draw.chance(0.5) ? [given, ''] : ['', family];
  }
  if (isSlavic && draw.chance(0.2)) given = `${given} ${person.patronymic}`;
  if (draw.chance(0.05)) return [given.toUpperCase(), family.toUpperCase()];
  return [given, draw.chance(0.03) ? '' : family];
}

function companyWritten({ name, form }: Firm, draw: Draw, pool: Pool, again: boolean): string {
  let text = name;
  if (again && draw.chance(0.08)) text = typo(text, draw);
  if (again && draw.chance(0.1)) text = text.split(' ')[0]!;
  if (again && pool.trunk !== '' && draw.chance(0.1)) text = inLatin(text, pool, draw);
  if (draw.chance(0.3)) return text;
  const quoted = pool.trunk !== '' && draw.chance(0.7) ? draw.of([`«${text}»`, `"${text}"`]) : text;
  return pool.trunk !== '' ? `${form} ${quoted}` : `${quoted}${draw.of([' ', ', '])}${form}`;
}

function emailWritten(person: Person, firm: Firm | null, draw: Draw, again: boolean): string {
  if (draw.chance(0.01)) return draw.of(['test@test.ru', 'no@no.com', 'нет']);
  const usual = again && draw.chance(0.2) ? draw.of(['work', 'own'] as const) : person.usual.email;
  if (firm !== null && usual === 'shared') return `${draw.of(['info', 'office', 'sales'])}@${firm.domain}`;
  const address = firm !== null && usual === 'work' ? `${person.workName}@${firm.domain}` : person.mailbox;
  if (again && draw.chance(0.05)) return typo(address, draw);
  return draw.chance(0.05) ? address.toUpperCase() : address;
}

function phoneWritten(person: Person, firm: Firm | null, draw: Draw, pool: Pool, again: boolean): string {
  if (draw.chance(0.01)) return draw.of(['0000000', '1234567', '-', '999-999-99-99']);
  const usual = again && draw.chance(0.15) ? draw.of(['shared', 'own'] as const) : person.usual.phone;
  if (firm !== null && usual === 'shared') return phoneIn(firm.switchboard, pool, draw);
  if (again && draw.chance(0.08)) return phoneIn(newPhone(draw, pool), pool, draw);
  const text = phoneIn(person.own, pool, draw);
  return again && draw.chance(0.04) ? typo(text, draw) : text;
}

function placeWritten(place: Place, draw: Draw, again: boolean): Record<'street' | 'city' | 'postcode', string> {
  if (draw.chance(0.35)) return { street: '', city: draw.chance(0.6) ? place.city : '', postcode: '' };
  const word = draw.of(place.word);
  const isLatin = /^[\x20-\x7e]*$/.test(place.street);
  let street = isLatin
    ? `${place.house} ${place.street} ${word}`
    : `${word} ${place.street}, ${draw.of(['', 'д. ', 'буд. '])}${place.house}`.trim();
  if (again && draw.chance(0.06)) street = typo(street, draw);
  const postcode = again && draw.chance(0.04) ? typo(place.postcode, draw) : place.postcode;
  return { street, city: draw.chance(0.92) ? place.city : '', postcode: draw.chance(0.85) ? postcode : '' };
}

function taxIdWritten(taxId: string, draw: Draw, again: boolean): string {
  if (again && draw.chance(0.02)) return draw.digits(10);
  return again && draw.chance(0.05) ? typo(taxId, draw) : taxId;
}

function birthdayWritten(birthday: string, draw: Draw, again: boolean): string {
  const [year = '', month = '', day = ''] = birthday.split('-');
  if (again && draw.chance(0.02)) return `${Number(year) + 1 + draw.below(9)}-${month}-${day}`;
  if (again && draw.chance(0.02)) return `${1945 + draw.below(60)}-0${1 + draw.below(9)}-1${draw.below(9)}`;
  if (again && draw.chance(0.05)) return `${year}-${day}-${month}`;
  if (again && draw.chance(0.05)) return typo(birthday, draw);
  return draw.of([birthday, `${day}.${month}.${year}`, birthday]);
}
