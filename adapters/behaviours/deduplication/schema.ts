import type { Kind } from './normalise.ts';
import type { Role, RoleColumn } from './roles.ts';
import { rulesFor } from './rules.ts';

/** What the records are; it decides which comparison tells most, and which shipped model is the start. */
export type Entity = 'people' | 'companies' | 'things';

/** One value of a record: a column, or the half of one that holds whole names. */
export interface Slot {
  readonly column: string;
  readonly role: Role;
  readonly kind: Kind;
  /** Its column holds whole names: this is the given, or the family name of them. */
  readonly half?: 'given' | 'family';
}

/** Ways of comparing, each with its levels: the first is the same, the last different. */
export const comparisonLevels = {
  /** same · swapped · family same, given close · one same, the other near · both near · family the same or close only · given so only ·
   *  family same, a given missing · family near, a given missing · different · given same, a family missing · given near, a family missing */
  names: 12,
  /** same · close · near · different */
  word: 4,
  /** same · same name at another domain · two letters off · the same mailbox of several people · same domain of their own · different */
  email: 6,
  /** same · last seven digits · one digit off · different */
  phone: 4,
  /** same street and area · street near, or in another area · postcode, no street · postcode, other street · city · different */
  place: 6,
  /** same · postcode same, other city · postcode near · city · city near · different */
  area: 6,
  /** same · by words in common, weighed by how rare they are: from 0.85, 0.65, 0.4, 0.2 · less */
  company: 6,
  text: 6,
  /** same · one digit off, or day and month swapped · two digits off in one year · the year · different */
  date: 5,
  /** same · one sign off · two signs off · different */
  id: 4,
} as const;
export type ComparisonKind = keyof typeof comparisonLevels;

export interface Comparison {
  readonly kind: ComparisonKind;
  /** Places in `Schema.slots`. */
  readonly slots: readonly number[];
  readonly levels: number;
}

/** What is taken of a value to make a key. */
export type Take =
  | 'whole'
  | 'sound'
  | 'initial'
  | 'start-2'
  | 'start-3'
  | 'start-4'
  | 'month'
  | 'mailbox'
  | 'domain'
  | 'two-words'
  | 'word-1'
  | 'word-2'
  | 'word-3'
  | 'word-4';

export interface Part {
  readonly slot: number;
  readonly take: Take;
}

export type KeyParts = readonly [Part] | readonly [Part, Part];

/** A reason for two records to be compared at all: they share a key of it, and not too many do. */
export interface Rule {
  readonly name: string;
  /** A key that more records have than these says nothing. */
  readonly cap: number;
  /** Each way to make a key of this rule, of one part or two; a record has a key where none of the parts is missing. */
  readonly keys: readonly KeyParts[];
  /** The parts of a key may stand in either order. */
  readonly eitherWay: boolean;
}

/** What is compared and how, composed from the roles that are there. */
export interface Schema {
  readonly entity: Entity;
  readonly slots: readonly Slot[];
  readonly comparisons: readonly Comparison[];
  /** The comparison of what names a record, or -1. */
  readonly main: number;
  readonly rules: readonly Rule[];
}

const kinds: Readonly<Record<Exclude<Role, 'person-name'>, Kind>> = {
  'given-name': 'name',
  'family-name': 'name',
  company: 'company',
  email: 'email',
  phone: 'phone',
  date: 'date',
  street: 'street',
  city: 'city',
  postcode: 'postcode',
  id: 'id',
  text: 'text',
};

/** Composes what to compare from the columns that are there. Columns beyond the first of a role are compared by themselves. */
export function schemaFor(columns: readonly RoleColumn[]): Schema {
  const slots = columns.flatMap(slotsOf);
  const withRole = (...wanted: readonly Role[]) =>
    slots.flatMap((slot, at) => (wanted.includes(slot.role) ? [at] : []));
  const comparisons: Comparison[] = [];
  const compare = (kind: ComparisonKind, ...of: readonly number[]) =>
    comparisons.push({ kind, slots: of, levels: comparisonLevels[kind] });

  const [given = -1, family = -1] = nameSlots(slots);
  const hasNames = given >= 0 || family >= 0;
  if (given >= 0 && family >= 0) compare('names', given, family);
  else if (hasNames) compare('word', Math.max(given, family));
  for (const at of ['given-name', 'family-name'].flatMap((role) => withRole(role as Role).slice(1)))
    compare('word', at);

  const emails = withRole('email');
  if (emails.length > 0) compare('email', ...emails);
  const phones = withRole('phone');
  if (phones.length > 0) compare('phone', ...phones);
  const [street, ...otherStreets] = withRole('street');
  const [city, ...otherCities] = withRole('city');
  const [postcode, ...otherPostcodes] = withRole('postcode');
  if (street !== undefined) compare('place', street, city ?? -1, postcode ?? -1);
  else if (city !== undefined || postcode !== undefined) compare('area', city ?? -1, postcode ?? -1);
  const companies = withRole('company');
  for (const at of companies) compare('company', at);
  for (const at of [...withRole('text'), ...otherStreets]) compare('text', at);
  for (const at of otherCities) compare('word', at);
  for (const at of withRole('date')) compare('date', at);
  for (const at of [...withRole('id'), ...otherPostcodes]) compare('id', at);

  const entity = hasNames ? 'people' : companies.length > 0 ? 'companies' : 'things';
  const telling: readonly ComparisonKind[] = { people: ['names', 'word'], companies: ['company'], things: ['text'] }[
    entity
  ] as readonly ComparisonKind[];
  return {
    entity,
    slots,
    comparisons,
    main: comparisons.findIndex(({ kind }) => telling.includes(kind)),
    rules: rulesFor(entity, slots, [given, family]),
  };
}

function slotsOf({ key, role }: RoleColumn): readonly Slot[] {
  if (role !== 'person-name') return [{ column: key, role, kind: kinds[role] }];
  return [
    { column: key, role, kind: 'name', half: 'given' },
    { column: key, role, kind: 'name', half: 'family' },
  ];
}

/** The slots of the given and the family name, -1 where there is none: columns of their own before whole names. */
function nameSlots(slots: readonly Slot[]): readonly [number, number] {
  const given = slots.findIndex(({ role }) => role === 'given-name');
  const family = slots.findIndex(({ role }) => role === 'family-name');
  if (given >= 0 || family >= 0) return [given, family];
  return [slots.findIndex(({ half }) => half === 'given'), slots.findIndex(({ half }) => half === 'family')];
}

/** Whether a slot is compared word by word. */
export function hasWords({ comparisons }: Schema, slot: number): boolean {
  return comparisons.some(({ kind, slots }) => (kind === 'company' || kind === 'text') && slots.includes(slot));
}
