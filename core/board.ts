import type { Instant } from './cell.ts';
import type { Memo } from './store.ts';

/** One line of the tab in which Rowcall tells the team how things stand. `key` is always the same for the same thing. */
export type BoardLine =
  | { readonly is: 'title' | 'heading'; readonly key: string; readonly label: string }
  | { readonly is: 'fact'; readonly key: string; readonly label: string; readonly value: string }
  /**
   * A box that people tick. `was`: what it showed when it was written last; where that is the same, what somebody may have
   * ticked since then is left as it is. Absent: nobody knows, and it is set.
   */
  | {
      readonly is: 'box';
      readonly key: string;
      readonly label: string;
      readonly value: boolean;
      readonly was?: boolean;
    }
  /**
   * Says `fine` until that moment, and from then on `late`, in red and by itself: nobody is there to write it. `still`: the
   * same for a place where nothing changes by itself.
   */
  | {
      readonly is: 'alarm';
      readonly key: string;
      readonly label: string;
      readonly fine: string;
      readonly late: string;
      readonly from: Instant;
      readonly still?: string;
    };

/** What columns are called, in a store whose columns have names. */
export interface BoardHeads {
  readonly value: string;
  readonly box: string;
  /** Over the moment from which an alarm rings, over what it says then, and over the formula that lets it ring. */
  readonly from: string;
  readonly late: string;
  readonly alarm: string;
}

/** All that the tab shows, from the top; the first line is its title. */
export interface Board {
  readonly title: string;
  readonly lines: readonly BoardLine[];
  readonly heads: BoardHeads;
}

/** What the second column of the tab holds, as text or a box; an alarm as far as a store cannot let it ring by itself. */
export function boardValue(line: BoardLine): string | boolean {
  switch (line.is) {
    case 'title':
    case 'heading':
      return '';
    case 'fact':
    case 'box':
      return line.value;
    case 'alarm':
      return line.fine;
  }
}

/** The lines, with each box as it stands where somebody may have ticked it since it was written last. */
export function asTicked(
  lines: readonly BoardLine[],
  ticks: ReadonlyMap<string, boolean> | null,
): readonly BoardLine[] {
  return lines.map((line) =>
    line.is === 'box' && line.was === line.value ? { ...line, value: ticks?.get(line.key) ?? line.value } : line,
  );
}

/** What the tab is called. */
export const boardTitle = 'Rowcall';

/** What stands in a hidden column beside its title: so the tab is told from one that people called the same. */
export const boardMark = 'rowcall.board';

/** Under which a store remembers its tab in a memo. No table is called so: keys of tables have no dot. */
export const boardMemo = 'rowcall.board';

/** What became of a writing of the tab. */
export interface BoardShown {
  /** `taken`: another tab is called so, and stays as it is. */
  readonly is: 'shown' | 'taken';
  /** What is to be remembered now, so that our own writing is not taken for somebody's. */
  readonly memo: Memo;
}

/** The tab, or table, of Rowcall's own in one spreadsheet. */
export interface BoardTab {
  /** What people ticked, by the keys of the boxes; `null`: there is no such tab. `memo` is what the last write returned. */
  read(memo?: Memo | null): Promise<ReadonlyMap<string, boolean> | null>;
  /** Shows these lines and no others; makes the tab where there is none. `memo` is what the last read or write returned. */
  write(board: Board, memo: Memo): Promise<BoardShown>;
  /** Least seconds between two writings that change nothing but the time. */
  readonly pace: number;
  /** Each writing is paid for: whatever is no answer to a box waits for that pace too. */
  readonly isDear?: true;
  /**
   * Another text whenever somebody may have been at the tab since, by what is remembered; makes no call. `null`: only
   * reading tells. Absent: whether anybody touched the spreadsheet tells.
   */
  sign?(memo: Memo | null): string | null;
  /** Who touched that box last, in words for people; `null`, or absent: the store does not tell. */
  who?(key: string, memo: Memo | null): Promise<string | null>;
}
