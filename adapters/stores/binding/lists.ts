import type { Cell } from '../../../core/cell.ts';

/**
 * A list as the text that one cell can hold: `Phone, E-mail`; with semicolons where an item itself holds a
 * comma, and one behind a single such item. `listOf` reads back the same list.
 */
export function textOfList(items: readonly string[]): string {
  if (!items.some((item) => item.includes(','))) return items.join(', ');
  return items.length === 1 ? `${items[0]};` : items.join('; ');
}

/**
 * The list that a text was written from; any other text stays as it is, since nobody may lose the way it was typed:
 * the field reads it all the same.
 */
export function listOf(text: string): Cell {
  const items = text.split(text.includes(';') ? /;/u : /,/u).map((item) => item.trim());
  const filled = items.filter((item) => item !== '');
  return textOfList(filled) === text && filled.length > 0 && !text.includes('\n') ? filled : text;
}
