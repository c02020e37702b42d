import { fold } from '../../../core/cell.ts';
import type { Language } from '../../../core/language.ts';

/** The part of a title that names a month, a quarter or a year. */
export interface Period {
  /** What is left of the title, as it is written: `Orders` of `Orders 2026-01`; often nothing. */
  readonly rest: string;
  /** Sorts as time goes where the year is said; `null`: it is not. */
  readonly year: number | null;
  /** 1 to 12, or 0 for a whole year. */
  readonly month: number;
}

const yearFirst = /(?<!\d)((?:19|20)\d\d)[-._/ ](0?[1-9]|1[0-2])(?!\d)/u;
const monthFirst = /(?<!\d)(0?[1-9]|1[0-2])[-._/ ]((?:19|20)?\d\d)(?!\d)/u;
const yearAlone = /(?<!\d)((?:19|20)\d\d)(?!\d)/u;
const shortYear = /['’]?(?<!\d)(\d\d)(?!\d)/u;
const quarter = /(?<![\p{L}\d])(?:q|кв\.?|квартал)\s?([1-4])(?!\d)|(?<!\d)([1-4])\s?(?:q|кв\.?|квартал)(?!\p{L})/iu;
const word = /\p{L}+/gu;
const shortestMonth = 3;

/** The month, quarter or year that the title of a tab names; `null`: none. */
export function periodOf(title: string, languages: readonly Language[]): Period | null {
  const without = (...parts: readonly string[]) =>
    parts
      .reduce((text, part) => text.replace(part, ' '), title)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();

  const [whole = '', said = ''] = yearAlone.exec(title) ?? [];
  const [inQuarter = '', before = '', behind = ''] = quarter.exec(title) ?? [];
  if (inQuarter !== '')
    return {
      rest: without(inQuarter, whole),
      year: whole === '' ? null : Number(said),
      month: Number(before || behind) * 3,
    };
  const [inFigures = '', year = '', month = ''] = yearFirst.exec(title) ?? [];
  if (inFigures !== '') return { rest: without(inFigures), year: Number(year), month: Number(month) };
  const [reversed = '', first = '', last = ''] = monthFirst.exec(title) ?? [];
  if (reversed !== '') return { rest: without(reversed), year: wholeYear(last), month: Number(first) };

  const named = namedMonth(title, languages);
  if (named !== null) {
    const rest = title.replace(named.word, ' ');
    const [short = '', figures = ''] = whole === '' ? (shortYear.exec(rest) ?? []) : [];
    const year = whole === '' ? (figures === '' ? null : wholeYear(figures)) : Number(said);
    return { rest: without(named.word, whole || short), year, month: named.month };
  }
  return whole === '' ? null : { rest: without(whole), year: Number(said), month: 0 };
}

function wholeYear(figures: string): number {
  return figures.length === 4 ? Number(figures) : 2000 + Number(figures);
}

function namedMonth(title: string, languages: readonly Language[]): { word: string; month: number } | null {
  for (const [found] of title.matchAll(word)) {
    if (found.length < shortestMonth) continue;
    const key = fold(found);
    for (const { months } of languages) {
      const at = months.findIndex((names) => names.includes(key));
      if (at >= 0) return { word: found, month: at + 1 };
    }
  }
  return null;
}
