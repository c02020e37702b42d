import type { Dialled } from './dial.ts';
import { write } from './format.ts';
import { e164, readDigits } from './read.ts';
import { plainlyWritten } from './scan.ts';

export const phoneForms = ['international', 'e164', 'national'] as const;
/** One of `phoneForms`, or a picture of it with `#` for each digit: `###-###-##-##`. */
export type PhoneForm = string;

const signs = /^\+?[#()./ -]+$/u;
const fewestDigits = 7;
const mostDigits = 15;

/** Whether a text pictures a telephone number. */
export function isPicture(form: string): boolean {
  const digits = digitsIn(form);
  return signs.test(form) && form.trim() === form && digits >= fewestDigits && digits <= mostDigits;
}

function digitsIn(picture: string): number {
  return picture.split('#').length - 1;
}

/**
 * A number as text: `+7 916 123-45-67`, `+79161234567` or `8 (916) 123-45-67`, grouped as libphonenumber's metadata says.
 * The national form and a picture are kept for numbers that the team's countries read back as the same; others get a
 * country code.
 */
export function writtenAs(form: PhoneForm, dialled: Dialled, countries: readonly string[]): string {
  if (form === 'e164') return e164(dialled);
  const text = form === 'national' ? grouped(dialled, 'national') : pictured(form, dialled);
  if (text !== null && readsBack(text, dialled, countries)) return text;
  return `+${dialled.plan.code} ${grouped(dialled, 'international')}`;
}

/** A number as a picture shows it; `null`: it has another number of digits. */
function pictured(picture: string, dialled: Dialled): string | null {
  const count = digitsIn(picture);
  if (count === 0) return null;
  const { plan, national } = dialled;
  const abroad = `${plan.code}${national}`;
  const home = [grouped(dialled, 'national').replace(/\D/gu, ''), national, abroad];
  const digits = (picture.startsWith('+') ? [abroad] : home).find(({ length }) => length === count);
  if (digits === undefined) return null;
  let at = 0;
  return picture.replaceAll('#', () => digits[at++]!);
}

function grouped({ plan, national, state }: Dialled, way: 'international' | 'national'): string {
  return write(plan.formats[state]!, national, way);
}

function readsBack(text: string, dialled: Dialled, countries: readonly string[]): boolean {
  const written = plainlyWritten(text);
  const reading = written && readDigits(written, countries);
  return reading?.is === 'number' && e164(reading.dialled) === e164(dialled);
}

/** An extension behind a number; every locale reads it back. */
export function withExtension(number: string, extension: string): string {
  return extension === '' ? number : `${number} ext. ${extension}`;
}
