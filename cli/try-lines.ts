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
  const shares = sharesOf(tried.chapters);
  const shown = tried.chapters.slice(0, shares.length);
  const all = tried.chapters.reduce((sum, { groups }) => sum + groups.length, 0);
  const left = all - shares.reduce((sum, share) => sum + share, 0);
  const more = `${language.say({ code: 'report.more-kinds', args: { count: left } })}: ${language.say({ code: 'report.see-all' })}`;
  return [
    layout.paint('bold', summary(seenIn(tried), language)),
    ...chapterLines(shown, shares, language, layout),
    ...(left > 0 ? [layout.paint('dim', more)] : []),
  ];
}

/** How many lines each of the first sorts gets: one, and then as many as there is room for, in turn. */
function sharesOf(chapters: readonly Chapter[]): readonly number[] {
  const wanted = chapters.reduce((sum, { groups }) => sum + groups.length, 0);
  let room = wanted > mostLines ? mostLines - 1 : mostLines;
  const shares = chapters.slice(0, room).map(() => 1);
  room -= shares.length;
  for (const [at, { groups }] of chapters.slice(0, shares.length).entries()) {
    const more = Math.min(room, groups.length - 1);
    shares[at] = 1 + more;
    room -= more;
  }
  return shares;
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
