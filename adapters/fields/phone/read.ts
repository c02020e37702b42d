import { type Dialled, dialAbroad, dialFrom } from './dial.ts';
import type { Written } from './scan.ts';

/** What digits are to a team: one number, several it may be, or none and why. */
export type Reading =
  | { readonly is: 'number'; readonly dialled: Dialled }
  | { readonly is: 'ambiguous'; readonly numbers: readonly Dialled[] }
  | { readonly is: 'none'; readonly why: Unread; readonly perhaps: readonly Dialled[] };

type Unread = 'too-short' | 'too-long' | 'impossible' | 'no-country';

/** A number with its country code, `+79161234567`. */
export function e164({ plan, national }: Dialled): string {
  return `+${plan.code}${national}`;
}

/** Reads digits for a team that phones from these countries. */
export function readDigits({ plus, digits }: Written, countries: readonly string[]): Reading {
  if (plus) {
    const abroad = dialAbroad(digits);
    if (abroad?.valid) return { is: 'number', dialled: abroad };
    return none(abroad === null ? [] : [abroad], valid(dialledFrom(countries, digits)), 'impossible');
  }

  let only: Dialled | null = null;
  let others: Dialled[] | null = null;
  for (const country of countries) {
    const dialled = dialFrom(country, digits);
    if (!dialled?.valid || (only !== null && same(only, dialled))) continue;
    if (only === null) only = dialled;
    else others = [...(others ?? []), dialled];
  }
  if (only !== null && others === null) return { is: 'number', dialled: only };
  if (only !== null) return { is: 'ambiguous', numbers: distinct([only, ...(others ?? [])]) };

  // 00 is the international prefix that the ITU recommends; people type it in countries that dial another one.
  const abroad = digits.startsWith('00') ? dialAbroad(digits.slice(2)) : null;
  if (abroad?.valid) return { is: 'number', dialled: abroad };
  return none(
    dialledFrom(countries, digits),
    valid([dialAbroad(digits), ...dialWithEight(countries, digits)]),
    'no-country',
  );
}

/**
 * Eleven digits after 8 are how people under +7 write their own numbers, and `8 0…` is how people in Ukraine dialled
 * their own for decades; in another country it is a hint, no more.
 */
function dialWithEight(countries: readonly string[], digits: string): readonly (Dialled | null)[] {
  if (digits.length !== 11 || !digits.startsWith('8')) return [];
  const abroad = dialAbroad(`7${digits.slice(1)}`);
  return digits.startsWith('80') ? [...dialledFrom(countries, digits.slice(1)), abroad] : [abroad];
}

function dialledFrom(countries: readonly string[], digits: string): Dialled[] {
  return countries.flatMap((country) => dialFrom(country, digits) ?? []);
}

function valid(dialled: readonly (Dialled | null)[]): Dialled[] {
  return distinct(dialled.filter((one) => one?.valid === true) as Dialled[]);
}

function same(a: Dialled, b: Dialled): boolean {
  return a.plan === b.plan && a.national === b.national;
}

function distinct(dialled: readonly Dialled[]): Dialled[] {
  return dialled.filter((one, i) => dialled.findIndex((other) => same(one, other)) === i);
}

/** Why no country has such a number: wrong length everywhere, or right length and no such range. */
function none(tried: readonly Dialled[], perhaps: readonly Dialled[], otherwise: Unread): Reading {
  const [first = otherwise, ...others] = tried.map(misfit);
  return { is: 'none', why: others.every((other) => other === first) ? first : 'impossible', perhaps };
}

function misfit({ national, lengths }: Dialled): Unread {
  const { length } = national;
  if (lengths.includes(length)) return 'impossible';
  // Between two lengths it is taken for the nearer one with a digit too many or too few.
  const nearest = lengths.reduce((near, one) => (Math.abs(one - length) < Math.abs(near - length) ? one : near));
  return length > nearest ? 'too-long' : 'too-short';
}
