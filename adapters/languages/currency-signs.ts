import { dict } from '../../core/cell.ts';
import { words } from './lists.ts';

/** Signs that everybody types, whatever the language; `$` alone is the US dollar and `¥` the yen. */
const signs: Readonly<Record<string, string>> = {
  USD: '$, us$, $us',
  EUR: '€',
  GBP: '£',
  UAH: '₴',
  RUB: '₽',
  KZT: '₸',
  GEL: '₾',
  AZN: '₼',
  AMD: '֏',
  PLN: 'zł',
  CZK: 'kč',
  TRY: '₺',
  ILS: '₪',
  INR: '₹',
  JPY: '¥, jp¥',
  CNY: '元, cn¥',
  KRW: '₩',
  VND: '₫',
  NGN: '₦',
  CAD: 'c$, ca$',
  AUD: 'a$, au$',
  NZD: 'nz$',
  SGD: 's$',
  HKD: 'hk$',
  BRL: 'r$',
  HUF: 'ft',
};

/** Ways to write a currency by ISO code: the code itself, its sign, and the words of a language. */
export function currencyWords(
  inLanguage: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const written = dict<readonly string[]>();
  for (const code of new Set([...Object.keys(signs), ...Object.keys(inLanguage)]))
    written[code] = words([code, signs[code], inLanguage[code]].filter(Boolean).join(','));
  return written;
}
