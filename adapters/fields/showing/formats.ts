import type { Language } from '../../../core/language.ts';

/** Makes something per language and variant once: `Intl` objects are dear to make and cheap to use. */
function oncePer<T>(make: (code: string, variant: string) => T): (language: Language, variant?: string) => T {
  const made = new Map<string, T>();
  return ({ code }, variant = '') => {
    const key = `${code} ${variant}`;
    let thing = made.get(key);
    if (thing === undefined) {
      thing = make(code, variant);
      made.set(key, thing);
    }
    return thing;
  };
}

const numbers = oncePer((code) => new Intl.NumberFormat(code, { maximumFractionDigits: 12 }));
const fixedNumbers = oncePer(
  (code, decimals) =>
    new Intl.NumberFormat(code, { minimumFractionDigits: Number(decimals), maximumFractionDigits: Number(decimals) }),
);
const percents = oncePer((code) => new Intl.NumberFormat(code, { style: 'percent', maximumFractionDigits: 10 }));
const units = oncePer((code, unit) => new Intl.NumberFormat(code, { style: 'unit', unit, unitDisplay: 'short' }));
const amounts = oncePer((code, currency) => {
  const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  const narrow = new Intl.NumberFormat(code, { ...options, currencyDisplay: 'narrowSymbol' });
  return sharesItsSign(code, currency) ? new Intl.NumberFormat(code, { ...options, currencyDisplay: 'code' }) : narrow;
});
const dates = oncePer(
  (code, zone) =>
    new Intl.DateTimeFormat(code, { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone || 'UTC' }),
);
const times = oncePer(
  (code, zone) =>
    new Intl.DateTimeFormat(code, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }),
);

function sign(code: string, currency: string): string {
  const parts = new Intl.NumberFormat(code, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency;
}

/** Whether people would take the sign for a better known currency: a bare `$` means US dollars. */
function sharesItsSign(code: string, currency: string): boolean {
  return ['USD', 'GBP', 'JPY', 'SEK'].some((known) => known !== currency && sign(code, known) === sign(code, currency));
}

/** A number as that language writes it; `decimals` as many digits after the mark as said, else as many as it has. */
export function showNumber(value: number, language: Language, decimals?: number): string {
  return (decimals === undefined ? numbers(language) : fixedNumbers(language, String(decimals))).format(value);
}

/** A fraction as per cent: 0.15 is `15 %`. */
export function showPercent(fraction: number, language: Language): string {
  return percents(language).format(fraction);
}

/** An exact amount with the sign of its currency, or its code where the sign would mislead. */
export function showAmount(amount: string, currency: string, language: Language): string {
  return amounts(language, currency).format(amount as Intl.StringNumericLiteral);
}

/** A count of a unit of time, `3 hr`. */
export function showUnit(count: number, unit: 'day' | 'hour' | 'minute', language: Language): string {
  return units(language, unit).format(count);
}

/** A moment's day, `25 Dec 2026`, in that zone (UTC if not said); in this order in every language. */
export function showDay(moment: Date, language: Language, zone = 'UTC'): string {
  const parts = dates(language, zone).formatToParts(moment);
  const part = (wanted: Intl.DateTimeFormatPartTypes) => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('day')} ${part('month')} ${part('year')}`;
}

/** A moment's time of day in that zone, `09:05`. */
export function showTime(moment: Date, language: Language, zone: string): string {
  return times(language, zone).format(moment);
}
