const longestWord = 60;

/** The known word that was probably meant, or `undefined` when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > longestWord) return undefined;
  const wanted = plain(word);
  let best: string | undefined;
  let least = farthest(wanted) + 1;
  for (const candidate of known) {
    if (candidate === word) continue;
    const distance = distanceOf(wanted, plain(candidate));
    if (distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

/** Short words are near to everything, so they may differ in one letter only. */
function farthest(word: string): number {
  return word.length < 5 ? 1 : Math.floor(word.length * 0.45);
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/gu, '-');
}

/** Letters to insert, drop, change or swap with their neighbour: optimal string alignment. */
function distanceOf(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, change);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
