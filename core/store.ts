import type * as z from 'zod';
import type { BoardTab } from './board.ts';
import type { Capabilities } from './capabilities.ts';
import type { CellKind, Cells, FieldKey, RecordId, TableKey } from './cell.ts';
import type { Clock } from './clock.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { ColumnHint } from './field.ts';
import type { Finding } from './finding.ts';
import type { GuideStep } from './guide.ts';
import type { ListSource, Lists } from './list-source.ts';
import type { Table } from './model.ts';
import type { Patches } from './patch.ts';
import type { Marks, Place } from './record.ts';

/** Something changed there. Where to look, never what to believe. Without ids and places: the whole table. */
export interface Hint {
  readonly table: TableKey;
  readonly ids?: readonly RecordId[];
  readonly places?: readonly Place[];
}

/** What the store wants to remember between reads, by table: opaque text, kept by the state. */
export type Memo = Readonly<Record<TableKey, string>>;

/** A record as found. `id` is `null` where the row has none yet. */
export interface Found {
  readonly id: RecordId | null;
  /** The id under which we made it, where the workspace gave it another. */
  readonly made?: RecordId;
  readonly place: Place;
  readonly cells: Cells;
  readonly marks?: Marks;
}

export interface TableSnapshot {
  /** In the order of the workspace. */
  readonly records: readonly Found[];
  /** Whether this is the whole table. A partial read never means that a record is gone. */
  readonly complete: boolean;
  /** Fields whose column was found. */
  readonly fields: ReadonlySet<FieldKey>;
  /** Records that the workspace itself says were removed, where not the whole table was read. */
  readonly gone?: readonly RecordId[];
  /** `false`: the column of ids was not found, so no row can be told from another by its id. */
  readonly ids?: false;
}

/** Proof that a write of ours went over what a person had typed: what stood there, by field. */
export interface Overwritten {
  readonly table: TableKey;
  readonly id: RecordId;
  readonly was: Cells;
  /** What we had written there, where the store knows: it tells which of our writes it was. */
  readonly by?: Cells;
  /** Somebody has typed there since and has the last word: nothing is lost, and it is told in history only. */
  readonly retyped?: true;
}

export interface Snapshot {
  readonly tables: ReadonlyMap<TableKey, TableSnapshot>;
  /** Edits of people that writes of ours went over, as far as the store can prove it, in the order in which it happened; each is told once. */
  readonly overwritten?: readonly Overwritten[];
  /** The lists that the settings lead to, read in the same call; only where a whole table was read, or nothing else. */
  readonly lists?: Lists;
  readonly memo: Memo;
}

/** One column as the workspace has it. */
export interface FoundColumn {
  /** As written, trimmed; empty where nothing stands above the column. */
  readonly header: string;
  /** The store's own word for the column: a letter, a field id. */
  readonly place: string;
  /** The field it is bound to, if any. */
  readonly field: FieldKey | null;
  readonly hidden: boolean;
  /** The first cells below it, for `init`; at most the asked number. */
  readonly sample: Found['cells'][string][];
  /** Whether at least half of the sampled cells are computed. */
  readonly computed: boolean;
  /** Choices that the workspace itself demands. */
  readonly choices?: readonly string[];
  readonly kind?: CellKind;
}

/** One table as the workspace has it. */
export interface FoundTable {
  readonly title: string;
  readonly table: TableKey | null;
  /** Where its header stands, in the store's own words. */
  readonly header: Place | null;
  /** How many records there are; without samples, the counting stops where the columns are known. */
  readonly rows: number;
  readonly columns: readonly FoundColumn[];
  /** It lacks what Rowcall needs there besides columns of the settings; set-up adds it. */
  readonly unready?: true;
}

/** What is there, and what is wrong with it as a whole. */
export interface Columns {
  /** What people call the spreadsheet as a whole, where it has such a name. */
  readonly title?: string;
  readonly tables: readonly FoundTable[];
  /** Missing tables and columns, two equal headers, a header above nothing. Their `record` is empty. */
  readonly findings: readonly Finding[];
}

/** Columns to add or to dress. */
export interface SetUp {
  readonly table: TableKey;
  readonly columns: readonly {
    readonly field: FieldKey;
    readonly header: string;
    readonly hidden: boolean;
    readonly hint: ColumnHint;
  }[];
}

