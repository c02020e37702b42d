import type { Locale } from '../../../core/field.ts';
import type { Language } from '../../../core/language.ts';
import type { IsoDate } from './calendar.ts';
import { wordsOf } from './words.ts';
import { type DateOrder, readDate } from './written-date.ts';

type Part = 'YYYY' | 'YY' | 'MMMM' | 'MMM' | 'MM' | 'M' | 'DD' | 'D';

const shape = /^(?:(?:Y{4}|YY|M{1,4}|DD?)(?:[./-]|,? |$)){3}$/u;
const parts = /Y+|M+|D+/gu;
const figuresWithMark = /^(?:(D)D?|(M)M?)[/-](?:MM?|DD?)[/-]/u;

/** Whether a text pictures a day: `D`, `M` and `Y` once each, with marks or blanks between them. */
export function isDatePicture(picture: string): boolean {
  const kinds = picture.match(parts)?.map((part) => part[0]) ?? [];
  return shape.test(picture) && /[DMY]$/u.test(picture) && new Set(kinds).size === 3;
}

/** The order of day and month that a picture in figures with slashes or dashes itself says; `null`: it says none. */
export function orderOfPicture(picture: string): DateOrder | null {
  const [, day, month] = figuresWithMark.exec(picture) ?? [];
  if (day === undefined && month === undefined) return null;
  return day === undefined ? 'month-first' : 'day-first';
}

/**
 * Writes days as a picture shows them, months in the team's own language. A day whose year the picture cuts too short
 * gets its whole year; `null`: nobody could read it back as the same day.
 */
export function dateWriter(
  picture: string,
  locale: Locale,
  order: DateOrder | undefined,
): (date: IsoDate) => string | null {
  const words = wordsOf(locale);
  const months = monthNames(locale.language);
  const whole = picture.replace(/Y+/u, 'YYYY');
  return (date) => {
    for (const way of picture === whole ? [picture] : [picture, whole]) {
      const text = drawn(way, date, months);
      const reading = readDate(text, words, order);
      if (reading.is === 'date' && reading.date === date) return text;
    }
    return null;
  };
}

function drawn(picture: string, date: IsoDate, months: readonly string[]): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = months[Number(month) - 1]!;
  const drawnAs: Readonly<Record<Part, string>> = {
    YYYY: year,
    YY: year.slice(2),
    MMMM: name,
    MMM: name.slice(0, 3),
    MM: month,
    M: String(Number(month)),
    DD: day,
    D: String(Number(day)),
  };
  return picture.replace(parts, (part) => drawnAs[part as Part]);
}

const known = new Map<string, readonly string[]>();

/** The months as they stand beside a day, `апреля`. */
function monthNames({ code }: Language): readonly string[] {
  let names = known.get(code);
  if (names === undefined) {
    const format = new Intl.DateTimeFormat(code, { day: 'numeric', month: 'long', timeZone: 'UTC' });
    names = Array.from({ length: 12 }, (_, month) => {
      const said = format.formatToParts(Date.UTC(2026, month, 1));
      return said.find(({ type }) => type === 'month')?.value ?? '';
    });
    known.set(code, names);
  }
  return names;
}
