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
  for (const { from, to, text } of inOrder(splices)) {
    if (from > at) pieces.push(bytes.subarray(at, from));
    if (text !== '') pieces.push(encoder.encode(text));
    at = to;
  }
  if (at < bytes.length) pieces.push(bytes.subarray(at));
  return pieces;
}

/** From the first to the last; throws where two overlap, since then it is not known what was meant. */
function inOrder(splices: readonly Splice[]): readonly Splice[] {
  const sorted = splices.toSorted((a, b) => a.from - b.from || a.to - b.to);
  let at = 0;
  for (const { from, to } of sorted) {
    if (from < at || to < from) throw new Error(`Splices overlap at ${from}`);
    at = to;
  }
  return sorted;
}

/** Text with some stretches replaced; offsets count UTF-16 units. */
export function splicedText(text: string, splices: readonly Splice[]): string {
  let out = '';
  let at = 0;
  for (const { from, to, text: put } of inOrder(splices)) {
    out += text.slice(at, from) + put;
    at = to;
  }
  return out + text.slice(at);
}
