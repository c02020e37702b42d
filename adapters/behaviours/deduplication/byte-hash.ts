/** 32 bits of a run of bytes: FNV-1a with the last steps of MurmurHash3, so that all bits depend on all bytes; never 0. */
export function hashBytes(bytes: Uint8Array, from: number, length: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = from; i < from + length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return finish(hash);
}

/** As `hashBytes`, of bytes that are copied at the same time. */
export function copyAndHash(from: Uint8Array, length: number, to: Uint8Array, at: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < length; i++) {
    const byte = from[i]!;
    to[at + i] = byte;
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return finish(hash);
}

/** As `hashBytes`, of text in UTF-8. */
export function hashText(text: string): number {
  const bytes = encoder.encode(text);
  return hashBytes(bytes, 0, bytes.length);
}

/** One hash of two, whose order matters; never 0. */
export function mixed(a: number, b: number): number {
  return finish(Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ (a >>> 15), 0xc2b2ae35));
}

/** One hash of two, the same for either order; never 0. */
export function mixedEitherWay(a: number, b: number): number {
  return a >>> 0 < b >>> 0 ? mixed(a, b) : mixed(b, a);
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h === 0 ? 1 : h;
}

const encoder = new TextEncoder();
