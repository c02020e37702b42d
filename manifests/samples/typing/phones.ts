import type { Content } from '../ooxml/book.ts';
import type { Random } from '../random.ts';

/** A phone number that fits its country's plan. All have 555 in the middle, so that nobody waits for a call. */
export interface Phone {
  readonly country: string;
  /** Written before the code inside the country. */
  readonly trunk: string;
  readonly code: string;
  /** Seven digits. */
  readonly number: string;
}

const plans = {
  ukraine: { country: '380', trunk: '0', codes: ['50', '63', '66', '67', '68', '73', '93', '95', '97', '98', '99'] },
  kazakhstan: { country: '7', trunk: '8', codes: ['701', '702', '705', '707', '747', '775', '777'] },
  russia: { country: '7', trunk: '8', codes: ['903', '916', '921', '926'] },
} as const;

/** One more number of a country. */
export function createPhone(country: keyof typeof plans, random: Random): Phone {
  const { codes, ...plan } = plans[country];
  return { ...plan, code: random.pick(codes), number: `555${String(random.int(0, 9999)).padStart(4, '0')}` };
}

function grouped(phone: Phone, by: string): string {
  const { number } = phone;
  return [number.slice(0, 3), number.slice(3, 5), number.slice(5)].join(by);
}

/** The number as our own tools write it. */
export function internationalPhone(phone: Phone): string {
  return `+${phone.country} ${phone.code} ${grouped(phone, ' ')}`;
}

/** A phone as different hands type it, number cells without their leading zero and a lost digit among them. */
export function typedPhone(phone: Phone, random: Random): Content {
  const { country, trunk, code, number } = phone;
  const ways: Record<string, () => Content> = {
    international: () => internationalPhone(phone),
    compact: () => `+${country}${code}${number}`,
    brackets: () => `+${country} (${code}) ${grouped(phone, '-')}`,
    national: () => `${trunk}${code}${number}`,
    nationalBrackets: () =>
      trunk === '8' ? `8 (${code}) ${grouped(phone, '-')}` : `(0${code}) ${grouped(phone, '-')}`,
    dashes: () => `${trunk}${code}-${grouped(phone, '-')}`,
    dots: () => `${trunk}${code}.${grouped(phone, '.')}`,
    numberCell: () => Number(`${country}${code}${number}`),
    numberWithoutTrunk: () => Number(`${code}${number}`),
    extension: () => `${internationalPhone(phone)} доб. ${random.int(10, 99)}`,
    short: () => internationalPhone(phone).slice(0, -1),
    messenger: () => `${trunk}${code}${number} (Viber)`,
  };
  const weights = {
    international: 34,
    compact: 12,
    brackets: 8,
    national: 14,
    nationalBrackets: 8,
    dashes: 7,
    dots: 2,
    numberCell: 6,
    numberWithoutTrunk: 4,
    extension: 3,
    short: 2,
    messenger: 2,
  };
  return ways[random.weigh(weights)]!();
}
