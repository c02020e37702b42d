import { fullYear, type IsoDate, isoDate, isSerial, lastOfMonth, serialMoment } from './calendar.ts';
import { type Words, wordKey } from './words.ts';

/** What a written date may mean. `dates` hold the readings, or what may have been meant, the likeliest first. */
export type DateReading =
  | { readonly is: 'date'; readonly date: IsoDate }
  | { readonly is: 'ambiguous' | 'impossible' | 'number'; readonly dates: readonly IsoDate[] }
  | { readonly is: 'no-year' | 'no-day' }
  | { readonly is: 'unreadable' };

/** What stands first in `03/04/2026`. */
export type DateOrder = 'day-first' | 'month-first';

const longest = 60;
const dayMonthYear = /^(\d{1,2})([./ -])(\d{1,2})\2(\d{4}|\d{2})$/u;
const yearMonthDay = /^(\d{4})([./ -]?)(\d{1,2})\2(\d{1,2})$/u;
const dayAndMonth = /^\d{1,2}[./]\d{1,2}\.?$/u;
const bareNumber = /^\d{5}(?:[.,]\d{1,20})?$/u;
const closing = /^(.*\d)\.?\s*(\p{L}+)?\.?$/u;
const firstWord = /^(\p{L}+)\.?,?\s+(.+)$/u;
const endings = /(\d)-?\p{L}{1,2}(?=[\s,.]|$)/gu;
const wordsAndNumbers = /\d+|\p{L}+/gu;
const onlyThese = /^[\p{L}\d\s,.'’/-]+$/u;

const unreadable: DateReading = { is: 'unreadable' };

function present(dates: readonly (IsoDate | null)[]): readonly IsoDate[] {
  return [...new Set(dates.filter((date) => date !== null))];
}

/** One day, or that there is none; then the end of that month is what may have been meant. */
function theDay(year: number, month: number, day: number): DateReading {
  const date = isoDate(year, month, day);
  if (date !== null) return { is: 'date', date };
  return { is: 'impossible', dates: present([day <= 31 ? lastOfMonth(year, month) : null, isoDate(year, day, month)]) };
}

/**
 * With full stops the day is first everywhere; with slashes and dashes that is so in Europe but not in America: there
 * `order` says it, where a day can be meant either way.
 */
function readDayMonthYear([, first, mark, second, last]: RegExpExecArray, order: DateOrder | undefined): DateReading {
  const [a, b, year] = [Number(first), Number(second), fullYear(Number(last))];
  if (mark === '.' || mark === ' ') return theDay(year, b, a);
  const dates = present([isoDate(year, b, a), isoDate(year, a, b)]);
  const [dayFirst, monthFirst] = dates;
  if (dayFirst !== undefined && monthFirst !== undefined)
    return order === undefined
      ? { is: 'ambiguous', dates }
      : { is: 'date', date: order === 'day-first' ? dayFirst : monthFirst };
  return dates[0] === undefined ? theDay(year, b <= 12 ? b : a, b <= 12 ? a : b) : { is: 'date', date: dates[0] };
}

/** `25 декабря 2026`, `Dec 25, 2026`, `25-Dec-26`, `2026 December 25`: a month by its name, and numbers. */
function readNamedMonth(text: string, words: Words): DateReading {
  if (!onlyThese.test(text)) return unreadable;
  const parts = text.replace(endings, '$1').match(wordsAndNumbers) ?? [];
  const numbers = parts.filter((part) => /\d/u.test(part));
  const months = parts.flatMap((part) => words.months.get(wordKey(part)) ?? []);
  const [month] = months;
  const known = numbers.length + months.length;
  if (month === undefined || months.length > 1 || known !== parts.length || numbers.length > 2) return unreadable;

  const [first = '', second] = numbers;
  if (second === undefined) return { is: first.length === 4 ? 'no-day' : 'no-year' };
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  if (day.length > 2 || (year.length !== 2 && year.length !== 4)) return unreadable;
  return theDay(fullYear(Number(year)), month, Number(day));
}

function withoutWeekday(text: string, words: Words): string {
  const [, word = '', rest = ''] = firstWord.exec(text) ?? [];
  return words.weekdays.has(wordKey(word)) ? rest : text;
}

/** Without a word for the year behind it, `25.12.2026 г.` */
function withoutYearWord(text: string, words: Words): string {
  const [, rest = '', word = ''] = closing.exec(text) ?? [];
  return rest !== '' && (word === '' || words.years.has(wordKey(word))) ? rest : text;
}

/** A date in digits alone; `null` for any other text. */
function readDigits(text: string, order: DateOrder | undefined): DateReading | null {
  const dayFirst = dayMonthYear.exec(text);
  if (dayFirst) return readDayMonthYear(dayFirst, order);
  const yearFirst = yearMonthDay.exec(text);
  if (yearFirst) return theDay(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
  if (dayAndMonth.test(text)) return { is: 'no-year' };
  return bareNumber.test(text) ? readSerial(Number(text.replace(',', '.'))) : null;
}

/** Reads one line of text as a date, in the ways English, Russian and Ukrainian write one; `order` as people there write. */
export function readDate(text: string, words: Words, order?: DateOrder): DateReading {
  if (text.length > longest || !/\d/u.test(text)) return unreadable;
  const inDigits = readDigits(text, order);
  if (inDigits !== null) return inDigits;
  const bare = withoutYearWord(withoutWeekday(text, words), words);
  return (bare === text ? null : readDigits(bare, order)) ?? readNamedMonth(bare, words);
}

/** Reads a bare number: spreadsheets hold days as numbers, but a person cannot have meant one. */
function readSerial(number: number): DateReading {
  return isSerial(number) ? { is: 'number', dates: [serialMoment(number).toISOString().slice(0, 10)] } : unreadable;
}
