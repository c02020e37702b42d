/** How numbers and dates are written in one locale of a spreadsheet. */
export interface Convention {
  readonly decimal: '.' | ',';
  readonly group: string;
  readonly isDayFirst: boolean;
  /** What may stand between the parts of a date. */
  readonly separators: string;
  readonly date: string;
  readonly dateTime: string;
  readonly currency: string;
}

const european = { decimal: ',', isDayFirst: true, separators: './-' } as const;

const conventions: Readonly<Record<string, Convention>> = {
  en_US: {
    decimal: '.',
    group: ',',
    isDayFirst: false,
    separators: '/-',
    date: 'm/d/yyyy',
    dateTime: 'm/d/yyyy h:mm:ss',
    currency: '$',
  },
  en_GB: {
    decimal: '.',
    group: ',',
    isDayFirst: true,
    separators: '/.-',
    date: 'dd/mm/yyyy',
    dateTime: 'dd/mm/yyyy hh:mm:ss',
    currency: '£',
  },
  de_DE: { ...european, group: '.', date: 'dd.mm.yyyy', dateTime: 'dd.mm.yyyy hh:mm:ss', currency: '€' },
  ru_RU: { ...european, group: '\u00a0', date: 'dd.mm.yyyy', dateTime: 'dd.mm.yyyy h:mm:ss', currency: '₽' },
  uk_UA: { ...european, group: '\u00a0', date: 'dd.mm.yyyy', dateTime: 'dd.mm.yyyy h:mm:ss', currency: '₴' },
};

/** The habits of a locale; a locale that is not known here is an error of the test. */
export function conventionOf(locale: string): Convention {
  const convention = conventions[locale];
  if (convention === undefined) throw new Error(`The emulator does not know the locale ${locale}`);
  return convention;
}

const epoch = Date.UTC(1899, 11, 30);
const day = 86_400_000;

/** Days since 30 December 1899 of a local date and time; `null` where the calendar has no such day. */
export function serialOf(year: number, month: number, date: number, hour = 0, minute = 0, second = 0): number | null {
  const at = Date.UTC(year, month - 1, date, hour, minute, second);
  const back = new Date(at);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date || hour > 23 || minute > 59 || second > 59)
    return null;
  return (at - epoch) / day;
}

/** The local date and time of a serial number, in fields of UTC. */
export function dateOf(serial: number): Date {
  return new Date(epoch + Math.round(serial * day));
}
