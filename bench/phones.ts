/**
 * Reads the same generated numbers with our field type and with libphonenumber-js (metadata max), in one process.
 * Prints numbers a second for both, and in how many cases both come to the same number and the same verdict.
 * Usage: node bench/phones.ts [count]
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { phone } from '../adapters/fields/phone/index.ts';
import { languages } from '../adapters/languages/index.ts';
import type { FieldCodec, Locale } from '../core/field.ts';
import { generatedPhones, phoneCountries } from '../test/fields/generated-phones.ts';

const count = Number(process.argv[2] ?? 200_000);
const rounds = 5;
const phones = generatedPhones(count, 20_261_122, phoneCountries);

const locale: Locale = { language: languages[0]!, languages, zone: 'UTC', currency: 'EUR', countries: [] };
const codecs = new Map<string, FieldCodec<{ readonly number: string }>>(
  phoneCountries.map((country) => [country, phone.bind({ form: 'international', countries: [country] }, locale)]),
);

function ours(): (string | null)[] {
  return phones.map(({ text, country }) => {
    const parsed = codecs.get(country)!.parse(text);
    return parsed.is === 'value' ? parsed.value.number : null;
  });
}

function theirs(): (string | null)[] {
  return phones.map(({ text, country }) => {
    const parsed = parsePhoneNumberFromString(text, country);
    if (!parsed?.isValid()) return null;
    parsed.formatInternational();
    return parsed.number;
  });
}

/** The best of some rounds, in numbers a second, since other work on the machine only ever slows one down. */
function speed(read: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    read();
    best = Math.min(best, performance.now() - start);
  }
  return Math.round((count / best) * 1000);
}

const [mine, other] = [ours(), theirs()];
const agreeing = mine.filter((number, i) => number === other[i]).length;
const valid = mine.filter((number) => number !== null).length;
const [ourSpeed, theirSpeed] = [speed(ours), speed(theirs)];

console.log(`numbers        ${count}, of which valid ${valid}`);
console.log(`rowcall        ${ourSpeed.toLocaleString('en')} numbers/s, read and written in the normal form`);
console.log(`libphonenumber ${theirSpeed.toLocaleString('en')} numbers/s, the same`);
console.log(`ratio          ${(ourSpeed / theirSpeed).toFixed(1)}`);
console.log(`agreement      ${((agreeing / count) * 100).toFixed(4)} %`);
