/** Words as alternatives of a pattern, the longest first, so that `тел` does not stop before `телефон`. */
export function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('|');
}

/** Takes off words at the start that only say what follows, `тел.:` or `ИНН`. */
export function labelRemover(words: readonly string[]): (text: string) => string {
  if (words.length === 0) return (text) => text;
  const pattern = new RegExp(`^\\(?(?:${alternatives(words)})(?![\\p{L}\\d])[\\s.:#№)-]*`, 'iu');
  return (text) => text.replace(pattern, '');
}
