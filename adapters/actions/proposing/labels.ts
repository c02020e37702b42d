import type { ProposedColumn } from './proposal.ts';

/** Concepts of the column that names a record, by what the table holds; the likeliest first. */
const naming: Readonly<Record<string, readonly string[]>> = {
  'table.companies': ['company', 'name', 'title'],
  'table.contacts': ['name', 'contact'],
  'table.customers': ['name', 'customer', 'contact', 'company'],
  'table.staff': ['name', 'owner', 'contact'],
  'table.deals': ['deal', 'title', 'name'],
  'table.tasks': ['task', 'title', 'name'],
  'table.notes': ['note', 'title'],
  'table.orders': ['order', 'id'],
  'table.lines': ['product', 'sku', 'order'],
  'table.products': ['product', 'name', 'title', 'sku'],
  'table.payments': ['payment', 'id', 'order'],
};
const usually = ['name', 'title', 'company', 'deal', 'task', 'product', 'order', 'customer', 'contact', 'id', 'note'];

/** Concepts by which people name a record in other tabs, beside its label. */
export const alsoNaming: ReadonlySet<string> = new Set([
  'name',
  'id',
  'sku',
  'product',
  'email',
  'phone',
  'order',
  'tax-id',
]);

/** The column that names a record to people: by what its header means, else the first that holds words, else the first. */
export function labelOf(concept: string | null, columns: readonly ProposedColumn[]): ProposedColumn {
  const typed = columns.filter(({ found }) => !found.computed);
  for (const wanted of [...(naming[concept ?? ''] ?? []), ...usually]) {
    const column = typed.find((one) => one.evidence?.concept === wanted && one.evidence.strength === 1);
    if (column !== undefined) return column;
  }
  return typed.find(({ found }) => holdsNames(found.sample)) ?? typed[0] ?? columns[0]!;
}

/** Mostly different words, one line each. */
function holdsNames(cells: readonly unknown[]): boolean {
  const words = cells.filter((cell) => typeof cell === 'string' && /\p{L}/u.test(cell) && !cell.includes('\n'));
  return words.length > cells.length * 0.8 && new Set(words).size > words.length * 0.5;
}
