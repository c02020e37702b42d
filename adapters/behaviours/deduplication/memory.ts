/** A copy of an array, in memory that threads share if so said. */
export function inMemory<A extends Uint8Array | Int32Array>(array: A, shared: boolean): A {
  const copy = emptyMemory(array, array.length, shared);
  copy.set(array);
  return copy;
}

/** An array in memory that threads share if so said: itself where it is there already. */
export function handed<A extends Uint8Array | Int32Array>(array: A, shared: boolean): A {
  return shared && !(array.buffer instanceof SharedArrayBuffer) ? inMemory(array, true) : array;
}

function emptyMemory<A extends Uint8Array | Int32Array>(like: A, length: number, shared: boolean): A {
  const bytes = length * like.BYTES_PER_ELEMENT;
  const buffer = shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  return new (like.constructor as new (buffer: ArrayBufferLike) => A)(buffer);
}

/** So many numbers, all 0, in memory that threads share if so said. */
export function numbers(length: number, shared: boolean): Int32Array {
  return shared ? new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT)) : new Int32Array(length);
}

/** So many bytes, all 0, in memory that threads share if so said. */
export function bytes(length: number, shared: boolean): Uint8Array {
  return new Uint8Array(shared ? new SharedArrayBuffer(length) : new ArrayBuffer(length));
}

/** As `numbers`, of numbers with a fraction. */
export function fractions(length: number, shared: boolean): Float32Array {
  return new Float32Array(numbers(length, shared).buffer);
}
