/** Shortest word worth a comparison: shorter ones are one slip away from too many others. */
const shortest = 4;
const longest = 60;

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

/**
 * Whether two words of four letters or more differ by one slip at most: a letter changed, left out, put in,
 * or two neighbours swapped.
 */
export function oneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < shortest || long.length > longest || long.length - short.length > 1) return false;
  const at = sharedStart(short, long);
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}
