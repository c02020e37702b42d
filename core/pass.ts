import type { FieldKey, TableKey } from './cell.ts';
import type { Finding } from './finding.ts';
import type { JournalLine, Kept, OpenQuestion, RecordWake } from './state.ts';
import type { Memo } from './store.ts';
import type { Start } from './world.ts';

/** What is planned together, and what must be noted with it. */
export interface Pass {
  readonly cause: string;
  readonly starts: readonly Start[];
  readonly memo: Memo;
  /** Hints and reviews that this pass has dealt with, by the numbers under which they waited. */
  readonly done?: readonly number[];
  readonly woken?: readonly RecordWake[];
  /** How many reviews this one follows from; absent: it is none. */
  readonly round?: number;
  /** The request that is being served. */
  readonly request?: string;
  /** Answers that need no planning. */
  readonly answers?: ReadonlyMap<string, Finding | null>;
  /** What history is to tell besides. */
  readonly lines?: readonly Omit<JournalLine, 'plan' | 'cause' | 'at'>[];
  /** What people are to be told or asked besides. */
  readonly questions?: readonly OpenQuestion[];
  /** Columns that were found, by table: what belongs into others waits until they are there. Absent: all. */
  readonly columns?: ReadonlyMap<TableKey, ReadonlySet<FieldKey>>;
  /** The records of its starts as the state knows them. */
  readonly known?: ReadonlyMap<string, Kept>;
}
