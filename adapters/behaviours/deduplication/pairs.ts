/** Pairs whose log2 odds are below this are worth nobody's look. */
export const leastWeight = -4;
