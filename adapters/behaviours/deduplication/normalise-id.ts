import { isPlaceholder, type Lexicon } from './lexicon.ts';
import { dotsDivide, lettersOnly, normal, normaliseText } from './normalise-text.ts';

const longestId = 64;
const beginnings = ['https', 'http', 'www'].map((text) => new TextEncoder().encode(text));

/** Letters and digits of a number, a code or an address of a page, without what divides them. */
export function normaliseId(bytes: Uint8Array, start: number, end: number, lexicon: Lexicon): number {
  if (isPlaceholder(normaliseText(bytes, start, end, dotsDivide), lexicon)) return 0;
  let length = normaliseText(bytes, start, end, lettersOnly);
  for (const beginning of beginnings)
    if (length > beginning.length + 3 && beginning.every((byte, i) => normal[i] === byte)) {
      normal.copyWithin(0, beginning.length, length);
      length -= beginning.length;
    }
  return Math.min(length, longestId);
}
