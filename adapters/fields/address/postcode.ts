/** Shapes of postal codes: six or five digits, Polish, American with four more, Dutch, British and Canadian ones. */
const code =
  '\\d{5,6}|\\d{2}-\\d{3}|\\d{5}-\\d{4}|\\d{4} ?[A-Z]{2}|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d';
const atStart = new RegExp(`^(?:${code})(?=$|\\s)`, 'u');
const atEnd = new RegExp(`(?<=^|\\s)(?:${code})$`, 'u');
const wholly = new RegExp(`^(?:${code})$`, 'u');

/** The postal code among the parts of an address between commas; `null` when there is none, or no telling which it is. */
export function postcodeIn(segments: readonly string[]): string | null {
  const alone = segments.filter((segment) => wholly.test(segment));
  if (alone.length > 0) return alone.length === 1 ? alone[0]! : null;
  const found = segments.flatMap((segment) => atStart.exec(segment)?.[0] ?? atEnd.exec(segment)?.[0] ?? []);
  return found.length === 1 ? found[0]! : null;
}
