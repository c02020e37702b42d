import type { Scalar } from 'yaml';

/**
 * Where in the file the character stands that is at this offset of a scalar's text. Quotes, indentation and folding
 * change nothing but white space and escapes, so the characters that are neither are counted.
 */
export function offsetInScalar(scalar: Scalar, source: string, at: number): number {
  const [start, end] = scalar.range ?? [0, 0];
  const text = typeof scalar.value === 'string' ? scalar.value : '';
  const before = text.slice(0, at).replace(/\s/gu, '').length;
  const places = placesIn(source.slice(start, end));
  return start + (places[before] ?? (places.at(-1) ?? -1) + 1);
}

/** The place of every character of a written scalar that is not white space. */
function placesIn(written: string): readonly number[] {
  const quote = /^["']/u.exec(written)?.[0];
  const head = quote ? 1 : (/^[|>][^\n]*/u.exec(written)?.[0].length ?? 0);
  const tail = quote ? written.length - 1 : written.length;
  const places: number[] = [];
  for (let at = head; at < tail; at++) {
    const escaped =
      quote === '"' ? /^\\(?:[\sntr]|x..|u.{4}|U.{8}|.)/u.exec(written.slice(at, at + 10))?.[0] : undefined;
    const white = escaped === undefined ? /\s/u.test(written[at]!) : /^\\[\sntr]/u.test(escaped);
    if (!white) places.push(at);
    if (escaped !== undefined) at += escaped.length - 1;
    // An apostrophe inside single quotes is written twice.
    else if (quote === "'" && written[at] === "'") at++;
  }
  return places;
}
