import metadata from 'libphonenumber-js/max/metadata';
import { compileDigits, firstState, type Meaning } from './digit-automaton.ts';
import { compileFormat, type Format } from './format.ts';

/** How numbers are dialled inside one country. */
interface Region {
  /** ISO 3166, or empty for codes that belong to no country. */
  readonly country: string;
  /** How many digits a number may have, ascending. */
  readonly lengths: readonly number[];
  /** What is dialled before a country code, `00` or `810`. */
  readonly abroad: Prefix | null;
  /** What is dialled before a number inside the country, `8` or `0`. */
  readonly trunk: Prefix | null;
}

export interface Prefix {
  /** Digits it may begin with; bit n stands for the digit n. */
  readonly first: number;
  /** The prefix itself where it is always the same. */
  readonly literal: string | null;
  readonly pattern: RegExp;
  /** What a number becomes where the pattern rewrites it. */
  readonly rewrite: string | null;
}

/** All countries that share a country code, compiled. The first region lends its rules where none is known. */
export interface Plan {
  readonly code: string;
  readonly regions: readonly Region[];
  readonly next: Uint16Array;
  /** By state: bit r is set where the digits have the shape of region r. */
  readonly shape: Uint32Array;
  /** At `state * lengthLimit + length`: 1 + the region of the number, plus `inUse` where such a number is given out. */
  readonly verdict: Uint8Array;
  /** By state: the ways to write the number, the likeliest first. */
  readonly formats: readonly (readonly Format[])[];
}

export const longestNational = 17;
export const lengthLimit = longestNational + 1;
export const inUse = 32;

/** What one region says of a number; `kind` is its index in the metadata's list of kinds of numbers. */
type Says = { readonly region: number } & (
  | { readonly is: 'shape' }
  | { readonly is: 'leading' }
  | { readonly is: 'kind'; readonly lengths: readonly number[] }
);

type Said = Says | { readonly is: 'format'; readonly format: Format; readonly at: number };

/** Positions in libphonenumber-js metadata, version 4. */
const place = { abroad: 1, shape: 2, lengths: 3, formats: 4, prefix: 5, trunk: 7, rewrite: 8, leading: 10, kinds: 11 };

const countries: ReadonlyMap<string, readonly unknown[]> = new Map(Object.entries(metadata.countries));
const codes = new Map(Object.entries(metadata.country_calling_codes).map(([code, list]) => [code, list as string[]]));
const codeOfCountry = new Map([...codes].flatMap(([code, list]) => list.map((country) => [country, code] as const)));
for (const code of Object.keys(metadata.nonGeographic)) codes.set(code, []);

/** By country code as a number, since a look-up by digits is the common one. No code is 0. */
const plans: (Plan | undefined)[] = Array.from({ length: 1000 });
const isCode = new Uint8Array(1000);
for (const code of codes.keys()) isCode[Number(code)] = 1;

/** The plan of the country code at the start of these digits, compiled at its first use; `null` when there is no such code. */
export function planAtStart(digits: string): Plan | null {
  let code = 0;
  for (let i = 0; i < 3 && i < digits.length; i++) {
    code = code * 10 + digits.charCodeAt(i) - 48;
    if (code === 0) return null;
    if (isCode[code] === 1) return planOf(code);
  }
  return null;
}

function planOf(code: number): Plan {
  const plan = plans[code] ?? compilePlan(String(code));
  plans[code] = plan;
  return plan;
}

/** Whether that ISO 3166 code is a country whose numbers are known. */
export function hasTelephones(country: string): boolean {
  return codeOfCountry.has(country);
}

/** A country's plan and its place among the plan's regions. */
export interface Home {
  readonly plan: Plan;
  readonly region: number;
}

const homes = new Map<string, Home | null>();

/** Where people of that country dial; `null` for a country without telephones. */
export function homeOf(country: string): Home | null {
  let home = homes.get(country);
  if (home === undefined) {
    const code = codeOfCountry.get(country);
    home = code === undefined ? null : { plan: planOf(Number(code)), region: codes.get(code)!.indexOf(country) };
    homes.set(country, home);
  }
  return home;
}

