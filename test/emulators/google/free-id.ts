/** A free number for something that the caller did not number. */
export function freeId(taken: readonly number[]): number {
  return Math.max(0, ...taken) + 1;
}
