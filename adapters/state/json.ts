/** Stands for a number that JSON has no word for; no field can be named so. */
const oddNumber = '\u0000number';
const oddInText = JSON.stringify(oddNumber);

/** Plain data as JSON text. Lone surrogates and NUL survive as escapes, NaN and the infinities as words. */
export function toText(data: unknown): string {
  return holdsOdd(data) ? JSON.stringify(data, wordForOdd) : JSON.stringify(data);
}

/**
 * The data again, objects without a prototype: `__proto__` is a key like any other. The shape is the caller's word:
 * only texts of `toText` are read back, from the column they were written to.
 */
export function fromText<T>(text: string): T {
  const data = text.includes(oddInText) ? JSON.parse(text, oddForWord) : JSON.parse(text);
  return withoutPrototypes(data) as T;
}

/** The data of a column that may be empty. */
export function fromOptional<T>(text: string | null): T | null {
  return text === null ? null : fromText<T>(text);
}

/** Looked for first, because writing with a replacer takes several times as long. */
function holdsOdd(data: unknown): boolean {
  if (typeof data === 'number') return !Number.isFinite(data);
  if (typeof data !== 'object' || data === null) return false;
  if (Array.isArray(data)) return data.some(holdsOdd);
  for (const key in data) if (holdsOdd((data as Readonly<Record<string, unknown>>)[key])) return true;
  return false;
}

function wordForOdd(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? { [oddNumber]: String(value) } : value;
}

function oddForWord(_key: string, value: unknown): unknown {
  const odd = typeof value === 'object' && value !== null && Object.hasOwn(value, oddNumber);
  return odd ? Number((value as Readonly<Record<string, unknown>>)[oddNumber]) : value;
}

/** In place, which is several times faster than a reviver and keeps objects of one shape small. */
function withoutPrototypes(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  for (const value of Object.values(data)) if (typeof value === 'object') withoutPrototypes(value);
  return Array.isArray(data) ? data : Object.setPrototypeOf(data, null);
}
