/** How good groups of rows are: shares of pairs within groups that are right, and of right pairs that are within one. */
export interface Judged {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Pairwise precision, recall and F1 of groups of rows against what each row truly is. */
export function judged(groups: Iterable<readonly number[]>, truths: readonly string[]): Judged {
  const often = new Map<string, number>();
  for (const truth of truths) often.set(truth, (often.get(truth) ?? 0) + 1);
  const truly = [...often.values()].reduce((sum, count) => sum + pairs(count), 0);
  let found = 0;
  let right = 0;
  for (const group of groups) {
    found += pairs(group.length);
    const inside = new Map<string, number>();
    for (const row of group) inside.set(truths[row]!, (inside.get(truths[row]!) ?? 0) + 1);
    for (const count of inside.values()) right += pairs(count);
  }
  const [precision, recall] = [found === 0 ? 1 : right / found, truly === 0 ? 1 : right / truly];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall || 1) };
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
