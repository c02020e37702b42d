import type { Cell } from '../../../core/cell.ts';
import type { Locale } from '../../../core/field.ts';
import { isIsoDate } from './calendar.ts';
import { dateWriter, orderOfPicture } from './date-picture.ts';
import { plainText } from './plain-text.ts';
import { wordsOf } from './words.ts';
import { type DateOrder, readDate } from './written-date.ts';

/** How the days of a column are written: options of the settings. */
export interface DateForm {
  readonly form?: string;
  readonly order?: DateOrder;
}

/** So many days must tell the order of day and month, and none the other. */
const enoughDays = 5;
const fewestTexts = 3;

const inFigures = ['.', '/', '-', ' '].flatMap((mark) =>
  ['DD#MM#YYYY', 'D#M#YYYY', 'DD#MM#YY', 'D#M#YY'].map((picture) => picture.replaceAll('#', mark)),
);
const american = ['/', '-'].flatMap((mark) =>
  ['MM#DD#YYYY', 'M#D#YYYY', 'MM#DD#YY', 'M#D#YY'].map((picture) => picture.replaceAll('#', mark)),
);
const inWords = ['D MMM YYYY', 'DD MMM YYYY', 'D MMMM YYYY', 'DD MMMM YYYY', 'DD-MMM-YYYY', 'D-MMM-YYYY', 'DD-MMM-YY'];
const pictures = [...inFigures, ...american, ...inWords, 'MMM D, YYYY', 'MMMM D, YYYY', 'YYYY/MM/DD', 'YYYY.MM.DD'];

const eitherOrder = /^(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d{2})$/u;

/**
 * The form that most days of a column have where days are kept as text, and the order of day and month where enough days
 * tell it and none tells the other. Where most could be read either way: `as-typed`, so that nothing is rewritten.
 */
export function usualDateForm(cells: readonly Cell[], locale: Locale): DateForm {
  const texts = cells.flatMap((cell) => (typeof cell === 'string' ? (plainText(cell) ?? []) : []));
  const written = texts.filter((text) => text !== '' && !isIsoDate(text));
  const order = orderOf(written);
  const said = order === undefined ? {} : { order };
  const words = wordsOf(locale);
  const days = written.filter((text) => ['date', 'ambiguous'].includes(readDate(text, words, order).is));
  if (days.length < fewestTexts || days.length <= texts.length - written.length) return said;
  const isEither = (text: string) => eitherOrder.test(text);
  if (order === undefined && days.filter(isEither).length * 2 > days.length) return { form: 'as-typed' };
  const form = commonPicture(days, locale, order);
  return form === null ? said : { form, ...said };
}

/** The order that days above the twelfth tell, where they all tell the same. */
function orderOf(texts: readonly string[]): DateOrder | undefined {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const text of texts) {
    const [, first, , second] = eitherOrder.exec(text) ?? [];
    if (Number(first) > 12 && Number(second) <= 12) dayFirst++;
    else if (Number(second) > 12 && Number(first) <= 12) monthFirst++;
  }
  if (dayFirst >= enoughDays && monthFirst === 0) return 'day-first';
  return monthFirst >= enoughDays && dayFirst === 0 ? 'month-first' : undefined;
}

/** The picture that leaves the most days as they are, if that is more than half of them. */
function commonPicture(days: readonly string[], locale: Locale, order: DateOrder | undefined): string | null {
  const words = wordsOf(locale);
  const read = days.flatMap((text) => {
    const reading = readDate(text, words, order);
    return reading.is === 'date' ? [{ text, date: reading.date }] : [];
  });
  let best: string | null = null;
  let most = days.length / 2;
  for (const picture of pictures) {
    if (orderOfPicture(picture) !== null && orderOfPicture(picture) !== order) continue;
    const write = dateWriter(picture, locale, order);
    const unchanged = read.filter(({ text, date }) => write(date) === text).length;
    if (unchanged <= most) continue;
    best = picture;
    most = unchanged;
  }
  return best;
}
