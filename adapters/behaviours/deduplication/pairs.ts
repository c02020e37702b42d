/** Pairs whose log2 odds are below this are worth nobody's look. */
export const leastWeight = -4;

/** Pairs by place, with the log2 odds of each. */
export interface Pairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weights: Float32Array;
  /** How many were compared. */
  readonly compared: number;
}
