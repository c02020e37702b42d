import { type Words, wordKey } from './words.ts';

const known: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** ISO 4217, list one: currencies whose smallest unit is not a hundredth. `Intl` follows custom here, not the standard. */
const otherDigits: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Decimals of a currency's smallest unit: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDigits(code: string): number {
  return Object.hasOwn(otherDigits, code) ? otherDigits[code]! : 2;
}

/** Whether it is the ISO 4217 code of a currency. */
export function isCurrency(code: string): boolean {
  return known.has(code);
}

/** Codes of the currencies that a sign, word or code may mean, the likeliest first; none when it means none. */
export function currenciesOf(written: string, words: Words): readonly string[] {
  const byWord = words.currencies.get(wordKey(written));
  if (byWord) return byWord;
  const code = written.toUpperCase();
  return isCurrency(code) ? [code] : [];
}
