/** A stretch of a part and the text that takes its place; `from` equals `to` where something is put in. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The bytes of a part with some stretches replaced, as pieces in order: what stays is not copied.
 * Splices may come in any order and must not overlap; those at one place keep their order.
 */
export function spliced(bytes: Uint8Array, splices: readonly Splice[]): readonly Uint8Array[] {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { from, to, text } of splices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < at || to < from) throw new Error(`Splices overlap at ${from}`);
    if (from > at) pieces.push(bytes.subarray(at, from));
    if (text !== '') pieces.push(encoder.encode(text));
    at = to;
  }
  if (at < bytes.length) pieces.push(bytes.subarray(at));
  return pieces;
}
