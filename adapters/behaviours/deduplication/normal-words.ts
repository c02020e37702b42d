import { hashBytes } from './byte-hash.ts';
import { normal } from './normalise-text.ts';

const space = 32;

/** Whether all that was left in `normal` is one word. */
export function isOneWord(length: number): boolean {
  for (let i = 0; i < length; i++) if (normal[i] === space) return false;
  return true;
}

/**
 * Leaves only the words of `normal` that are to be kept; `keep` is told the hash, place and length of each.
 * Answers the new length; where no word would be left, all stay.
 */
export function keepWords(
  length: number,
  keep: (hash: number, from: number, length: number, place: number) => boolean,
): number {
  let written = 0;
  let place = 0;
  let kept = 0;
  // Nothing is moved before it is known that something stays: two passes over a handful of words.
  for (let from = 0; from < length; place++) {
    const to = wordEnd(from, length);
    if (keep(hashBytes(normal, from, to - from), from, to - from, place)) kept++;
    from = to + 1;
  }
  if (kept === 0 || kept === place) return length;
  place = 0;
  for (let from = 0; from < length; place++) {
    const to = wordEnd(from, length);
    if (keep(hashBytes(normal, from, to - from), from, to - from, place)) {
      if (written > 0) normal[written++] = space;
      normal.copyWithin(written, from, to);
      written += to - from;
    }
    from = to + 1;
  }
  return written;
}

/** The offset behind the word of `normal` that begins there. */
export function wordEnd(from: number, length: number): number {
  let to = from;
  while (to < length && normal[to] !== space) to++;
  return to;
}
