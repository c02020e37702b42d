/** As many as Airtable takes in one call. */
const mostInCall = 10;

/** A list in parts of ten, as many as Airtable takes in one call. */
export function tens<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / mostInCall) }, (_, n) =>
    list.slice(n * mostInCall, (n + 1) * mostInCall),
  );
}
