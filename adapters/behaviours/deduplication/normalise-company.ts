import { hashBytes } from './byte-hash.ts';
import { isPlaceholder, type Lexicon } from './lexicon.ts';
import { wordEnd } from './normal-words.ts';
import { dotsJoin, normal, normaliseText } from './normalise-text.ts';

const space = 32;
const mostForms = 3;

/** A company without its legal forms, wherever they stand: `ООО "Ромашка"` and `Romashka LLC` are `romashka`. */
export function normaliseCompany(bytes: Uint8Array, start: number, end: number, lexicon: Lexicon): number {
  let length = normaliseText(bytes, start, end, dotsJoin);
  if (length === 0 || isPlaceholder(length, lexicon)) return 0;
  for (let form = 0; form < mostForms; form++) {
    const shorter = withoutFormBehind(withoutFormBefore(length, lexicon), lexicon);
    if (shorter === length) break;
    length = shorter;
  }
  return length;
}

function withoutFormBefore(length: number, { legalForms, formEdges, longestForm }: Lexicon): number {
  let to = wordEnd(0, length);
  if (!formEdges.has(hashBytes(normal, 0, to))) return length;
  let found = 0;
  for (let words = 1; words <= longestForm && to < length; words++) {
    if (legalForms.has(hashBytes(normal, 0, to))) found = to;
    to = wordEnd(to + 1, length);
  }
  if (found === 0) return length;
  normal.copyWithin(0, found + 1, length);
  return length - found - 1;
}

function withoutFormBehind(length: number, { legalForms, formEdges, longestForm }: Lexicon): number {
  let from = wordStart(length);
  if (from === 0 || !formEdges.has(hashBytes(normal, from, length - from))) return length;
  let found = length;
  for (let words = 1; words <= longestForm && from > 0; words++) {
    if (legalForms.has(hashBytes(normal, from, length - from))) found = from - 1;
    from = wordStart(from - 1);
  }
  return found;
}

/** The offset of the word of `normal` that ends before `to`. */
function wordStart(to: number): number {
  let from = to;
  while (from > 0 && normal[from - 1] !== space) from--;
  return from;
}
