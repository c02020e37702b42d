import type { FieldKey, TableKey } from './cell.ts';
import type { Field, Locale, Owner } from './field.ts';
import type { UnreadRows } from './list-source.ts';
import type { Modes } from './mode.ts';
import type { Index, Rule } from './rule.ts';
import type { Found } from './store.ts';

/** A table of the workspace as the settings describe it. */
export interface Table {
  readonly key: TableKey;
  /** The name of the tab, base table or database; the first of `titles`. */
  readonly title: string;
  /** Every title that binds to this table. */
  readonly titles: readonly string[];
  /** The tabs in which it stands, where these are several; `*` stands for anything. Its places name the tab: `January 12`. */
  readonly tabs?: readonly string[];
  /** The tab that takes new rows of ours, or `firstTab`; absent: the last of them. */
  readonly into?: string;
  /** The field that names a record to people. */
  readonly label: FieldKey;
  /** Fields whose content may name a record in a cell of another table, `label` among them. */
  readonly names: readonly FieldKey[];
  /** `rowcall`: a view of a ledger, repaired when damaged; otherwise the workspace is its truth. */
  readonly owner: Extract<Owner, 'people' | 'rowcall'>;
  readonly fields: readonly Field[];
  readonly byKey: ReadonlyMap<FieldKey, Field>;
  /** Whether a row without an id is none of its records: a total, a heading between rows. Absent: every row is one. */
  isAside?(row: Pick<Found, 'cells' | 'marks'>): boolean;
}

/** Said in place of a tab: whichever of a table's tabs stands first, unless one is called so. */
export const firstTab = 'first';

/** The settings made ready to work: no YAML, no options, only tables, rules and how to speak. */
export interface Model {
  /**
   * Changes whenever records might be judged differently: settings, and versions of rules, types and languages. What stands
   * after its dot changes when Rowcall is let in further, or less far: then what cells mean stays as it was.
   */
  readonly fingerprint: string;
  readonly locale: Locale;
  readonly tables: ReadonlyMap<TableKey, Table>;
  /** In order of application. */
  readonly rules: readonly Rule[];
  /** Every index that a rule declares, by name. */
  readonly indexes: ReadonlyMap<string, Index>;
  /** How far Rowcall is let in; absent: it may do all that rules want. */
  readonly modes?: Modes;
  /** Rows of lists of which nothing could be made; absent: there are none. */
  readonly unread?: readonly UnreadRows[];
}

/** Whether two fingerprints are of models that read cells alike. */
export function readsAlike(one: string, other: string): boolean {
  return one !== '' && one.split('.', 1)[0] === other.split('.', 1)[0];
}
