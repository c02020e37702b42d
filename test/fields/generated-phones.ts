import { type CountryCode, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';

export const phoneCountries = ['RU', 'UA', 'KZ', 'BY', 'PL', 'DE', 'GB', 'US'] as const satisfies CountryCode[];

/** A number as somebody in `country` might type it, right or wrong. */
export interface TypedPhone {
  readonly country: CountryCode;
  readonly text: string;
}

/** Numbers that are the same for the same seed: some four in five of them exist, in national and international writing. */
export function generatedPhones(count: number, seed: number, countries: readonly CountryCode[]): TypedPhone[] {
  const below = dice(seed);
  return Array.from({ length: count }, () => {
    const country = countries[below(countries.length)]!;
    const example = getExampleNumber(country, examples)!;
    const national = mutated(example.nationalNumber, below);
    return { country, text: typed(national, example.countryCallingCode, trunks[country] ?? '0', below) };
  });
}

const trunks: Partial<Record<CountryCode, string>> = { RU: '8', KZ: '8', US: '1', BY: '80', PL: '' };

/** Whole numbers from 0 to below the given one (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Keeps the first digits of a number that exists and rolls the rest; one in ten has a digit too many or too few. */
function mutated(national: string, below: (n: number) => number): string {
  const digits = [...national];
  for (let i = below(digits.length); i < digits.length; i++) digits[i] = String(below(10));
  const slip = below(20);
  if (slip === 0) digits.pop();
  if (slip === 1) digits.push(String(below(10)));
  return digits.join('');
}

function typed(national: string, code: string, trunk: string, below: (n: number) => number): string {
  const [area, rest] = [national.slice(0, 3), national.slice(3)];
  switch (below(8)) {
    case 0:
      return `+${code}${national}`;
    case 1:
      return `+${code} ${area} ${rest.slice(0, 3)}-${rest.slice(3, 5)}-${rest.slice(5)}`;
    case 2:
      return `+${code} (${area}) ${rest.slice(0, 3)} ${rest.slice(3)}`;
    case 3:
      return `${trunk}${national}`;
    case 4:
      return `${trunk} (${area}) ${rest.slice(0, 3)}-${rest.slice(3, 5)}-${rest.slice(5)}`;
    case 5:
      return `${area}.${rest.slice(0, 3)}.${rest.slice(3)}`;
    case 6:
      return `${trunk}${area}\u00a0${rest}`;
    default:
      return `${code}${national}`;
  }
}
