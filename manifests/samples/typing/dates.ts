import type { Content } from '../ooxml/book.ts';
import type { Random } from '../random.ts';

const dayInMilliseconds = 86_400_000;
const dayZero = Date.UTC(1899, 11, 30);

const russianMonths = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

const ukrainianMonths = [
  'січня',
  'лютого',
  'березня',
  'квітня',
  'травня',
  'червня',
  'липня',
  'серпня',
  'вересня',
  'жовтня',
  'листопада',
  'грудня',
];

/** The serial day of `YYYY-MM-DD`, or of `YYYY-MM-DD HH:mm` with its part of a day. */
export function serial(day: string): number {
  const days =
    (Date.parse(`${day.replace(' ', 'T').padEnd(16, 'T00:00').slice(0, 16)}Z`) - dayZero) / dayInMilliseconds;
  return Math.round(days * 1e6) / 1e6;
}

/** `YYYY-MM-DD` of a serial day. */
function dayOf(serialDay: number): string {
  return new Date(dayZero + serialDay * dayInMilliseconds).toISOString().slice(0, 10);
}

/** A date as different hands type it: mostly a true date, else text in one of the usual forms. */
export function typedDate(serialDay: number, random: Random): Content {
  const [year = '', month = '', day = ''] = dayOf(serialDay).split('-');
  const [monthNumber, dayNumber] = [Number(month), Number(day)];
  const ways: Record<string, () => Content> = {
    date: () => serialDay,
    dots: () => `${day}.${month}.${year}`,
    shortYear: () => `${day}.${month}.${year.slice(2)}`,
    slashes: () => `${dayNumber}/${monthNumber}/${year}`,
    russian: () => `${dayNumber} ${russianMonths[monthNumber - 1]} ${year}`,
    ukrainian: () => `${dayNumber} ${ukrainianMonths[monthNumber - 1]} ${year} р.`,
    iso: () => `${year}-${month}-${day}`,
  };
  const weights = { date: 80, dots: 7, shortYear: 2, slashes: 4, russian: 3, ukrainian: 2, iso: 2 };
  return ways[random.weigh(weights)]!();
}
