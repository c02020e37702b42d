import type { Locale } from '../core/field.ts';
import type { UnreadRows } from '../core/list-source.ts';
import type { Fault } from './fault.ts';
import type { Kinds } from './kinds.ts';
import type { Settings } from './schema.ts';
import { compileWork } from './work.ts';

/** Where the team is and how it speaks; its own language first among those that people may type in. */
export function compileLocale(
  { language, zone, currency, countries, hours }: Settings,
  { languages }: Kinds,
): { readonly locale: Locale; readonly faults: readonly Fault[]; readonly unread: readonly UnreadRows[] } {
  const own = languages.find(({ code }) => code === language)!;
  const faults: Fault[] = [];
  if (!isZone(zone)) faults.push(unknown('zone', zone, 'time zone', zones()));
  if (!isCurrency(currency)) faults.push(unknown('currency', currency, 'currency', currencies()));
  countries.forEach((country, i) => {
    if (!isCountry(country))
      faults.push({ ...unknown('countries', country, 'country', []), spot: { path: ['countries', i] } });
  });
  const others = languages.filter((other) => other !== own);
  const safeZone = isZone(zone) ? zone : 'UTC';
  const place = { language: own, languages: [own, ...others], zone: safeZone, currency, countries };
  const work = compileWork(hours, place);
  return { locale: { ...place, work: work.work }, faults: [...faults, ...work.faults], unread: work.unread };
}

function unknown(key: string, word: string, what: string, known: readonly string[]): Fault {
  return { message: `There is no ${what} "${word}"`, spot: { path: [key] }, word, known };
}

/** The list of Node still calls Kyiv by its former name. */
function zones(): readonly string[] {
  return ['UTC', 'Europe/Kyiv', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Europe/Kiev')];
}

/** A name of the IANA list: an offset such as `+02:00` knows no summer time. */
function isZone(zone: string): boolean {
  if (!/^(?:UTC|[A-Za-z_]+\/[A-Za-z0-9_+/-]+)$/u.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function currencies(): readonly string[] {
  return Intl.supportedValuesOf('currency');
}

function isCurrency(code: string): boolean {
  return currencies().includes(code);
}

function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/u.test(code)) return false;
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;
}