/** Columns that Rowcall once added to a table and that are to go, the one of ids with them. */
export interface TakeOut {
  readonly table: TableKey;
  readonly fields: readonly FieldKey[];
}

/** A column, or with `null` Rowcall's own tab, that had to stay, emptied as far as could be: a person must delete it. */
export interface LeftOver {
  readonly table: TableKey;
  readonly header: string | null;
}

/** What became of one patch. */
export type Outcome =
  | { readonly is: 'applied'; readonly id: RecordId; readonly place?: Place }
  /**
   * Somebody changed it meanwhile; `now` is what it holds. `wrote`: cells that were written all the same, by a store that
   * cannot write a record whole or not at all.
   */
  | { readonly is: 'conflict'; readonly now: Cells; readonly wrote?: Cells }
  /** It is not where it should be. `wrote` as above, where its cells were told by what they held. */
  | { readonly is: 'missing'; readonly wrote?: Cells }
  | { readonly is: 'refused'; readonly why: string }
  /** The answer was lost: it may or may not have been written. */
  | { readonly is: 'unknown' };

export interface Written {
  /** By record key for patches, by create key for creates. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly memo: Memo;
}

/**
 * A workspace of one kind, opened for one team's tables.
 * Never throws for one record; throws `RowcallError` for a call as a whole.
 */
export interface Store {
  readonly capabilities: Capabilities;
  /** Tables and columns as they are; `sample` cells a column (0 if not said: then tabs of no table are only named). */
  describe(sample?: number): Promise<Columns>;
  /** The names of all tabs, none of which is opened for that; absent: `describe` tells. */
  titles?(): Promise<readonly string[]>;
  setUp(changes: readonly SetUp[]): Promise<void>;
  /** Reads the hinted records, or whole tables. `memo` is what the last read or write returned. */
  read(asked: readonly Hint[], memo: Memo | null): Promise<Snapshot>;
  /** `name` tells this write from every other; those of one plan, settled together, are the same up to the last `/`. */
  write(part: Patches, memo: Memo, name?: string): Promise<Written>;
  /**
   * Makes sure that the write of that name never lands if it has not landed yet, and answers whether it has. Absent: it
   * cannot be stopped, and whoever wants to know waits until nothing can land any more.
   */
  revoke?(name: string): Promise<'written' | 'never'>;
  /**
   * Takes everything out of the workspace that Rowcall has put there beside records: these columns, the ids, its tab, what it
   * noted of columns, the calls that it asked for. Everything else stands as it did. Absent: people must do it.
   */
  takeOut?(columns: readonly TakeOut[], memo?: Memo | null): Promise<readonly LeftOver[]>;
  /** Columns and tabs can only be emptied here: all that `takeOut` is asked for is left over. */
  readonly leavesColumns?: true;
  /** The tab of Rowcall's own; absent: there are no tabs here that we may make. */
  readonly board?: BoardTab;
  /** Which spreadsheet this is, in words that a copy of it does not share; absent: there are no copies. */
  identity?(): Promise<string>;
  /** Whether another spreadsheet of that identity is still there: then this one is its copy. */
  stands?(identity: string): Promise<boolean>;
  /** Whether anybody may have touched it since that memo, by one light call; absent: it must be read to know. */
  touched?(memo: Memo | null): Promise<boolean>;
  /**
   * Sees to what the workspace lets run out by itself, as its calls that tell of changes. Answers what is to be
   * remembered besides, under names that no table has; `null`: nothing new. Makes no call while nothing is due. Absent:
   * nothing runs out.
   */
  keepAlive?(memo: Memo | null): Promise<Memo | null>;
  close(): Promise<void>;
}

/** What a store is opened with: the tables it should bind (none yet, for `init`) and where the team is. */
export interface StoreSetting {
  readonly tables: ReadonlyMap<TableKey, Table>;
  /** IANA zone in which the workspace's own dates and times are meant. */
  readonly zone: string;
  /** The folder that relative paths in the options start from. */
  readonly folder: string;
  /** Lists to be read along with whole tables. */
  readonly lists?: readonly ListSource[];
  /** What the surroundings say under a name; only names that the kind `needs` are asked. Absent: they say nothing. */
  given?(name: string): string | undefined;
  /** Absent: the clock of this machine. */
  readonly clock?: Clock;
}

/** Something that a kind of workspace must be told by the surroundings: a key, an address. Never printed when secret. */
export interface Need {
  /** The name of the environment variable. */
  readonly name: string;
  /** One sentence: what it is and how to get it. */
  readonly how: string;
  readonly secret: boolean;
  /** Whether nothing works without it. */
  readonly required: boolean;
}

/** A call over HTTP that says it comes from the workspace; nobody has believed it yet. */
export interface Call {
  readonly method: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it came, byte for byte. */
  readonly body: Uint8Array;
}

/** What a person asks of Rowcall from within the spreadsheet. */
export interface Inquiry {
  /** `waiting`: what only a person can decide · `check`: how these rows are · `undo`: to take back what was last changed in this row. */
  readonly about: 'waiting' | 'check' | 'undo';
  /** The e-mail address of the person, proven by the call. */
  readonly who: string;
  /** Which rows: without places all of that table; `null`: none of a table that is known. */
  readonly rows: Pick<Hint, 'table' | 'places'> | null;
  /** What an earlier answer brought, now that the person has said yes to it. */
  readonly confirm?: string;
}

/** What came of listening to a call. */
export type Heard =
  /** It is what it says, and this is where to look: nowhere, when it only says that it is there. `by`: a proven address. */
  | { readonly is: 'hints'; readonly hints: readonly Hint[]; readonly by?: string }
  /** It is what it says, and waits for this answer before it tells more. */
  | {
      readonly is: 'answer';
      readonly body: string;
      /** A key that it brought, for the eyes of whoever sets up, to be put under that name: never logged, never sent on. */
      readonly secret?: { readonly name: string; readonly value: string };
    }
  /** A person asks for an answer, and it is to be looked there besides. */
  | { readonly is: 'asks'; readonly inquiry: Inquiry; readonly hints: readonly Hint[] }
  /** Nobody knows who sent it: it gets a constant answer and nothing is done. */
  | { readonly is: 'forged' };

/** A kind of workspace as the settings name it: `store: { kind: workbook, file: book.xlsx }`. */
export interface StoreKind<K extends string = string, S extends z.ZodObject = z.ZodObject> {
  readonly kind: K;
  /** One sentence for the reference. */
  readonly summary: string;
  readonly options: S;
  /** What it must be told by the surroundings; absent: nothing. */
  readonly needs?: readonly Need[];
  /** Interfaces of Google that it works over, to be switched on in a project at Google Cloud that Rowcall works in. */
  readonly interfaces?: readonly string[];
  /** It is a file on this computer: its address is a path, and what belongs to it stands beside it. */
  readonly isFile?: true;
  /** Lists that people keep in cells can be read there. */
  readonly hasLists?: true;
  /**
   * The options that an address means, as people type or copy it: a path, the link that a browser shows; `null`: it is
   * of another kind. `named`: a person has named this kind, so that an id alone will do. Absent: only settings lead there.
   */
  fromAddress?(address: string, named: boolean): z.input<S> | null;
  /** The address of what the options name, as `fromAddress` understands it, always the same for the same spreadsheet. */
  addressOf?(options: z.output<S>): string;
  open(options: z.output<S>, setting: StoreSetting): Promise<Store>;
  /**
   * Verifies and understands a call from the workspace, without a call of its own to it. `memo` brings what the last read
   * or write returned, and is not asked for what is plainly forged. Throws for nothing that the call holds. Absent: nothing
   * ever calls.
   */
  hear?(options: z.output<S>, setting: StoreSetting, call: Call, memo: () => Promise<Memo | null>): Promise<Heard>;
  /**
   * Looks whether all is well, and says of what is not how to mend it. `memo` is what the last read or write returned.
   * Never throws for what it finds.
   */
  diagnose?(options: z.output<S>, setting: StoreSetting, memo?: Memo | null): Promise<readonly Diagnosis[]>;
  /** What a person does once, in this order, so that Rowcall may look there; absent: nothing. */
  readonly guide?: readonly GuideStep[];
  /** An address of the vendor's where the clock there can be asked for; absent: there is no vendor. */
  server?(given: NonNullable<StoreSetting['given']>): string;
}

/** Keeps the literal types of a definition. */
export function storeKind<const K extends string, S extends z.ZodObject>(kind: StoreKind<K, S>): StoreKind<K, S> {
  return kind;
}
