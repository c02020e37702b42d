import type * as z from 'zod';
import type { Actor } from './actor.ts';
import type { Cells, FieldKey, Instant, RecordId, TableKey } from './cell.ts';
import type { Effect } from './effect.ts';
import type { Entry } from './entry.ts';
import type { FieldType, Locale } from './field.ts';
import type { Finding, Reason } from './finding.ts';
import type { ListTable, UnreadRows } from './list-source.ts';
import type { Table } from './model.ts';
import type { Row, Values } from './record.ts';

/**
 * Why a record is looked at.
 * `adopted`: first sight · `reviewed`: nothing of its own changed, a neighbour or the model did ·
 * `due`: a wake of one rule. Only `created`, `updated`, `restored` and `removed` are events.
 */
export type Occasion = 'adopted' | 'created' | 'updated' | 'restored' | 'removed' | 'reviewed' | 'due';
export type Origin = 'edit' | 'request' | 'rule';

/** One look at one record by one rule. */
export interface Visit {
  readonly occasion: Occasion;
  readonly origin: Origin;
  readonly actor: Actor;
  /** Values accepted before this change; `null` for a record never seen. */
  readonly before: Values | null;
  /** The record as left by the rules before this one. */
  readonly row: Row;
  /** Readable fields whose value differs from `before`. */
  readonly changed: ReadonlySet<FieldKey>;
  /** Fields in which somebody has typed or asked for something else, readable or not; of a new record those that are filled. */
  readonly typed: readonly FieldKey[];
  /** What earlier rules found in this visit. */
  readonly findings: readonly Finding[];
  /** What stood in cells that rules have changed in this plan, by field. */
  readonly rewritten: Cells;
  /** What rules want in cells, by field, where that waits for a person's word. */
  readonly waiting: Cells;
  /** Fields that rules would change, were it not that Rowcall only looks on there. */
  readonly idle: readonly FieldKey[];
  readonly now: Instant;
}

/** A look-up declared by a rule: `keys` of a record's values, by which `View.by` and `View.count` find it. */
export interface Index {
  readonly name: string;
  readonly table: TableKey;
  /** Raised when the same values would get other keys. */
  readonly version: number;
  /** Records that stand under a key ask for it themselves, as those do that must differ; absent: they do not. */
  readonly mutual?: boolean;
  /** It finds records too that were joined into others. */
  readonly joined?: boolean;
  keys(values: Values): readonly string[];
}

/**
 * The one door to other records: this plan's records as patched so far, laid over what the state knows.
 * An index that no rule declares is a fault of the programmer, not a scan.
 */
export interface View {
  /** A record, or the one that it was joined into. */
  get(table: TableKey, id: RecordId): Row | null;
  /** The record itself, even if it was joined into another. */
  itself(table: TableKey, id: RecordId): Row | null;
  /** Records with that key in order of id, or `crowd` when there are more than `cap` (50 if not said). */
  by(index: Index, key: string, cap?: number): readonly Row[] | 'crowd';
  count(index: Index, key: string): number;
  /** Sum of amounts of a ledger for a subject. What is told of a record joined into another counts for that one. */
  sum(ledger: string, subject: string): number;
  last(ledger: string, subject: string): Entry | null;
  /** Asks several things at once: what nobody knows yet is found out in one go, instead of one after another. */
  together<T>(asks: readonly (() => T)[]): readonly T[];
}

/** A change of another record. */
export interface Edit {
  readonly table: TableKey;
  readonly id: RecordId;
  readonly set: Values;
}

/** A new record. The same key always makes the same record, so asking twice is harmless. */
export interface Create {
  readonly table: TableKey;
  readonly key: string;
  readonly set: Values;
}

/**
 * The rule does not accept the change of these fields. A request is dropped whole and answered;
 * a typed cell is put back (`revert`), accepted and marked (`flag`), or left but not accepted (`hold`).
 */
export interface Refusal {
  readonly fields: readonly FieldKey[];
  readonly finding: Finding;
  readonly policy: 'revert' | 'flag' | 'hold';
}

/** Look at this record again then; replaces its former wakes of the same rule. */
export interface Wake {
  readonly rule: string;
  readonly at: Instant;
  /** It was overdue when its record was first seen: what it calls for joins one list. Said by the planner. */
  readonly first?: boolean;
}

/** What one rule wants. Everything is optional; `{}` is "nothing to do". */
export interface Decision {
  readonly set?: Values;
  readonly edits?: readonly Edit[];
  readonly create?: readonly Create[];
  readonly refuse?: Refusal;
  readonly entries?: readonly Entry[];
  readonly effects?: readonly Effect[];
  /** Cards of effects that are no longer wanted: those not yet sent never will be. */
  readonly withdraw?: readonly string[];
  readonly findings?: readonly Finding[];
  readonly wake?: readonly Wake[];
  /** What somebody chose in this row to be done with it, by its name in the registry of verbs. */
  readonly verb?: string;
  /** Why `set`, `edits` and `create` are wanted. */
  readonly because?: Reason;
  /** They follow from what a person has asked for, and saw that they would: nobody is asked for them once more. */
  readonly asked?: boolean;
}

