import type { Instant } from './cell.ts';
import type { Memo } from './store.ts';

/** One line of the tab in which Rowcall tells the team how things stand. `key` is always the same for the same thing. */
export type BoardLine =
  | { readonly is: 'title' | 'heading'; readonly key: string; readonly label: string }
  | { readonly is: 'fact'; readonly key: string; readonly label: string; readonly value: string }
  /** A box that people tick. */
  | { readonly is: 'box'; readonly key: string; readonly label: string; readonly value: boolean }
  /** Says `fine` until that moment, and from then on `late`, in red and by itself: nobody is there to write it. */
  | {
      readonly is: 'alarm';
      readonly key: string;
      readonly label: string;
      readonly fine: string;
      readonly late: string;
      readonly from: Instant;
    };

/** All that the tab shows, from the top; the first line is its title. */
export interface Board {
  readonly title: string;
  readonly lines: readonly BoardLine[];
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

/** What the tab is called. */
export const boardTitle = 'Rowcall';

/** What stands in a hidden column beside its title: so the tab is told from one that people called the same. */
export const boardMark = 'rowcall.board';

/** What became of a writing of the tab. */
export interface BoardShown {
  /** `taken`: another tab is called so, and stays as it is. */
  readonly is: 'shown' | 'taken';
  /** What is to be remembered now, so that our own writing is not taken for somebody's. */
  readonly memo: Memo;
}

/** The tab, or table, of Rowcall's own in one spreadsheet. */
export interface BoardTab {
  /** What people ticked, by the keys of the boxes; `null`: there is no such tab. */
  read(): Promise<ReadonlyMap<string, boolean> | null>;
  /** Shows these lines and no others; makes the tab where there is none. `memo` is what the last read or write returned. */
  write(board: Board, memo: Memo): Promise<BoardShown>;
  /** Least seconds between two writings that change nothing but the time. */
  readonly pace: number;
}
