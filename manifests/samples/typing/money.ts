import type { Content } from '../ooxml/book.ts';
import type { Random } from '../random.ts';

/** How people write a currency after a number, and the sign that tools put there. */
export interface CurrencyWords {
  readonly sign: string;
  readonly word: string;
  readonly code: string;
}

/** The money of Ukraine. */
export const hryvnia: CurrencyWords = { sign: '₴', word: 'грн', code: 'UAH' };

/** The money of Kazakhstan. */
export const tenge: CurrencyWords = { sign: '₸', word: 'тг', code: 'KZT' };

function digits(amount: number, group: string, decimals = ''): string {
  return String(Math.trunc(amount)).replace(/\B(?=(\d{3})+$)/g, group) + decimals;
}

/** An amount as different hands type it: mostly a number, else text with blanks, commas and currencies. */
export function typedMoney(amount: number, currency: CurrencyWords, random: Random): Content {
  const ways: Record<string, () => Content> = {
    number: () => amount,
    word: () => `${digits(amount, ' ', ',00')} ${currency.word}`,
    noBreak: () => `${digits(amount, '\u00A0')} ${currency.sign}`,
    code: () => `${digits(amount, ',', '.00')} ${currency.code}`,
    bare: () => digits(amount, ' '),
    thousands: () => `${Math.max(1, Math.round(amount / 1000))} тыс`,
  };
  return ways[random.weigh({ number: 90, word: 4, noBreak: 2, code: 1, bare: 2, thousands: 1 })]!();
}
