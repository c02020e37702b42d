/** The cells of a column as UTF-8: row `i` stands in `bytes` from `bounds[2 i]` up to `bounds[2 i + 1]`. */
export interface Column {
  readonly bytes: Uint8Array;
  readonly bounds: Int32Array;
}

const encoder = new TextEncoder();

/** A column of texts. */
export function encodeColumn(texts: readonly string[]): Column {
  const bounds = new Int32Array(texts.length * 2);
  const joined = texts.join('');
  // A UTF-16 unit is at most three bytes of UTF-8.
  const bytes = new Uint8Array(joined.length * 3);
  let end = 0;
  texts.forEach((text, row) => {
    bounds[row * 2] = end;
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    bounds[row * 2 + 1] = end;
  });
  return { bytes: bytes.slice(0, end), bounds };
}
