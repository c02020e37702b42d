import { type Comparator, type Compared, chance, missing, sharing, unsure } from './comparator.ts';
import { second, third, width } from './dictionary.ts';
import { edits } from './likeness.ts';
import { lengthIn, longLength, signatureIn } from './lines.ts';
import { bitCount } from './similarity.ts';

const farMailbox = 5;
const sameDomain = 4;
const sharedMailbox = 3;
const nearMailbox = 2;
const sameMailboxName = 1;
const mostMailboxEdits = 2;
const farPhone = 3;
const mostPhoneEdits = 1;

/** The best that any e-mail of the one and any of the other come to; the levels are those of `comparisonLevels.email`. */
export function compareEmails(compared: Compared, slots: readonly number[]): Comparator {
  return best(slots, (x, y) => compareEmail(compared, x, y));
}

/** The best that any phone of the one and any of the other come to; the levels are those of `comparisonLevels.phone`. */
export function comparePhones(compared: Compared, slots: readonly number[]): Comparator {
  return best(slots, (x, y) => comparePhone(compared, x, y));
}

function compareEmail(compared: Compared, x: number, y: number): Comparator {
  const { lines, layout } = compared;
  const dictionary = compared.dictionaries[x]!;
  const notePersonal = sharing(compared, x, false);
  const noteShared = sharing(compared, x, true);
  const [lettersX, lettersY] = [layout.letters[x]!, layout.letters[y]!];
  const [secondX, secondY] = [layout.second[x]!, layout.second[y]!];
  const [thirdX, thirdY] = [layout.third[x]!, layout.third[y]!];
  return {
    quick(a, b) {
      const one = lines[a + x]!;
      const other = lines[b + y]!;
      if (one === 0 || other === 0) return missing;
      const name = lines[a + secondX]!;
      if (one === other) {
        if (name === 0) noteShared(a);
        else notePersonal(a);
        return name === 0 ? sharedMailbox : 0;
      }
      if (name !== 0 && name === lines[b + secondY]!) return sameMailboxName;
      if (mayBeNear(lines[a + lettersX]!, lines[b + lettersY]!, mostMailboxEdits)) return unsure;
      const domain = lines[a + thirdX]!;
      return domain !== 0 && domain === lines[b + thirdY]! ? sameDomain : farMailbox;
    },
    slow(a, b) {
      // A dictionary may have grown since.
      const { records } = dictionary;
      const one = lines[a + x]! * width;
      const other = lines[b + y]! * width;
      // Two boxes that several people read may differ in a letter and belong to two firms.
      const bothPersonal = records[one + second] !== 0 && records[other + second] !== 0;
      if (bothPersonal && edits(dictionary, lines[a + x]!, lines[b + y]!, mostMailboxEdits) <= mostMailboxEdits)
        return nearMailbox;
      return records[one + third] !== 0 && records[one + third] === records[other + third] ? sameDomain : farMailbox;
    },
  };
}

function comparePhone(compared: Compared, x: number, y: number): Comparator {
  const { lines, layout } = compared;
  const dictionary = compared.dictionaries[x]!;
  const note = sharing(compared, x, true);
  const [lettersX, lettersY] = [layout.letters[x]!, layout.letters[y]!];
  const [secondX, secondY] = [layout.second[x]!, layout.second[y]!];
  return {
    quick(a, b) {
      const one = lines[a + x]!;
      const other = lines[b + y]!;
      if (one === 0 || other === 0) return missing;
      if (one === other) {
        note(a);
        return 0;
      }
      if (lines[a + secondX]! !== 0 && lines[a + secondX]! === lines[b + secondY]!) return 1;
      return mayBeNear(lines[a + lettersX]!, lines[b + lettersY]!, mostPhoneEdits) ? unsure : farPhone;
    },
    slow: (a, b) => (edits(dictionary, lines[a + x]!, lines[b + y]!, mostPhoneEdits) <= mostPhoneEdits ? 2 : farPhone),
  };
}

/** Whether so few edits may lie between two values: each changes one letter of either set, and the length by one. */
function mayBeNear(one: number, other: number, most: number): boolean {
  const [a, b] = [lengthIn(one), lengthIn(other)];
  if (a < longLength && b < longLength && (a - b > most || b - a > most)) return false;
  return bitCount(signatureIn(one) ^ signatureIn(other)) <= 2 * most;
}

/** Where there are several columns of a kind, each of the one is compared with each of the other and the best counts. */
function best(slots: readonly number[], comparator: (x: number, y: number) => Comparator): Comparator {
  const all = slots.flatMap((x) => slots.map((y) => comparator(x, y)));
  const [only] = all;
  if (all.length === 1 && only !== undefined) return only;
  function judge(a: number, b: number): number {
    const [strangers, neighbours] = [chance[0]!, chance[1]!];
    let level = missing;
    let [rarest, rarestNear] = [1, 1];
    for (const one of all) {
      chance.fill(1);
      const quick = one.quick(a, b);
      const found = quick === unsure ? one.slow(a, b) : quick;
      const isBetter = level === missing || found < level || (found === level && chance[0]! < rarest);
      if (found === missing || !isBetter) continue;
      level = found;
      [rarest, rarestNear] = [chance[0]!, chance[1]!];
    }
    chance[0] = strangers * rarest;
    chance[1] = neighbours * rarestNear;
    return level;
  }
  return { quick: judge, slow: judge };
}
