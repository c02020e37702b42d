import { type Comparator, type Compared, missing, sharing, unsure } from './comparator.ts';
import { type Dictionary, offset, size, width } from './dictionary.ts';
import { edits } from './likeness.ts';
import { signatureIn } from './lines.ts';
import { bitCount } from './similarity.ts';

const wholeDay = 8;
const farId = 3;

/** A day; the levels are those of `comparisonLevels.date`. */
export function compareDate(compared: Compared, [slot = 0]: readonly number[]): Comparator {
  const { lines } = compared;
  const days = compared.dictionaries[slot]!;
  const note = sharing(compared, slot, false);
  function quick(a: number, b: number): number {
    const x = lines[a + slot]!;
    const y = lines[b + slot]!;
    if (x === 0 || y === 0) return missing;
    if (x !== y) return dayLevel(days, x, y);
    note(a);
    return 0;
  }
  return { quick, slow: quick };
}

function dayLevel(days: Dictionary, a: number, b: number): number {
  const { arena, records } = days;
  const from = records[a * width + offset]!;
  const other = records[b * width + offset]!;
  const equal = (at: number, to: number, length: number) => {
    for (let i = 0; i < length; i++) if (arena[from + at + i] !== arena[other + to + i]) return false;
    return true;
  };
  const sameYear = equal(0, 0, 4);
  if (records[a * width + size] !== wholeDay || records[b * width + size] !== wholeDay) return sameYear ? 3 : 4;
  const distance = edits(days, a, b, 2);
  if (distance <= 1 || (sameYear && equal(4, 6, 2) && equal(6, 4, 2))) return 1;
  if (distance === 2 && sameYear) return 2;
  return sameYear || distance === 2 || equal(4, 4, 4) ? 3 : 4;
}

/** A number or a code; the levels are those of `comparisonLevels.id`. */
export function compareId(compared: Compared, [slot = 0]: readonly number[]): Comparator {
  const { lines, layout } = compared;
  const ids = compared.dictionaries[slot]!;
  const letters = layout.letters[slot]!;
  const note = sharing(compared, slot, false);
  return {
    quick(a, b) {
      const x = lines[a + slot]!;
      const y = lines[b + slot]!;
      if (x === 0 || y === 0) return missing;
      if (x === y) {
        note(a);
        return 0;
      }
      if (letters < 0) return unsure;
      return bitCount(signatureIn(lines[a + letters]!) ^ signatureIn(lines[b + letters]!)) > 4 ? farId : unsure;
    },
    slow(a, b) {
      const x = lines[a + slot]!;
      const y = lines[b + slot]!;
      const shortest = Math.min(ids.records[x * width + size]!, ids.records[y * width + size]!);
      // One sign of three is a third of the number: only longer ones can be near.
      if (shortest < 4) return farId;
      const distance = edits(ids, x, y, 2);
      if (distance <= 1) return 1;
      return distance === 2 && shortest > 5 ? 2 : farId;
    },
  };
}