/** A behaviour bound to one team's settings. Pure, synchronous, total over hostile cells. */
export interface Rule {
  readonly name: string;
  readonly tables: readonly TableKey[];
  readonly indexes: readonly Index[];
  /** Every `table.field` it may set. */
  readonly writes: readonly `${TableKey}.${FieldKey}`[];
  /** Every `table.field` of the visited record whose value it depends on; absent: all of them. */
  readonly reads?: readonly `${TableKey}.${FieldKey}`[];
  /** What of its lists it could not make anything of. */
  readonly unread?: readonly UnreadRows[];
  /** It looks at records too that were joined into others; the other rules have nothing to say of those. */
  readonly joined?: boolean;
  visit(visit: Visit, view: View): Decision;
}

/** A fault in a behaviour's settings: where in its section, and what. `at` is an offset inside that text. */
export interface ConfigIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly at?: number;
  /** The offending word, for "did you mean". */
  readonly word?: string;
  readonly known?: readonly string[];
}

/** What behaviours learnt of a team's own rows, as text of their own by their names; it counts until it is learnt anew. */
export type Learnt = Readonly<Record<string, string>>;

export interface Tables {
  readonly locale: Locale;
  readonly tables: ReadonlyMap<TableKey, Table>;
  readonly learnt?: Learnt;
  /** What the settings say to every behaviour, by its name; absent: nothing. */
  readonly sections?: Readonly<Record<string, unknown>>;
  /** The kind of the sender by which messages to staff leave; absent: none leave. */
  readonly way?: string;
}

/** A column that a behaviour brings along in a table: nobody has to name it in the settings. */
export interface OwnColumn {
  readonly table: TableKey;
  /** Begins with `_`: no settings can name a field so. */
  readonly key: FieldKey;
  /** The message that is its header, in each language. */
  readonly header: string;
  readonly type: FieldType;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A table whose records may be joined into one another. */
export interface Joining {
  readonly table: TableKey;
  /** Tables, or fields as `table.field`, whose links lead on to the kept record; absent: all of them. */
  readonly leadsOn?: readonly string[];
}

/** A CRM rule set as a kind: its settings, and how they become a rule. `name` is its section in the settings. */
export interface Behaviour<C = unknown> {
  readonly name: string;
  /** Raised when it would judge differently; part of the model's fingerprint. */
  readonly version: number;
  /** One sentence for the reference. */
  readonly summary: string;
  /** Parses its section; `undefined` when the settings do not have it. */
  readonly config: z.ZodType<C>;
  /** Tables whose records it may join into one another: each gets the column that says so. */
  joins?(config: C): readonly Joining[];
  /** Columns that it brings along; absent: none. */
  columns?(config: C, locale: Locale): readonly OwnColumn[];
  /** The list that it brings along: `from` leads to it by the name of the behaviour. Absent: none. */
  list?(config: C, tables: Tables['tables']): Omit<ListTable, 'name'> | null;
  /** It may learn of a team's own rows: then what it learnt comes with the tables. */
  readonly learns?: true;
  /** `null`: these settings do not use it. */
  bind(config: C, tables: Tables): { readonly rule: Rule | null } | { readonly issues: readonly ConfigIssue[] };
}

/** Keeps the config type of a definition. */
export function behaviour<C>(definition: Behaviour<C>): Behaviour<C> {
  return definition;
}

/** What somebody asks other than by typing in a cell; durable and unique by key. */
export interface Request {
  readonly key: string;
  readonly actor: Actor;
  /** The request, hint or wake at the root of this one. */
  readonly cause: string;
  /** Cells as if typed. */
  readonly edits: readonly {
    readonly table: TableKey;
    readonly id: RecordId;
    readonly set: Cells;
    /** What stood there when it was asked for, in these cells and any others that it relies on; anything else by now, and it is dropped. */
    readonly from?: Cells;
  }[];
  /** `id`: the record that is to come back; absent: a new one. */
  readonly creates: readonly {
    readonly table: TableKey;
    readonly key: string;
    readonly id?: RecordId;
    readonly set: Cells;
  }[];
  /** Leave the asked cells as asked: no rule puts them into another form. So an undone change stays undone. */
  readonly pin?: boolean;
  /** All of it or nothing: an edit is written once those before it have held, and no cell of it is asked about by itself. */
  readonly whole?: boolean;
  /** Revisions the person saw, by record key; a newer one is answered with "somebody changed this meanwhile". */
  readonly shown?: Readonly<Record<string, number>>;
}
