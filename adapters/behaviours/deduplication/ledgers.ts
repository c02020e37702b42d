import type { RecordId, TableKey } from '../../../core/cell.ts';

/** The ledger of joinings and partings. */
export const joinedLedger = 'joined';
/** The ledger of what people said of two records. */
export const verdictLedger = 'duplicates';

/**
 * An account of the ledger of joinings: of one record, or of all that people have `accepted` or `undone` in a table. Not the
 * record's own key, whose accounts join with those of others.
 */
export function joinedAccount(table: TableKey, what: RecordId | 'accepted' | 'undone'): string {
  return `${table}:${what}`;
}

/** The account of what people said of two records of a table, in whichever order they are named. */
export function verdictAccount(table: TableKey, a: RecordId, b: RecordId): string {
  return `${table}:${[a, b].sort().join('+')}`;
}
