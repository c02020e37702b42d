import { hashBytes } from './byte-hash.ts';
import { type Comparator, type Compared, missing, sharing, unsure } from './comparator.ts';
import { type Dictionary, hash, offset, size, width } from './dictionary.ts';
import { lengthIn, signatureIn } from './lines.ts';
import { jaroWinkler, mostAlike, signatureOf } from './similarity.ts';
import { type ValueWeights, weightOfHash } from './value-weights.ts';

const space = 32;
const mostWords = 12;
const shortestFuzzy = 4;
const nearWord = 0.88;
/** Below it two texts of up to 31 signs have too few letters in common to share a word that matters. */
const hopeless = 0.6;
const levels = [0.85, 0.65, 0.4, 0.2];
const different = 5;

interface Words {
  count: number;
  readonly from: Int32Array;
  readonly length: Int32Array;
  readonly hash: Int32Array;
  readonly letters: Int32Array;
  readonly weight: Float64Array;
  /** Euclidean length of the weights. */
  norm: number;
}

const emptyWords = (): Words => ({
  count: 0,
  from: new Int32Array(mostWords),
  length: new Int32Array(mostWords),
  hash: new Int32Array(mostWords),
  letters: new Int32Array(mostWords),
  weight: new Float64Array(mostWords),
  norm: 0,
});
const one = emptyWords();
const other = emptyWords();

/**
 * A company or a text: the same, or by the soft cosine of its words (Cohen, Ravikumar and Fienberg 2003): each weighed by
 * how rare it is, words from Jaro–Winkler 0.88 on counted as that much the same.
 */
export function compareWords(compared: Compared, [slot = 0]: readonly number[], byNeighbours: boolean): Comparator {
  const { lines, layout } = compared;
  const dictionary = compared.dictionaries[slot]!;
  const rareness = compared.words[slot]!;
  const letters = layout.letters[slot]!;
  const note = sharing(compared, slot, byNeighbours);
  return {
    quick(a, b) {
      const x = lines[a + slot]!;
      const y = lines[b + slot]!;
      if (x === 0 || y === 0) return missing;
      if (x === y) {
        note(a);
        return 0;
      }
      const [lettersA, lettersB] = [lines[a + letters]!, lines[b + letters]!];
      const most = mostAlike(lengthIn(lettersA), lengthIn(lettersB), signatureIn(lettersA), signatureIn(lettersB));
      return most < hopeless ? different : unsure;
    },
    slow(a, b) {
      const cosine = softCosine(dictionary, lines[a + slot]!, lines[b + slot]!, rareness);
      const level = levels.findIndex((least) => cosine >= least);
      return level < 0 ? different : level + 1;
    },
  };
}

/** How alike two texts are by their words, 0 to 1; the same for either order. */
function softCosine(dictionary: Dictionary, a: number, b: number, rareness: ValueWeights): number {
  const { records } = dictionary;
  const swap =
    records[a * width + size]! > records[b * width + size]! ||
    (records[a * width + size] === records[b * width + size] &&
      records[a * width + hash]! > records[b * width + hash]!);
  read(dictionary, swap ? b : a, rareness, one);
  read(dictionary, swap ? a : b, rareness, other);
  const { arena } = dictionary;
  let sum = 0;
  for (let i = 0; i < one.count; i++) {
    let best = 0;
    let worth = 0;
    for (let j = 0; j < other.count && best < 1; j++) {
      const similarity = wordLikeness(arena, i, j);
      if (similarity <= best) continue;
      best = similarity;
      worth = similarity * one.weight[i]! * Math.min(one.weight[i]!, other.weight[j]!);
    }
    sum += worth;
  }
  return one.norm === 0 || other.norm === 0 ? 0 : sum / (one.norm * other.norm);
}

function wordLikeness(arena: Uint8Array, i: number, j: number): number {
  if (one.hash[i] === other.hash[j]) return 1;
  const [la, lb] = [one.length[i]!, other.length[j]!];
  if (la < shortestFuzzy || lb < shortestFuzzy || la - lb > 3 || lb - la > 3) return 0;
  if (mostAlike(la, lb, one.letters[i]!, other.letters[j]!) < nearWord) return 0;
  const first = la < lb || (la === lb && one.hash[i]! <= other.hash[j]!);
  const similarity = first
    ? jaroWinkler(arena, one.from[i]!, la, arena, other.from[j]!, lb)
    : jaroWinkler(arena, other.from[j]!, lb, arena, one.from[i]!, la);
  return similarity >= nearWord ? similarity : 0;
}

function read({ arena, records }: Dictionary, value: number, rareness: ValueWeights, words: Words): void {
  const end = records[value * width + offset]! + records[value * width + size]!;
  let squares = 0;
  words.count = 0;
  for (let from = records[value * width + offset]!; from < end && words.count < mostWords; ) {
    let to = from;
    while (to < end && arena[to] !== space) to++;
    const i = words.count++;
    words.from[i] = from;
    words.length[i] = to - from;
    words.hash[i] = hashBytes(arena, from, to - from);
    words.letters[i] = signatureOf(arena, from, to - from);
    words.weight[i] = weightOfHash(rareness, words.hash[i]!);
    squares += words.weight[i]! ** 2;
    from = to + 1;
  }
  words.norm = Math.sqrt(squares);
}
