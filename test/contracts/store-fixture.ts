import type { Cell, CellKind, TableKey } from '../../core/cell.ts';
import type { ListSource } from '../../core/list-source.ts';
import type { Table } from '../../core/model.ts';
import type { Found, Hint, Store, TableSnapshot } from '../../core/store.ts';
import { typedTable } from '../typed-table.ts';

/** A tab as people made it: headers in row 1, records below. */
export interface Tab {
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** What each column holds; text where it is not said. */
  readonly kinds?: readonly CellKind[];
  /** Positions of columns that a formula fills. */
  readonly computed?: readonly number[];
}

/** What not every kind of workspace has. */
export type Nature =
  | 'formulas'
  | 'tabs with names'
  | 'cells that know what they hold'
  | 'columns without a name'
  | 'columns of one name'
  | 'boxes that may be empty'
  | 'moments to the second'
  | 'commas in what is chosen'
  | 'rows that are no records';

export interface Harness {
  /** What this kind of workspace does not have. */
  readonly lacks?: readonly Nature[];
  /**
   * Opens a store over these tabs in the zone UTC. Where the workspace gives ids itself there is no column of them: what
   * stands below `_id` are the ids that it gave, and a row without one has one of which nobody knows.
   */
  open(tabs: readonly Tab[], tables: ReadonlyMap<TableKey, Table>, lists?: readonly ListSource[]): Promise<Store>;
}

/** One thing that every store does, in a person's words. */
export interface Rule {
  readonly title: string;
  /** What a store must be able to do for the rule to make sense. */
  readonly needs?: 'writing' | 'ids of ours' | 'revoking' | 'a tab' | 'taking out' | 'leaving columns' | 'lists';
  /** What the workspace must have for the rule to make sense. */
  readonly takes?: Nature;
  run(harness: Harness): Promise<void>;
}

/** A table of people: a name that is needed, and a column of Rowcall's own. */
const people = typedTable(
  'people',
  {
    name: { headers: ['Name', 'Full name'], required: true },
    age: { headers: ['Age'], kind: 'number' },
    born: { headers: ['Born'], kind: 'date' },
    note: { headers: ['Note'], owner: 'rowcall' },
  },
  ['People', 'Contacts'],
);
export const tables = new Map([['people', people]]);
export const whole: Hint = { table: 'people' };

export const ann: readonly Cell[] = ['aaaaaaaaaaaa', 'Ann', 30, '1996-02-29', 'kept'];
export const bob: readonly Cell[] = ['bbbbbbbbbbbb', 'Bob', 41, null, null];
export const noId: readonly Cell[] = [null, 'Cid', null, null, null];
/** The people of most tests. */
export const tab: Tab = {
  title: 'People',
  headers: ['_id', 'Name', 'Age', 'Born', 'Note'],
  kinds: ['text', 'text', 'number', 'date', 'text'],
  rows: [ann, bob, noId],
};

export async function readAll(store: Store, hint: Hint = whole): Promise<TableSnapshot> {
  const { tables: read } = await store.read([hint], null);
  return read.get(hint.table)!;
}

export const names = (records: readonly Found[]) => records.map(({ cells }) => cells['name']);
