import { firstState } from './digit-automaton.ts';
import { homeOf, inUse, lengthLimit, longestNational, type Plan, type Prefix, planAtStart } from './numbering-plan.ts';

/** What digits lead to: a number of a plan, and whether such numbers are given out. */
export interface Dialled {
  readonly plan: Plan;
  /** Without country code and trunk prefix. */
  readonly national: string;
  /** Of the plan's automaton, after `national`. */
  readonly state: number;
  readonly valid: boolean;
  /** Lengths that a number there may have. */
  readonly lengths: readonly number[];
}

// The steps below are those of libphonenumber, so that both come to the same number; the test holds them together.

/** Reads digits that begin with a country code; `null` when no country has such a code. */
export function dialAbroad(digits: string): Dialled | null {
  const plan = planAtStart(digits);
  return plan === null ? null : dial(plan, 0, digits.slice(plan.code.length));
}

/** Reads digits as somebody in that country would dial them; `null` for a country that does not exist. */
export function dialFrom(country: string, digits: string): Dialled | null {
  const home = homeOf(country);
  if (home === null) return null;
  const { plan, region } = home;
  const { abroad, lengths } = plan.regions[region]!;

  const rest = withoutPrefix(abroad, digits);
  // No country code begins with 0.
  if (rest !== digits && rest !== '' && !rest.startsWith('0')) return dialAbroad(rest);

  if (digits.startsWith(plan.code)) {
    const withoutCode = digits.slice(plan.code.length);
    const whole = withoutTrunk(plan, region, digits);
    const tooLong = whole.length > lengths.at(-1)!;
    const fitsWithoutCode = () => hasShape(plan, region, withoutTrunk(plan, region, withoutCode));
    if (tooLong || (!hasShape(plan, region, whole) && fitsWithoutCode())) return dial(plan, 0, withoutCode);
  }
  return dial(plan, region, digits);
}

/** The country that a valid E.164 number belongs to; `null` where none is known. */
export function countryOf(number: string): string | null {
  const dialled = dialAbroad(number.slice(1));
  if (dialled === null) return null;
  const { plan, state, national } = dialled;
  const region = regionOf(verdictOf(plan, state, national.length));
  return region === null ? null : plan.regions[region]!.country || null;
}

function dial(plan: Plan, region: number, digits: string): Dialled {
  const national = withoutTrunk(plan, region, digits);
  const state = walk(plan, national);
  const verdict = verdictOf(plan, state, national.length);
  const lengths = plan.regions[regionOf(verdict) ?? region]!.lengths;
  return { plan, national, state, valid: verdict >= inUse, lengths };
}

/** The state of a plan's automaton after these digits; 0 when no number begins so. */
function walk(plan: Plan, digits: string): number {
  const { next } = plan;
  let state = firstState;
  for (let i = 0; i < digits.length && state !== 0; i++) state = next[state * 10 + digits.charCodeAt(i) - 48]!;
  return state;
}

function verdictOf(plan: Plan, state: number, length: number): number {
  return length > longestNational ? 0 : plan.verdict[state * lengthLimit + length]!;
}

function regionOf(verdict: number): number | null {
  const region = verdict & (inUse - 1);
  return region === 0 ? null : region - 1;
}

function hasShape(plan: Plan, region: number, digits: string): boolean {
  return (plan.shape[walk(plan, digits)]! & (1 << region)) !== 0;
}

/**
 * Takes off the trunk prefix, unless the digits are a number with it and none without it: in Russia `8` is
 * the prefix, and `800 555-35-35` a number that begins with it.
 */
function withoutTrunk(plan: Plan, region: number, digits: string): string {
  const { trunk } = plan.regions[region]!;
  const rest = withoutPrefix(trunk, digits);
  if (rest === digits) return digits;
  if (hasShape(plan, region, digits) && !hasShape(plan, region, rest)) return digits;
  const verdict = verdictOf(plan, walk(plan, rest), rest.length);
  const { lengths } = plan.regions[regionOf(verdict) ?? region]!;
  const possible = lengths.includes(rest.length) || rest.length > lengths.at(-1)!;
  return possible ? rest : digits;
}

/** What is left behind a prefix; where groups of its pattern took part, they are put into its rewriting rule. */
function withoutPrefix(prefix: Prefix | null, digits: string): string {
  if (prefix === null || digits === '') return digits;
  const { first, literal, pattern, rewrite } = prefix;
  if ((first & (1 << (digits.charCodeAt(0) - 48))) === 0) return digits;
  if (literal !== null) return digits.startsWith(literal) ? digits.slice(literal.length) : digits;
  const match = pattern.exec(digits);
  if (match === null) return digits;
  const tookPart = match.length > 1 && match.at(-1);
  return rewrite !== null && tookPart ? digits.replace(pattern, rewrite) : digits.slice(match[0].length);
}
