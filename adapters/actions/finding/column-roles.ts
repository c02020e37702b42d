import { headerKey } from '../../../core/columns.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Language } from '../../../core/language.ts';
import { type Role, type RoleColumn, roles } from '../../behaviours/deduplication/roles.ts';

/** What a concept of headers makes a column, where it tells who or what a row is. */
const byConcept: Readonly<Record<string, Role>> = {
  name: 'person-name',
  contact: 'person-name',
  customer: 'person-name',
  company: 'company',
  email: 'email',
  phone: 'phone',
  url: 'id',
  address: 'street',
  city: 'city',
  birthday: 'date',
  'tax-id': 'id',
};

/**
 * Reads `header:role,…` as people give it to a command; a header may hold a colon or, within quotation marks, a comma.
 * Throws `request.invalid` for a role that is none or a column that is not there.
 */
export function namedRoles(fields: string, header: readonly string[]): readonly RoleColumn[] {
  return fieldsIn(fields).map(({ field, at, name }) => {
    const role = field.slice(at + 1).trim();
    if (at < 0 || !isRole(role))
      throw new RowcallError(
        'request.invalid',
        `"${field.trim()}" is not a column and what it holds: write it as column:kind, where the kind is one of ${roles.join(', ')}.`,
      );
    return { key: header[placeOf(name, header)]!, role };
  });
}

/** The columns that are named in `header:role,…`. */
export function fieldNames(fields: string): readonly string[] {
  return fieldsIn(fields).map(({ name }) => name);
}

function fieldsIn(fields: string) {
  return (fields.match(/(?:"[^"]*"|[^,"])+/gu) ?? []).map((field) => {
    const at = field.lastIndexOf(':');
    return { field, at, name: field.slice(0, at).trim().replace(/^"|"$/gu, '') };
  });
}

function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

/** Where a column stands, by its name as written or else in small letters. Throws `request.invalid`. */
export function placeOf(name: string, header: readonly string[]): number {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const near = header.findIndex((one) => headerKey(one) === headerKey(name));
  if (near >= 0) return near;
  throw new RowcallError('request.invalid', `There is no column "${name}". There are: ${header.join(', ')}.`);
}

/** What the columns of a table hold, guessed from what stands above them; those that say nothing of who it is are left out. */
export function guessedRoles(header: readonly string[], languages: readonly Language[]): readonly RoleColumn[] {
  const found = header.map((name): RoleColumn | null => {
    const role = guess(headerKey(name), languages) ?? guess(headerKey(name.replaceAll('_', ' ')), languages);
    return role === null ? null : { key: name, role };
  });
  const people = found.flatMap((column, at) => (column?.role === 'person-name' ? [at] : []));
  const isCustomer = (at: number) =>
    languages.some(({ headers }) => headers['customer']?.includes(headerKey(header[at]!)));
  // Beside the people who are asked for there, customers are firms.
  if (people.length > 1 && !people.every(isCustomer))
    for (const at of people) if (isCustomer(at)) found[at] = { key: header[at]!, role: 'company' };
  const given = found.some((column) => column?.role === 'given-name');
  const family = found.some((column) => column?.role === 'family-name');
  return found.flatMap((column) => {
    if (column === null) return [];
    // "Имя" stands above whole names as well, where no other column holds the rest of them.
    if (column.role === 'given-name' && !family) return [{ ...column, role: 'person-name' as const }];
    return column.role === 'person-name' && given && family ? [] : [column];
  });
}

function guess(name: string, languages: readonly Language[]): Role | null {
  const parts = ['given-name', 'family-name', 'postcode', 'street'] as const;
  for (const part of parts) if (languages.some(({ partHeaders }) => partHeaders[part]?.includes(name))) return part;
  for (const [concept, role] of Object.entries(byConcept))
    if (languages.some(({ headers }) => headers[concept]?.includes(name))) return role;
  return null;
}

/** The column of the ids, guessed: one that is called so and stands first of its kind, or `null`. */
export function guessedId(header: readonly string[]): string | null {
  return header.find((name) => /(?:^|_)(?:id|uid|guid|№|no)$|^rec_id$/iu.test(name.trim())) ?? null;
}
