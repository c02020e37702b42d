import type { Locale } from '../../../core/field.ts';
import { bindField } from '../../fields/index.ts';
import type { ProposedColumn, ProposedTable } from './proposal.ts';

/** Headers of what only one company or customer has. */
const ownedBy: Readonly<Record<string, readonly string[]>> = {
  'table.companies': ['tax-id', 'email', 'phone'],
  'table.customers': ['tax-id', 'email', 'phone'],
  // Colleagues share the phone of their office.
  'table.contacts': ['email'],
  'table.staff': ['email', 'phone'],
};
/** A tab whose name says nothing lists people or companies when it is called by one and holds none of the others. */
const namesOwners: ReadonlySet<string> = new Set(['name', 'company', 'customer', 'contact']);
const namesEvents: ReadonlySet<string> = new Set([
  'order',
  'deal',
  'task',
  'amount',
  'price',
  'payment',
  'quantity',
  'due',
]);

const fewest = 3;
/** Where more of the cells repeat, repeating is how that column is used. */
const mostlyDifferent = 0.7;

/** The table with its columns marked whose values only one record should have; what many records share is none. */
export function markUnique(table: ProposedTable, locale: Locale): ProposedTable {
  const columns = table.columns.map((column) =>
    isOwned(table, column) && tellsApart(column, locale) ? { ...column, unique: true as const } : column,
  );
  return { ...table, columns };
}

/** Whether a column holds what the people or companies of its own table alone have, such as their e-mail. */
export function isOwned(table: ProposedTable, { evidence }: ProposedColumn): boolean {
  return (ownedBy[ownersConcept(table) ?? ''] ?? []).includes(evidence?.concept ?? '');
}

/** What a table lists, as far as that tells whose e-mails and phones stand in it; `null` where it lists something else. */
export function ownersConcept({ concept, columns, label }: ProposedTable): string | null {
  if (concept !== null) return concept;
  const named = columns.find(({ key }) => key === label)?.evidence?.concept;
  const isEvents = columns.some(({ evidence }) => namesEvents.has(evidence?.concept ?? ''));
  return named !== undefined && namesOwners.has(named) && !isEvents ? 'table.customers' : null;
}

function tellsApart({ candidates, found }: ProposedColumn, locale: Locale): boolean {
  const { type, options } = candidates[0]!;
  const { parse, keys } = bindField(type, type.options.parse(options), locale);
  const values = found.sample.flatMap((cell) => {
    const parsed = parse(cell);
    return parsed.is === 'value' ? [keys(parsed.value)[0] ?? ''] : [];
  });
  return values.length >= fewest && new Set(values).size >= values.length * mostlyDifferent;
}
