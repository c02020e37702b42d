import { type Comparator, type Compared, missing, sharing } from './comparator.ts';
import { type Dictionary, offset, second, signature, size, third, width } from './dictionary.ts';
import type { Lexicon } from './lexicon.ts';
import { alike, edits } from './likeness.ts';
import { bitCount } from './similarity.ts';

/** How alike two names are: 0 the same, 1 close, 2 near, 3 different. */
export type NameLikeness = (a: number, b: number) => number;

const different = 3;
const close = 0.92;
const near = 0.85;
const enoughForOneSlip = 4;
const enoughForTwoSlips = 7;
const rememberedPairs = 1 << 17;

/**
 * Close: spelt alike in another way (Yuliya, Julia), short forms of one name (Саша, Александр), an initial and a name that
 * begins with it, one slip in five letters or more, or Jaro–Winkler from 0.92. Near: one slip in four letters, two in seven,
 * or Jaro–Winkler from 0.85. Known names that are no forms of one name are different. The same pairs come again and again, so they are remembered.
 */
export function nameLikeness(names: Dictionary, { groupsOf }: Lexicon): NameLikeness {
  const pairs = new Int32Array(rememberedPairs * 2);
  const answers = new Uint8Array(rememberedPairs);

  function judge(a: number, b: number): number {
    const { arena, records } = names;
    const ra = a * width;
    const rb = b * width;
    if (records[ra + size] === 1 || records[rb + size] === 1)
      return arena[records[ra + offset]!] === arena[records[rb + offset]!] ? 1 : different;
    if (records[ra + second] === records[rb + second]) return 1;
    if (shareOne(groupsOf[records[ra + third]!]!, groupsOf[records[rb + third]!]!)) return 1;
    // Both are known and no forms of one: Charles and Charlotte, Олександр and Олександра are two people.
    if (records[ra + third] !== 0 && records[rb + third] !== 0) return different;
    const similarity = alike(names, a, b, near);
    if (similarity >= close) return 1;
    const shortest = Math.min(records[ra + size]!, records[rb + size]!);
    if (shortest >= enoughForOneSlip && mayBeSlip(records[ra + signature]! ^ records[rb + signature]!)) {
      const slips = edits(names, a, b, 2);
      if (slips === 1) return shortest > enoughForOneSlip ? 1 : 2;
      if (slips === 2 && shortest >= enoughForTwoSlips) return 2;
    }
    return similarity >= near ? 2 : different;
  }

  return (a, b) => {
    if (a === b) return 0;
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const at = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 15;
    if (pairs[at * 2] === low && pairs[at * 2 + 1] === high) return answers[at]!;
    const answer = judge(a, b);
    pairs[at * 2] = low;
    pairs[at * 2 + 1] = high;
    answers[at] = answer;
    return answer;
  };
}

/** Two slips change no more than two letters of either name. */
function mayBeSlip(otherLetters: number): boolean {
  return bitCount(otherLetters) <= 4;
}

function shareOne(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < a.length; i++) if (b.includes(a[i]!)) return true;
  return false;
}

/** Given and family name together; the levels are those of `comparisonLevels.names`. */
export function compareNames(
  compared: Compared,
  [given = 0, family = 0]: readonly number[],
  likeness: NameLikeness,
): Comparator {
  const { lines } = compared;
  const noteGiven = sharing(compared, given, false);
  const noteFamily = sharing(compared, family, true);

  function quick(a: number, b: number): number {
    const givenA = lines[a + given]!;
    const givenB = lines[b + given]!;
    const familyA = lines[a + family]!;
    const familyB = lines[b + family]!;
    const hasGiven = givenA !== 0 && givenB !== 0;
    const hasFamily = familyA !== 0 && familyB !== 0;
    if (!hasGiven && !hasFamily) return isSwapped(givenA, familyA, givenB, familyB) ? 1 : missing;
    const x = hasGiven ? likeness(givenA, givenB) : missing;
    const y = hasFamily ? likeness(familyA, familyB) : missing;
    if (x === 0 && y === 0) {
      noteGiven(a);
      noteFamily(a);
      return 0;
    }
    if (isSwapped(givenA, familyA, givenB, familyB)) return 1;
    if (x === missing) {
      if (y !== 0) return y < different ? 8 : 9;
      noteFamily(a);
      return 7;
    }
    if (y === missing) {
      if (x !== 0) return x < different ? 11 : 9;
      noteGiven(a);
      return 10;
    }
    if (y === 0) {
      noteFamily(a);
      if (x === 1) return 2;
      return x < different ? 3 : 5;
    }
    if (x === 0 && y < different) {
      noteGiven(a);
      return 3;
    }
    if (x < different && y < different) return 4;
    if (likeness(givenA, familyB) < different && likeness(familyA, givenB) < different) return 4;
    if (y === 1) return 5;
    if (x > 1) return 9;
    if (x === 0) noteGiven(a);
    return 6;
  }

  return { quick, slow: quick };
}

function isSwapped(givenA: number, familyA: number, givenB: number, familyB: number): boolean {
  return givenA === familyB && familyA === givenB && (givenA !== 0 || familyA !== 0);
}

/** One name or one word by itself; the levels are those of `comparisonLevels.word`. */
export function compareWord(
  compared: Compared,
  [slot = 0]: readonly number[],
  likeness: NameLikeness,
  byNeighbours: boolean,
): Comparator {
  const { lines } = compared;
  const note = sharing(compared, slot, byNeighbours);
  function quick(a: number, b: number): number {
    const x = lines[a + slot]!;
    const y = lines[b + slot]!;
    if (x === 0 || y === 0) return missing;
    if (x === y) note(a);
    return likeness(x, y);
  }
  return { quick, slow: quick };
}
