import { type Dictionary, hash, offset, signature, size, width } from './dictionary.ts';
import { editDistance, jaroWinkler, mostAlike } from './similarity.ts';

/** Jaro–Winkler similarity of two values, or 0 when it cannot reach `least`. The same for either order. */
export function alike({ arena, records }: Dictionary, a: number, b: number, least: number): number {
  const ra = a * width;
  const rb = b * width;
  const la = records[ra + size]!;
  const lb = records[rb + size]!;
  if (mostAlike(la, lb, records[ra + signature]!, records[rb + signature]!) < least) return 0;
  const inOrder = la < lb || (la === lb && records[ra + hash]! <= records[rb + hash]!);
  const first = inOrder ? ra : rb;
  const then = inOrder ? rb : ra;
  return jaroWinkler(
    arena,
    records[first + offset]!,
    records[first + size]!,
    arena,
    records[then + offset]!,
    records[then + size]!,
  );
}

/** In how many signs two values differ, `most + 1` for more than `most`. */
export function edits({ arena, records }: Dictionary, a: number, b: number, most: number): number {
  const ra = a * width;
  const rb = b * width;
  return editDistance(
    arena,
    records[ra + offset]!,
    records[ra + size]!,
    arena,
    records[rb + offset]!,
    records[rb + size]!,
    most,
  );
}
