import type { TableKey } from '../../../../core/cell.ts';
import type { Outcome } from '../../../../core/store.ts';

/** What became of a file in memory; nothing of it is on the disk yet. */
export interface Rewritten {
  /** The new file, whole; `null` when it would be the same. */
  readonly bytes: Uint8Array | null;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Throws `book.unproven` unless the file, read back, holds what was meant and nothing else has changed. */
  prove(readBack: Uint8Array): Promise<void>;
}

/** Whether the rows of a table stand where they stood when they were last read. */
export type Unmoved = (table: TableKey) => boolean;
