import type { ProposedTable } from './proposal.ts';
import { ownersConcept } from './unique.ts';

/** Tables that list people or companies: of colleagues there are too few for anybody to be there twice. */
const compared: ReadonlySet<string | null> = new Set(['table.companies', 'table.customers', 'table.contacts']);
/** By a name alone nobody is told from a namesake. */
const telling: ReadonlySet<string> = new Set(['email', 'phone', 'tax-id', 'iban', 'address']);

/** Whether somebody may well be in the table twice, and it can be told: it lists people or companies, and where to reach them. */
export function mayRepeat(table: ProposedTable): boolean {
  return (
    compared.has(ownersConcept(table)) && table.columns.some(({ candidates }) => telling.has(candidates[0]!.type.kind))
  );
}
