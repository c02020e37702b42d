import type { Chapter, Tried } from '../adapters/actions/try-book.ts';
import type { Language } from '../core/language.ts';
import { blocks, fittedLine, type Layout, type Seen, summary } from './report.ts';

/** With the sentence before and what can be done behind it, ten lines. */
const mostLines = 8;

/**
 * What a first look came to: one sentence, then each sort of faults, the gravest first, with an example. What room is left
 * goes to more examples of the first sorts.
 */
export function triedLines(tried: Tried, language: Language, layout: Layout): readonly string[] {
  const all = tried.chapters.reduce((sum, { groups }) => sum + groups.length, 0);
  const room = all > mostLines ? mostLines - 1 : mostLines;
  const shown = worthShowing(tried.chapters, room);
  const shares = sharesOf(shown, room);
  const left = all - shares.reduce((sum, share) => sum + share, 0);
  const more = `${language.say({ code: 'report.more-kinds', args: { count: left } })}: ${language.say({ code: 'report.see-all' })}`;
  return [
    layout.paint('bold', summary(seenIn(tried), language)),
    ...chapterLines(shown, shares, language, layout),
    ...(left > 0 ? [layout.paint('dim', more)] : []),
  ];
}

/** The first sorts, and the first of each gravity: what can be put right by itself is worth a line too. */
function worthShowing(chapters: readonly Chapter[], most: number): readonly Chapter[] {
  const gravity = ({ groups: [first] }: Chapter) => first!.severity;
  const firsts = chapters.filter((one, at) => chapters.findIndex((other) => gravity(other) === gravity(one)) === at);
  const others = chapters.filter((one) => !firsts.includes(one));
  const chosen = new Set([...firsts, ...others.slice(0, most - firsts.length)]);
  return chapters.filter((one) => chosen.has(one));
}

/** How many lines each sort gets: one, and then as many as there is room for, in turn. */
function sharesOf(chapters: readonly Chapter[], room: number): readonly number[] {
  let left = room - chapters.length;
  return chapters.map(({ groups }) => {
    const more = Math.min(left, groups.length - 1);
    left -= more;
    return 1 + more;
  });
}

/** Everything that was found, sort by sort, each row with what to do about it. */
export function allTriedLines(tried: Tried, language: Language, layout: Layout): readonly string[] {
  return [
    layout.paint('bold', summary(seenIn(tried), language)),
    ...tried.chapters.flatMap((chapter) => [
      '',
      layout.paint('bold', `# ${themeTitle(chapter, language)}: ${chapter.count}`),
      ...blocks(chapter.groups, language, layout).slice(1),
    ]),
  ];
}

/** What a sort of faults is called. */
export function themeTitle({ theme }: Pick<Chapter, 'theme'>, language: Language): string {
  return language.say({ code: `report.theme.${theme}` });
}

/** A first look in the terms of any other. */
export function seenIn({ tables, chapters, milliseconds }: Tried): Seen {
  return {
    tables: tables.map(({ table, records }) => ({ table, records })),
    groups: chapters.flatMap(({ groups }) => groups),
    milliseconds,
  };
}

const styles = { error: 'red', warning: 'yellow', note: 'green' } as const;

function chapterLines(
  chapters: readonly Chapter[],
  shares: readonly number[],
  language: Language,
  layout: Layout,
): readonly string[] {
  const digits = Math.max(...chapters.map(({ count }) => String(count).length));
  const wide = Math.max(...chapters.map((chapter) => themeTitle(chapter, language).length));
  return chapters.flatMap((chapter, at) => {
    const { groups, count } = chapter;
    const text = `${String(count).padStart(digits)} ${themeTitle(chapter, language).padEnd(wide)}`;
    const style = styles[groups[0]!.severity];
    return groups.slice(0, shares[at]).map((group, line) => {
      const lead = line === 0 ? layout.paint(style, text) : ' '.repeat(text.length);
      return fittedLine({ text: lead, length: text.length }, group, language, layout);
    });
  });
}
