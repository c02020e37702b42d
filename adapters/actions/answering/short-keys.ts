import { derivedId } from '../../../core/id.ts';

const fewest = 4;

/**
 * A short name for each key, to be typed: the first four letters of its id, or as many as tell it from the others. It
 * stays the same as long as no other begins alike.
 */
export function shortKeys(keys: readonly string[]): ReadonlyMap<string, string> {
  const sorted = keys.map((key) => ({ key, id: derivedId(key) })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Map(
    sorted.map(({ key, id }, at) => {
      const shared = [sorted[at - 1], sorted[at + 1]].map((other) => (other === undefined ? 0 : alike(id, other.id)));
      return [key, id.slice(0, Math.max(fewest, ...shared.map((length) => length + 1)))];
    }),
  );
}

/** The keys that a short name may mean. */
export function meantBy(short: string, keys: readonly string[]): readonly string[] {
  const wanted = short.trim().toLowerCase();
  return wanted.length < fewest ? [] : keys.filter((key) => derivedId(key).startsWith(wanted));
}

function alike(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
