import type { Cell } from '../../../core/cell.ts';
import type { Parsed } from '../../../core/field.ts';

type Parse = (cell: Cell) => Parsed<unknown>;

function withoutUnreadable<T extends { readonly suggestions?: readonly Cell[] }>(said: T, parse: Parse): T {
  if (said.suggestions === undefined) return said;
  return { ...said, suggestions: said.suggestions.filter((cell) => parse(cell).is !== 'wrong') };
}

/** The same reading with only those suggestions that would themselves be read: choosing one must mend the cell. */
export function onlyReadable(parsed: Parsed<unknown>, parse: Parse): Parsed<unknown> {
  if (parsed.is === 'wrong') return withoutUnreadable(parsed, parse);
  if (parsed.is === 'empty' || parsed.doubts === undefined) return parsed;
  return { ...parsed, doubts: parsed.doubts.map((doubt) => withoutUnreadable(doubt, parse)) };
}
