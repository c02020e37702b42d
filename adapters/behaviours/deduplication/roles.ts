/** What a column says of a person, a company or another thing. */
export type Role =
  | 'given-name'
  | 'family-name'
  | 'person-name'
  | 'company'
  | 'email'
  | 'phone'
  | 'date'
  | 'street'
  | 'city'
  | 'postcode'
  | 'id'
  | 'text';

/** Every role, as people name them to a command. */
export const roles: readonly Role[] = [
  'given-name',
  'family-name',
  'person-name',
  'company',
  'email',
  'phone',
  'date',
  'street',
  'city',
  'postcode',
  'id',
  'text',
];

/** A column that takes part, and as what; several may have one role. */
export interface RoleColumn {
  readonly key: string;
  readonly role: Role;
}

/** The cells of one record as typed, by the key of their column; absent or empty text where there is none. */
export type Texts = Readonly<Record<string, string>>;
