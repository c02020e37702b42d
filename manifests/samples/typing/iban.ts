import type { Random } from '../random.ts';

const banks = ['125', '319', '551', '722'];

/** The two digits that check an account of a country (ISO 13616: 98 less the rest by 97, letters counted from 10). */
function checkDigits(country: string, account: string): string {
  const digits = [...account, ...country, '0', '0'].map((letter) => Number.parseInt(letter, 36)).join('');
  return String(98n - (BigInt(digits) % 97n)).padStart(2, '0');
}

/** An account number of Kazakhstan that passes every check and belongs to nobody known. */
export function createIban(random: Random): string {
  const account = `${random.pick(banks)}KZT${String(random.int(0, 9_999_999_999)).padStart(10, '0')}`;
  return `KZ${checkDigits('KZ', account)}${account}`;
}

/** An account number as different hands type it: in fours, in small letters, or with a digit lost. */
export function typedIban(iban: string, random: Random): string {
  const ways = {
    compact: iban,
    fours: iban.replace(/(.{4})(?=.)/g, '$1 '),
    small: iban.toLowerCase(),
    short: iban.slice(0, -1),
  };
  return ways[random.weigh({ compact: 40, fours: 36, small: 10, short: 14 })];
}
