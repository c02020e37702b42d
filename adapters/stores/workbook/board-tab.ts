import { boardMark } from '../../../core/board.ts';
import type { Tab } from './tab.ts';
import { boxSigns, keyColumn } from './write/board-sheet.ts';

/** Whether a tab is that of Rowcall's own: people may have called one of theirs the same. */
export function isBoardTab(tab: Tab): boolean {
  let isIt = false;
  tab.scan(null, ({ at, cells }) => {
    isIt = cells[at.indexOf(keyColumn)] === boardMark;
    return false;
  });
  return isIt;
}

/** What is ticked in it, by the keys of the boxes. */
export function boxesIn(tab: Tab): ReadonlyMap<string, boolean> {
  const boxes = new Map<string, boolean>();
  tab.scan(null, ({ at, cells }) => {
    const value = cells[at.indexOf(2)];
    const key = cells[at.indexOf(keyColumn)];
    if (typeof key !== 'string') return true;
    if (value === boxSigns.ticked || value === true) boxes.set(key, true);
    if (value === boxSigns.empty || value === false) boxes.set(key, false);
    return true;
  });
  return boxes;
}
