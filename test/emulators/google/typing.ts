import type { Convention } from './locale.ts';
import { serialOf } from './locale.ts';
import type { Entered, NumberFormat } from './world.ts';

/** What becomes of a text that is typed: a value (none: the cell is empty), and the format that an unformatted cell takes on. */
export interface Typed {
  readonly value?: Entered;
  readonly format?: NumberFormat;
}

/** What a text means when it is typed into a cell of that format. `year` completes a date without one. */
export function typed(
  text: string,
  format: NumberFormat | undefined,
  convention: Convention,
  year: () => number,
): Typed {
  if (text === '') return {};
  if (format?.type === 'TEXT') return { value: { stringValue: text } };
  if (text.startsWith("'")) return text === "'" ? {} : { value: { stringValue: text.slice(1) } };
  if (text.startsWith('=')) return text === '=' ? { value: { stringValue: text } } : { value: { formulaValue: text } };
  const trimmed = text.trim();
  if (/^(?:true|false)$/i.test(trimmed)) return { value: { boolValue: trimmed.toLowerCase() === 'true' } };
  const read = numberIn(trimmed, convention) ?? momentIn(trimmed, convention, year);
  if (read !== null) return read;
  // A sign begins a formula, as in every spreadsheet: a phone typed with brackets becomes an error.
  if (/^[+-]./.test(text)) return { value: { formulaValue: `=${text}` } };
  return { value: { stringValue: text } };
}

function numberIn(text: string, { decimal, group, currency }: Convention): Typed | null {
  const isMoney = text.includes(currency) || /^[+-]?[$€£]/.test(text);
  const isPercent = text.endsWith('%');
  const bare = text.replace(/[$€£₽₴%]/g, '').trim();
  const point = decimal === '.' ? '\\.' : ',';
  const between = group === '\u00a0' ? '[\u00a0\u202f ]' : group === '.' ? '\\.' : ',';
  const digits = `(?:\\d{1,3}(?:${between}\\d{3})+|\\d+)`;
  const shape = new RegExp(`^[+-]?(?:${digits}(?:${point}\\d*)?|${point}\\d+)(?:[eE][+-]?\\d+)?$`);
  if (!shape.test(bare)) return null;
  const plain = bare.replace(new RegExp(between, 'g'), '').replace(decimal, '.');
  const numberValue = Number(plain) / (isPercent ? 100 : 1);
  if (!Number.isFinite(numberValue)) return null;
  const value = { numberValue };
  if (isPercent) return { value, format: { type: 'PERCENT', pattern: plain.includes('.') ? '0.00%' : '0%' } };
  if (isMoney) return { value, format: { type: 'CURRENCY', pattern: `"${currency}"#,##0.00` } };
  if (/e/i.test(bare)) return { value, format: { type: 'SCIENTIFIC', pattern: '0.00E+00' } };
  if (new RegExp(between).test(bare))
    return { value, format: { type: 'NUMBER', pattern: plain.includes('.') ? '#,##0.00' : '#,##0' } };
  return { value };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function momentIn(text: string, convention: Convention, year: () => number): Typed | null {
  const clock = /(?:^|[ T])(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([ap]m))?$/i.exec(text);
  const dayText = (clock === null ? text : text.slice(0, clock.index)).trim();
  const time = clock === null ? null : timeOf(clock);
  if (clock !== null && time === null) return null;
  if (dayText === '' && time !== null)
    return { value: { numberValue: time }, format: { type: 'TIME', pattern: 'h:mm:ss' } };
  const found = dayIn(dayText, convention, year);
  if (found === null) return null;
  const numberValue = found.serial + (time ?? 0);
  if (time === null) return { value: { numberValue }, format: { type: 'DATE', pattern: found.pattern } };
  return { value: { numberValue }, format: { type: 'DATE_TIME', pattern: `${found.pattern} h:mm:ss` } };
}

function timeOf([, hour, minute, second, half]: RegExpExecArray): number | null {
  const twelve = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const minutes = Number(minute);
  const seconds = Number(second ?? 0);
  if (twelve > 23 || minutes > 59 || seconds > 59) return null;
  return (twelve * 3600 + minutes * 60 + seconds) / 86_400;
}

function dayIn(
  text: string,
  { isDayFirst, separators, date }: Convention,
  year: () => number,
): { readonly serial: number; readonly pattern: string } | null {
  const as = (y: number, m: number, d: number, pattern: string) => {
    const serial = serialOf(y, m, d);
    return serial === null ? null : { serial, pattern };
  };
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso !== null) return as(Number(iso[1]), Number(iso[3]), Number(iso[4]), 'yyyy-mm-dd');
  const parts = new RegExp(`^(\\d{1,2})([${separators}])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?$`).exec(text);
  if (parts !== null) {
    const [, first, , second, last] = parts;
    const [d, m] = isDayFirst ? [first, second] : [second, first];
    const full = last === undefined ? year() : last.length === 2 ? 2000 + Number(last) : Number(last);
    return as(full, Number(m), Number(d), last === undefined ? date.replace(/.yyyy$/, '') : date);
  }
  const words =
    /^(?<name>[a-z]{3,9})\.? (?<day>\d{1,2})(?:,? (?<year>\d{4}))?$/i.exec(text) ??
    /^(?<day>\d{1,2}) (?<name>[a-z]{3,9})\.?(?: (?<year>\d{4}))?$/i.exec(text);
  const name = words?.groups?.['name']?.toLowerCase();
  const month = name === undefined ? -1 : months.findIndex((one) => name.startsWith(one));
  if (words === null || month < 0) return null;
  return as(Number(words.groups?.['year'] ?? year()), month + 1, Number(words.groups?.['day']), 'd mmm yyyy');
}
