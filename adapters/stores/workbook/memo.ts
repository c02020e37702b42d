import type { TableKey } from '../../../core/cell.ts';
import type { Memo } from '../../../core/store.ts';
import type { ReadFile } from './file.ts';
import type { ReadTable } from './read-workbook.ts';

type File = Pick<ReadFile, 'size' | 'modified' | 'hash'>;

const factsOf = ({ size, modified, hash }: File) => ({ size, modified, hash });

/** What is remembered of each table that was read: the version of the file, and where the table stood in it. */
export function memoOf(file: File, read: ReadonlyMap<TableKey, ReadTable>): Memo {
  return Object.fromEntries([...read].map(([key, { where }]) => [key, JSON.stringify({ ...factsOf(file), ...where })]));
}

/** Whether a table was last seen in this very version of the file. */
export function isSeen(memo: Memo, table: TableKey, { hash }: File): boolean {
  return memo[table] !== undefined && recall(memo[table])['hash'] === hash;
}

/**
 * The memo after a write: tables seen in the version that was written over are seen in the new one, since our own
 * changes are known and move no row. What was last seen earlier stays so: people changed it meanwhile.
 */
export function memoAfter(memo: Memo, before: File, after: File): Memo {
  const entries = Object.entries(memo).map(([table, text]) => {
    const isCurrent = isSeen(memo, table, before);
    return [table, isCurrent ? JSON.stringify({ ...recall(text), ...factsOf(after) }) : text];
  });
  return Object.fromEntries(entries);
}

function recall(text: string): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? { ...found } : {};
  } catch {
    return {};
  }
}
