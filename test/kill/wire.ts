/** Any plain data as one text, maps and sets too. */
export function toWire(data: unknown): string {
  return JSON.stringify(data, (_, one: unknown) => {
    if (one instanceof Map) return { $map: [...one] };
    return one instanceof Set ? { $set: [...one] } : one;
  });
}

/** What was put on the wire. The caller knows what it asked for, so it says what it is. */
export function fromWire<T>(text: string): T {
  return JSON.parse(text, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null) return one;
    if ('$map' in one) return new Map(one.$map as [unknown, unknown][]);
    return '$set' in one ? new Set(one.$set as unknown[]) : one;
  });
}
