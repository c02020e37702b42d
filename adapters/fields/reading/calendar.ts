/** A day of the calendar as `YYYY-MM-DD`; sorts as text. */
export type IsoDate = string;

const dayLength = 86_400_000;
/** Day 0 of a spreadsheet, placed so that every day after February 1900 has its number. */
const serialZero = Date.UTC(1899, 11, 30);

/** How many days the month has, 1 to 12; 0 for what is not a month. */
function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The date, or `null` when the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (year < 1 || year > 9999 || day < 1 || day > daysIn(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The last day of a month. */
export function lastOfMonth(year: number, month: number): IsoDate | null {
  return isoDate(year, month, daysIn(year, month));
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}

/** Whether a text is a day in the form `YYYY-MM-DD` that the calendar has. Hand-made, since every date passes here. */
export function isIsoDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const year = digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
  const month = digit(text, 5) * 10 + digit(text, 6);
  const day = digit(text, 8) * 10 + digit(text, 9);
  return year >= 1 && day >= 1 && day <= daysIn(year, month);
}

/** A two-digit year in full, by the rule of Windows and Excel: 00 to 49 are in this century, 50 to 99 in the last. */
export function fullYear(year: number): number {
  if (year >= 100) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** Whether a number is likely a day as spreadsheets count them: from 1954 to 2119. */
export function isSerial(number: number): boolean {
  return number >= 20_000 && number <= 80_000;
}

/** The moment that a spreadsheet's number of a day means, as if its clock showed UTC, to the second. */
export function serialMoment(serial: number): Date {
  return new Date(serialZero + Math.round((serial * dayLength) / 1000) * 1000);
}
