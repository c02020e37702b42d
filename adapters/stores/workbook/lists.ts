import type { Cell } from '../../../core/cell.ts';

/**
 * A list as the text that a cell of a workbook can hold: `Phone, E-mail`; with semicolons where an item itself holds a
 * comma, and one behind a single such item. `listOf` reads back the same list.
 */
export function textOfList(items: readonly string[]): string {
  if (!items.some((item) => item.includes(','))) return items.join(', ');
  return items.length === 1 ? `${items[0]};` : items.join('; ');
}

/** The items of a text, split at semicolons and lines where there are any, else at commas; `null` for none. */
export function listOf(text: string): Cell {
  const items = text.split(/[;\n]/u.test(text) ? /[;\n]/u : /,/u).map((item) => item.trim());
  const filled = items.filter((item) => item !== '');
  return filled.length === 0 ? null : filled;
}
