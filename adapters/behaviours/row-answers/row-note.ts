import { short } from '../../../core/present.ts';
import type { Row } from '../../../core/record.ts';
import type { Tables } from '../../../core/rule.ts';
import type { RowItem, WordedItem } from './row-item.ts';
import { wordItem } from './row-item.ts';

/** A note is read on a phone, in one glance. */
export const longestNote = 140;
const between = ' · ';
const mostItems = 2;
/** How long what is put into the sentences may be, tried in turn. */
const valueLengths = [Number.POSITIVE_INFINITY, 24, 12];

/**
 * At most two things in at most 140 characters, the most important first, and how many more there are. What does not fit is
 * said more briefly: first what is so is left out, then long values are cut, then the second thing waits. `null`: nothing.
 */
export function rowNote(items: readonly RowItem[], row: Row, tables: Tables, hasVerbs: boolean): string | null {
  if (items.length === 0) return null;
  const { say } = tables.locale.language;
  const words = (longest: number) =>
    items.slice(0, mostItems).map((item) => wordItem(item, row, tables, hasVerbs, longest));
  const tried = valueLengths.map(words);
  for (const shown of [Math.min(mostItems, items.length), 1])
    for (const some of tried)
      for (const parts of waysToSay(some.slice(0, shown))) {
        const more = items.length - shown;
        const all = more === 0 ? parts : [...parts, say({ code: 'report.row.more', args: { count: more } })];
        const note = all.join(between);
        if (note.length <= longestNote) return note;
      }
  const left = items.length - 1;
  const more = left === 0 ? '' : `${between}${say({ code: 'report.row.more', args: { count: left } })}`;
  return `${short(tried.at(-1)![0]!.brief, longestNote - more.length)}${more}`;
}

/** Everything; the first of them whole; only what to do. */
function waysToSay(items: readonly WordedItem[]): readonly (readonly string[])[] {
  return [
    items.map(({ whole }) => whole),
    items.map(({ whole, brief }, at) => (at === 0 ? whole : brief)),
    items.map(({ brief }) => brief),
  ];
}
