import type { Convention } from './locale.ts';
import { dateOf } from './locale.ts';
import type { Effective, NumberFormat } from './world.ts';

const isMoment = (format: NumberFormat | undefined) => /^(?:DATE|TIME|DATE_TIME)$/.test(format?.type ?? '');

/** What a person sees in the cell. */
export function shown(value: Effective | undefined, format: NumberFormat | undefined, convention: Convention): string {
  if (value === undefined) return '';
  if ('stringValue' in value) return value.stringValue;
  if ('boolValue' in value) return value.boolValue ? 'TRUE' : 'FALSE';
  if ('errorValue' in value) return errorText(value.errorValue.type);
  const { numberValue } = value;
  if (isMoment(format)) return moment(numberValue, format?.pattern ?? momentPattern(format!.type, convention));
  if (format === undefined || format.type === 'TEXT') return general(numberValue, convention);
  return numeral(numberValue, format.pattern ?? numberPattern(format.type, convention), convention);
}

/** How Google writes an error in a cell. */
export function errorText(type: string): string {
  const names: Readonly<Record<string, string>> = {
    REF: '#REF!',
    NAME: '#NAME?',
    VALUE: '#VALUE!',
    DIVIDE_BY_ZERO: '#DIV/0!',
    N_A: '#N/A',
    ERROR: '#ERROR!',
  };
  return names[type] ?? '#ERROR!';
}

/** Whether a number of this format is a date or a time. */
export function holdsMoment(format: NumberFormat | undefined): boolean {
  return isMoment(format);
}

function general(number: number, { decimal }: Convention): string {
  const text =
    Math.abs(number) >= 1e15 ? number.toExponential(5).replace('e', 'E') : String(Number(number.toPrecision(15)));
  return text.replace('.', decimal);
}

function momentPattern(type: string, { date, dateTime }: Convention): string {
  if (type === 'DATE') return date;
  return type === 'TIME' ? 'h:mm:ss' : dateTime;
}

function moment(serial: number, pattern: string): string {
  const date = dateOf(serial);
  let isTime = false;
  return pattern.replaceAll(/"([^"]*)"|y+|m+|d+|h+|s+|am\/pm/gi, (token, literal) => {
    if (literal !== undefined) return literal;
    const letter = token[0]!.toLowerCase();
    // The same letter is a month in a date and a minute in a time.
    const isMinute = letter === 'm' && isTime;
    if (letter === 'h' || letter === 's') isTime = true;
    const two = (number: number) => String(number).padStart(token.length > 1 ? 2 : 1, '0');
    if (letter === 'y') return token.length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100);
    if (letter === 'd') return two(date.getUTCDate());
    if (letter === 'h') return two(date.getUTCHours());
    if (letter === 's') return two(date.getUTCSeconds());
    if (letter === 'a') return date.getUTCHours() < 12 ? 'AM' : 'PM';
    if (isMinute) return two(date.getUTCMinutes());
    if (token.length < 3) return two(date.getUTCMonth() + 1);
    return new Intl.DateTimeFormat('en', { month: token.length === 3 ? 'short' : 'long', timeZone: 'UTC' }).format(
      date,
    );
  });
}

function numberPattern(type: string, { currency }: Convention): string {
  const patterns: Readonly<Record<string, string>> = {
    PERCENT: '0.00%',
    CURRENCY: `"${currency}"#,##0.00`,
    SCIENTIFIC: '0.00E+00',
  };
  return patterns[type] ?? '#,##0.00';
}

function numeral(number: number, pattern: string, convention: Convention): string {
  const parts =
    /^(?<before>(?:"[^"]*"|\[[^\]]*\]|[^#0"[])*)(?<body>[#0][#0,]*(?:\.[0#]+)?)(?<e>E\+0+)?(?<after>.*)$/s.exec(
      pattern,
    );
  if (parts === null) return general(number, convention);
  const { before = '', body = '', e, after = '' } = parts.groups ?? {};
  const places = body.split('.')[1]?.length ?? 0;
  const scaled = after.includes('%') ? number * 100 : number;
  const words = (text: string) => text.replaceAll('"', '').replaceAll(/\[\$([^\]-]*)[^\]]*\]/g, '$1');
  if (e !== undefined)
    return number
      .toExponential(places)
      .replace(/e\+?(-?)(\d+)/, (_, sign, digits) => `E${sign || '+'}${digits.padStart(2, '0')}`);
  const [whole = '', fraction] = Math.abs(scaled).toFixed(places).split('.');
  const padded = whole.padStart((body.split('.')[0] ?? '').replaceAll(/[^0]/g, '').length, '0');
  const grouped = body.includes(',') ? padded.replaceAll(/\B(?=(\d{3})+$)/g, convention.group) : padded;
  const sign = scaled < 0 ? '-' : '';
  return `${sign}${words(before)}${grouped}${fraction === undefined ? '' : convention.decimal + fraction}${words(after)}`;
}