function compilePlan(code: string): Plan {
  const list = codes.get(code) ?? [];
  const raws = list.length > 0 ? list.map((country) => countries.get(country)!) : [metadata.nonGeographic[code]!];

  const meanings = raws.flatMap((raw, region) => meaningsOf(raw, region));
  const automaton = compileDigits<Said>([...meanings, ...formatsOf(raws[0]!)]);
  const regions = raws.map((raw, i) => regionOf(list[i] ?? '', raw));
  const leads = raws.map((raw) => Boolean(raw[place.leading]));

  const states = automaton.means.length;
  const shape = new Uint32Array(states);
  const verdict = new Uint8Array(states * lengthLimit);
  const formats: Format[][] = [];
  automaton.means.forEach((said, state) => {
    for (const one of said) if (one.is === 'shape') shape[state] = shape[state]! | (1 << one.region);
    const verdicts = verdict.subarray(state * lengthLimit, (state + 1) * lengthLimit);
    if (said.length === 0) verdicts.fill(regions.length === 1 ? 1 : 0);
    else for (let length = 0; length < lengthLimit; length++) verdicts[length] = judge(said, length, leads);
    formats.push(
      said
        .flatMap((one) => (one.is === 'format' ? [one] : []))
        .sort((a, b) => a.at - b.at)
        .map((one) => one.format),
    );
  });
  return { code, regions, next: automaton.next, shape, verdict, formats };
}

/** To which region a number belongs: by its leading digits where the region has them, else by a kind it fits. */
function judge(said: readonly Said[], length: number, leads: readonly boolean[]): number {
  const isOfKind = (region: number) =>
    said.some((one) => one.is === 'shape' && one.region === region) &&
    said.some((one) => one.is === 'kind' && one.region === region && one.lengths.includes(length));
  const alone = leads.length === 1;
  const region = leads.findIndex((byLeading, i) =>
    byLeading && !alone ? said.some((one) => one.is === 'leading' && one.region === i) : alone || isOfKind(i),
  );
  return region < 0 ? 0 : region + 1 + (isOfKind(region) ? inUse : 0);
}

function meaningsOf(raw: readonly unknown[], region: number): Meaning<Said>[] {
  const own = raw[place.lengths] as number[];
  const meanings: Meaning<Said>[] = [
    { pattern: raw[place.shape] as string, means: { is: 'shape', region }, begins: false },
  ];
  const leading = raw[place.leading];
  if (typeof leading === 'string') meanings.push({ pattern: leading, means: { is: 'leading', region }, begins: true });
  for (const kind of raw[place.kinds] as readonly (readonly [string, number[]?] | 0)[]) {
    // An empty pattern repeats that of fixed lines.
    if (kind === 0 || kind[0] === '') continue;
    meanings.push({ pattern: kind[0], means: { is: 'kind', region, lengths: kind[1] ?? own }, begins: false });
  }
  return meanings;
}

function formatsOf(raw: readonly unknown[]): Meaning<Said>[] {
  type RawFormat = readonly [
    pattern: string,
    form: string,
    leading?: string[] | 0,
    rule?: string | 0,
    _?: 1 | 0,
    abroad?: string,
  ];
  const formats = (raw[place.formats] || []) as readonly RawFormat[];
  return formats.map(([pattern, form, leading, rule, , abroad], at) => ({
    // The last of the leading patterns is the most exact one.
    pattern: (leading || []).at(-1) ?? '',
    means: { is: 'format', format: compileFormat(pattern, form, rule || '$1', abroad ?? form), at },
    begins: true,
  }));
}

function regionOf(country: string, raw: readonly unknown[]): Region {
  return {
    country,
    lengths: raw[place.lengths] as number[],
    abroad: prefixOf(raw[place.abroad], null),
    trunk: prefixOf(raw[place.trunk] || raw[place.prefix], raw[place.rewrite]),
  };
}

function prefixOf(pattern: unknown, rewrite: unknown): Prefix | null {
  if (typeof pattern !== 'string') return null;
  const { next } = compileDigits([{ pattern: pattern.replaceAll('$', ''), means: true, begins: false }]);
  let first = 0;
  for (let digit = 0; digit < 10; digit++) if (next[firstState * 10 + digit] !== 0) first |= 1 << digit;
  return {
    first,
    literal: /^\d+$/.test(pattern) ? pattern : null,
    pattern: new RegExp(`^(?:${pattern})`),
    rewrite: typeof rewrite === 'string' ? rewrite : null,
  };
}
