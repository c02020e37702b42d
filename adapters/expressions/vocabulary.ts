/** One thing that may be called in a condition. */
export interface Word {
  /** How it is written, for the reference and for "write it so". */
  readonly written: string;
  readonly says: string;
  /** `plain`: takes values · `field`: takes a field, empty or not · `loop`: runs over a list. */
  readonly kind: 'plain' | 'field' | 'loop';
}

/** Functions by name. What is not here or in `methods` is refused. */
export const functions: Readonly<Record<string, Word>> = {
  filled: { written: 'filled(field)', says: 'Whether something stands in the cell.', kind: 'field' },
  blank: { written: 'blank(field)', says: 'Whether nothing stands in the cell.', kind: 'field' },
  lower: { written: 'lower(text)', says: 'The text in small letters.', kind: 'plain' },
  size: { written: 'size(list)', says: 'How many items a list has, or letters a text.', kind: 'plain' },
  sum: { written: 'sum(list)', says: 'The sum of a list of numbers.', kind: 'plain' },
  date: { written: 'date("2026-01-31")', says: 'The start of that day where the team is.', kind: 'plain' },
  daysBetween: {
    written: 'daysBetween(from, to)',
    says: 'Days from one date to another by the calendar of the team; negative when the second is earlier.',
    kind: 'plain',
  },
  workdaysBetween: {
    written: 'workdaysBetween(from, to)',
    says: 'The same in workdays: neither days off nor holidays count, as `hours` says.',
    kind: 'plain',
  },
  matchesRe: {
    written: 'matchesRe(text, "pattern")',
    says: 'Whether a regular expression (RE2 syntax) is found in the text.',
    kind: 'plain',
  },
};

/** What may be called on a value, `name.contains("Ltd")`. */
export const methods: Readonly<Record<string, Word>> = {
  contains: { written: 'text.contains("part")', says: 'Whether the text has that part.', kind: 'plain' },
  startsWith: { written: 'text.startsWith("part")', says: 'Whether the text begins so.', kind: 'plain' },
  endsWith: { written: 'text.endsWith("part")', says: 'Whether the text ends so.', kind: 'plain' },
  size: { written: 'list.size()', says: 'How many items a list has, or letters a text.', kind: 'plain' },
  exists: { written: 'list.exists(x, condition)', says: 'Whether it holds for at least one item.', kind: 'loop' },
  all: { written: 'list.all(x, condition)', says: 'Whether it holds for every item.', kind: 'loop' },
  exists_one: { written: 'list.exists_one(x, condition)', says: 'Whether it holds for exactly one.', kind: 'loop' },
  filter: { written: 'list.filter(x, condition)', says: 'The items for which it holds.', kind: 'loop' },
  map: { written: 'list.map(x, value)', says: 'A value of every item.', kind: 'loop' },
};

/** The word called so, or `undefined`; no name is special. */
export function wordNamed(words: Readonly<Record<string, Word>>, name: string): Word | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
