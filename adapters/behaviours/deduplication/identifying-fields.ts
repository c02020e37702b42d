import { headerKey } from '../../../core/columns.ts';
import type { Field, Locale } from '../../../core/field.ts';
import { isField } from '../../../core/field.ts';
import type { Table } from '../../../core/model.ts';
import type { Tables } from '../../../core/rule.ts';
import { address } from '../../fields/address/index.ts';
import { companyName } from '../../fields/company-name/index.ts';
import { date } from '../../fields/date.ts';
import { email } from '../../fields/email/index.ts';
import { iban } from '../../fields/iban.ts';
import { personName } from '../../fields/person-name/index.ts';
import { phone } from '../../fields/phone/index.ts';
import { reference } from '../../fields/reference.ts';
import { taxId } from '../../fields/tax-id/index.ts';
import { text } from '../../fields/text.ts';
import type { Role, RoleColumn } from './roles.ts';

/** Which fields of a table tell who or what a record is, guessed from their types and from what stands above them. */
export function identifyingFields(table: Table, tables: Tables): readonly RoleColumn[] {
  const columns = table.fields.flatMap((field): RoleColumn[] => {
    const role = field.owner === 'rowcall' ? null : roleOf(field, tables);
    return role === null ? [] : [{ key: field.key, role }];
  });
  const naming: readonly Role[] = ['person-name', 'given-name', 'family-name', 'company'];
  const own = columns.filter(({ key }) => !isField(table.byKey.get(key)!, reference));
  if (own.some(({ role }) => naming.includes(role)) || own.some(({ key }) => key === table.label)) return columns;
  const label = table.byKey.get(table.label)!;
  return isField(label, text) ? [{ key: label.key, role: labelRole(label, tables.locale) }, ...columns] : columns;
}

function roleOf(field: Field, { tables, locale }: Tables): Role | null {
  if (isField(field, personName)) return 'person-name';
  if (isField(field, companyName)) return 'company';
  if (isField(field, email)) return 'email';
  if (isField(field, phone)) return 'phone';
  if (isField(field, taxId) || isField(field, iban)) return 'id';
  if (isField(field, address)) return 'street';
  if (isField(field, date)) return isCalled(field, 'birthday', locale) ? 'date' : null;
  if (isField(field, text)) return isCalled(field, 'city', locale) ? 'city' : null;
  if (!isField(field, reference)) return null;
  const target = tables.get(String(field.options['table']));
  const label = target?.byKey.get(target.label);
  return label !== undefined && isField(label, companyName) ? 'company' : null;
}

/** Plain text that names records: as a person, a company, or anything else. */
function labelRole(label: Field, locale: Locale): Role {
  if (isCalled(label, 'name', locale)) return 'person-name';
  return isCalled(label, 'company', locale) ? 'company' : 'text';
}

function isCalled({ headers }: Field, concept: string, { languages }: Locale): boolean {
  const names = headers.map(headerKey);
  return languages.some((language) => language.headers[concept]?.some((word) => names.includes(word)));
}
