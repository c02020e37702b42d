import type { Cell } from '../../../core/cell.ts';
import { cellText, fold } from '../../../core/cell.ts';
import type { Locale } from '../../../core/field.ts';
import type { Language } from '../../../core/language.ts';
import type { FoundColumn, FoundTable } from '../../../core/store.ts';
import { countryOf } from '../../fields/phone/dial.ts';
import { phone } from '../../fields/phone/index.ts';
import { conceptOf, wordsKnown } from './header-evidence.ts';
import { places } from './places.ts';

const mostPhones = 100;
const mostCountries = 4;
/** A country that explains fewer of the phones than this is a guest. */
const leastShare = 0.05;
/** Where it is known from where a team calls, a currency named in fewer of its amounts is a guest too. */
const leastNamed = 0.2;
const pricedConcepts = new Set(['amount', 'price', 'payment']);

/** Works out where a team is and how it speaks from the headers, phones and prices it writes. `zone` is this computer's. */
export function guessTeam(
  tables: readonly FoundTable[],
  languages: readonly Language[],
  zone: string,
  wanted?: Language,
): Locale {
  const columns = tables.flatMap((table) => table.columns);
  const headers = [...tables.map(({ title }) => title), ...columns.map(({ header }) => header)];
  const language = wanted ?? languageOf(headers, languages);
  const others = languages.filter((one) => one !== language);
  const base: Locale = { language, languages: [language, ...others], zone: 'UTC', currency: 'USD', countries: ['US'] };
  const countries = countriesOf(columns, base, zone);
  const home = places.find(({ country }) => country === countries[0]) ?? places[0]!;
  const isHome = places.some((place) => place.country === home.country && place.zone === zone);
  return {
    ...base,
    countries,
    currency:
      currencyOf(columns, base.languages, phonesOf(columns, base.languages).length > 0 ? leastNamed : 0) ??
      home.currency,
    zone: isHome ? zone : home.zone,
  };
}

/** The language most headers are words of; between equals, the one whose alphabet they need. */
function languageOf(headers: readonly string[], languages: readonly Language[]): Language {
  const letters = new Set(fold(headers.join(' ')).match(/\p{L}/gu));
  const scored = languages.map((language) => {
    const own = [...letters].filter((letter) => language.alphabet.includes(letter)).length;
    return { language, known: wordsKnown(headers, language), own };
  });
  const best = scored.toSorted((a, b) => b.known - a.known || b.own - a.own)[0];
  return best!.language;
}

/**
 * Countries in which the phones are valid, the one that explains most of them first, then what explains most of the
 * rest. Without phones: the country of this computer's zone if people there write this language, else the likeliest one.
 */
function countriesOf(columns: readonly FoundColumn[], locale: Locale, zone: string): readonly string[] {
  const candidates = places.toSorted((a, b) => rank(a.language, locale) - rank(b.language, locale));
  const phones = phonesOf(columns, locale.languages);
  const valid = new Map(candidates.map(({ country }) => [country, validIn(country, phones, locale)]));
  const chosen: string[] = [];
  const left = new Set(phones.keys());
  while (left.size > 0 && chosen.length < mostCountries) {
    const explains = ({ country }: { country: string }) => valid.get(country)!.filter((at) => left.has(at)).length;
    const best = candidates.toSorted((a, b) => explains(b) - explains(a))[0]!;
    if (explains(best) < Math.max(1, phones.length * leastShare)) break;
    chosen.push(best.country);
    for (const at of valid.get(best.country)!) left.delete(at);
  }
  if (chosen.length > 0) return chosen;
  const here = candidates.find((place) => place.zone === zone && place.language === locale.language.code);
  return [(here ?? candidates[0]!).country];
}

/** The team's own language first; a table sort is stable, so likelier countries stay before others. */
function rank(language: string, locale: Locale): number {
  return locale.languages.findIndex(({ code }) => code === language);
}

function phonesOf(columns: readonly FoundColumn[], languages: readonly Language[]): readonly Cell[] {
  return columns
    .filter(({ header }) => conceptOf(header, languages)?.concept === 'phone')
    .flatMap(({ sample }) => sample.slice(0, mostPhones));
}

/** Positions of the phones that are numbers of that very country. */
function validIn(country: string, phones: readonly Cell[], locale: Locale): readonly number[] {
  const { parse } = phone.bind({ form: 'international', countries: [country] }, locale);
  return phones.flatMap((cell, at) => {
    const parsed = parse(cell);
    return parsed.is === 'value' && countryOf(parsed.value.number) === country ? [at] : [];
  });
}

/** The currency named most often beside amounts and in their headers; `null` when none is in that share of them. */
function currencyOf(columns: readonly FoundColumn[], languages: readonly Language[], least: number): string | null {
  const codes = new Map<string, string>();
  for (const { currencies } of languages)
    for (const [code, words] of Object.entries(currencies))
      for (const word of words) if (!codes.has(word)) codes.set(word, code);
  const votes = new Map<string, number>();
  let all = 0;
  for (const { header, sample } of columns) {
    const concept = conceptOf(header, languages)?.concept ?? '';
    if (!pricedConcepts.has(concept)) continue;
    all += sample.length;
    // `Сума` above a column is an amount, though `сума` after a number would be a currency.
    const plain = new Set(languages.flatMap((language) => language.headers[concept] ?? []));
    const amounts = sample.filter((cell) => typeof cell === 'string');
    for (const [text, weight] of [[header, sample.length] as const, ...amounts.map((cell) => [cell, 1] as const)])
      for (const token of tokensOf(cellText(text)))
        if (codes.has(token) && !plain.has(token))
          votes.set(codes.get(token)!, (votes.get(codes.get(token)!) ?? 0) + weight);
  }
  const best = [...votes].toSorted((a, b) => b[1] - a[1])[0];
  return best === undefined || best[1] < all * least ? null : best[0];
}

/** Words and signs of a short text, folded, without full stops. */
function tokensOf(text: string): readonly string[] {
  return fold(text.slice(0, 100)).match(/\p{L}+|\p{Sc}/gu) ?? [];
}
