import type { Dialled } from './dial.ts';
import { write } from './format.ts';
import { e164, readDigits } from './read.ts';
import { plainlyWritten } from './scan.ts';

export const phoneForms = ['international', 'e164', 'national'] as const;
export type PhoneForm = (typeof phoneForms)[number];

/**
 * A number as text: `+7 916 123-45-67`, `+79161234567` or `8 (916) 123-45-67`, grouped as libphonenumber's metadata says.
 * The national form is kept for numbers that the team's countries read back as the same; others get a country code.
 */
export function writtenAs(form: PhoneForm, dialled: Dialled, countries: readonly string[]): string {
  if (form === 'e164') return e164(dialled);
  if (form === 'national') {
    const text = grouped(dialled, 'national');
    if (readsBack(text, dialled, countries)) return text;
  }
  return `+${dialled.plan.code} ${grouped(dialled, 'international')}`;
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
