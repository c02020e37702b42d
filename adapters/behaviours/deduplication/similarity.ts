/** Bit sets of one word cover 31 letters; what stands behind them does not count. */
const longestCompared = 31;
const places = new Int32Array(256);

/** How many bits are set. */
export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** One bit for each letter that a value has. */
export function signatureOf(bytes: Uint8Array, from: number, length: number): number {
  let signature = 0;
  for (let i = from; i < from + length; i++) signature |= 1 << (bytes[i]! & 31);
  return signature;
}

/** More than the Jaro–Winkler similarity of two values with these lengths and signatures can be. */
export function mostAlike(lengthA: number, lengthB: number, signatureA: number, signatureB: number): number {
  const la = Math.min(lengthA, longestCompared);
  const lb = Math.min(lengthB, longestCompared);
  const common = Math.min(la - bitCount(signatureA & ~signatureB), lb - bitCount(signatureB & ~signatureA));
  if (common <= 0) return 0;
  const jaro = (common / la + common / lb + 1) / 3;
  return jaro + 0.4 * (1 - jaro);
}

/**
 * Jaro–Winkler similarity, 0 to 1 (Winkler 1990, prefix weight 0.1 for up to four letters), by bit sets of where each
 * letter stands. The first value must be the one that `standsFirst`, so that the order of two never matters.
 */
export function jaroWinkler(
  bytesA: Uint8Array,
  fromA: number,
  lengthA: number,
  bytesB: Uint8Array,
  fromB: number,
  lengthB: number,
): number {
  const la = Math.min(lengthA, longestCompared);
  const lb = Math.min(lengthB, longestCompared);
  const window = Math.max(0, (lb >> 1) - 1);
  for (let i = 0; i < lb; i++) places[bytesB[fromB + i]!]! |= 1 << i;
  let usedB = 0;
  let usedA = 0;
  let common = 0;
  for (let i = 0; i < la; i++) {
    const low = i > window ? i - window : 0;
    const high = i + window + 1;
    const within = ((high >= 32 ? 0 : 1 << high) - 1) & ~((1 << low) - 1);
    const found = places[bytesA[fromA + i]!]! & within & ~usedB;
    if (found === 0) continue;
    usedB |= found & -found;
    usedA |= 1 << i;
    common++;
  }
  for (let i = 0; i < lb; i++) places[bytesB[fromB + i]!] = 0;
  if (common === 0) return 0;
  let moved = 0;
  for (let a = usedA, b = usedB; a !== 0; a &= a - 1, b &= b - 1)
    if (bytesA[fromA + 31 - Math.clz32(a & -a)] !== bytesB[fromB + 31 - Math.clz32(b & -b)]) moved++;
  const jaro = (common / la + common / lb + (common - moved / 2) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < la && prefix < lb && bytesA[fromA + prefix] === bytesB[fromB + prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

const longestEdited = 64;
let row = new Uint8Array(longestEdited + 2);
let above = new Uint8Array(longestEdited + 2);
let twoAbove = new Uint8Array(longestEdited + 2);

/**
 * Optimal string alignment distance: letters put in, left out, changed, or swapped with their neighbour. Answers
 * `most + 1` as soon as it is more than `most`.
 */
export function editDistance(
  bytesA: Uint8Array,
  fromA: number,
  lengthA: number,
  bytesB: Uint8Array,
  fromB: number,
  lengthB: number,
  most: number,
): number {
  let a = fromA;
  let b = fromB;
  let la = Math.min(lengthA, longestEdited);
  let lb = Math.min(lengthB, longestEdited);
  if (la - lb > most || lb - la > most) return most + 1;
  while (la > 0 && lb > 0 && bytesA[a] === bytesB[b]) {
    a++;
    b++;
    la--;
    lb--;
  }
  while (la > 0 && lb > 0 && bytesA[a + la - 1] === bytesB[b + lb - 1]) {
    la--;
    lb--;
  }
  if (la === 0) return lb;
  if (lb === 0) return la;
  for (let j = 0; j <= lb; j++) above[j] = j;
  for (let i = 1; i <= la; i++) {
    row[0] = i;
    let least = i;
    const letter = bytesA[a + i - 1];
    for (let j = 1; j <= lb; j++) {
      const other = bytesB[b + j - 1];
      let cost = above[j - 1]! + (letter === other ? 0 : 1);
      if (above[j]! + 1 < cost) cost = above[j]! + 1;
      if (row[j - 1]! + 1 < cost) cost = row[j - 1]! + 1;
      const isSwap = i > 1 && j > 1 && letter === bytesB[b + j - 2] && bytesA[a + i - 2] === other;
      if (isSwap && twoAbove[j - 2]! + 1 < cost) cost = twoAbove[j - 2]! + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    const spare = twoAbove;
    twoAbove = above;
    above = row;
    row = spare;
  }
  return above[lb]!;
}
