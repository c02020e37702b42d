import { hashBytes } from './byte-hash.ts';
import { isPlaceholder, type Lexicon } from './lexicon.ts';
import { wordEnd } from './normal-words.ts';
import { dotsDivide, normal, normaliseText } from './normalise-text.ts';

const space = 32;
const isDigit = (byte: number) => byte >= 48 && byte <= 57;

/**
 * Street and house: words of addresses in their short form or left out, a letter joined to the number before it.
 * `ул. Ленина, д. 12-А` is `lenina 12a`, `12 Oak Street` is `12 oak st`.
 */
export function normaliseStreet(bytes: Uint8Array, start: number, end: number, lexicon: Lexicon): number {
  const length = normaliseText(bytes, start, end, dotsDivide);
  if (length === 0 || isPlaceholder(length, lexicon)) return 0;
  let written = 0;
  for (let from = 0; from < length; ) {
    const to = wordEnd(from, length);
    const short = isDigit(normal[from]!) ? undefined : lexicon.addressWords.get(hashBytes(normal, from, to - from));
    // A short form is never longer than its word, so nothing that is yet to be read is written over.
    const size = short === undefined ? to - from : Math.min(short.length, to - from);
    if (size > 0) {
      const isLetterOfHouse = size === 1 && !isDigit(normal[from]!) && written > 0 && isDigit(normal[written - 1]!);
      if (written > 0 && !isLetterOfHouse) normal[written++] = space;
      if (short === undefined) normal.copyWithin(written, from, to);
      else normal.set(short.subarray(0, size), written);
      written += size;
    }
    from = to + 1;
  }
  return written;
}
