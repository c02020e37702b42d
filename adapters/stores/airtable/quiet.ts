import type { Memo, Snapshot } from '../../../core/store.ts';

/**
 * Looks after which nothing was to be done, and whose memo therefore nobody kept: without them the same would be told again at
 * every look.
 */
export interface Quiet {
  /** A memo as it was after the last look that began with it. */
  latest(memo: Memo | null): Memo | null;
  note(was: Memo | null, snapshot: Snapshot): void;
}

export function openQuiet(): Quiet {
  const after = new Map<string, { readonly from: string; readonly to: string }>();
  return {
    latest(memo) {
      if (memo === null) return null;
      const next: Record<string, string> = { ...memo };
      for (const [table, { from, to }] of after) if (memo[table] === from) next[table] = to;
      return next;
    },
    note(was, { tables, overwritten = [], memo }) {
      for (const [table, { records, complete, gone = [] }] of tables) {
        const isQuiet = !complete && records.length + gone.length + overwritten.length === 0;
        const from = was?.[table];
        const to = memo[table];
        if (!isQuiet || from === undefined || to === undefined) continue;
        // Several quiet looks in a row began with the memo that somebody did keep.
        const known = after.get(table);
        after.set(table, { from: known?.to === from ? known.from : from, to });
      }
    },
  };
}
