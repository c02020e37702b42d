import { createHash } from 'node:crypto';

/** An id as Microsoft writes them, the same for the same words. */
export function guid(...words: readonly string[]): string {
  const digits = createHash('sha256').update(words.join('\n')).digest('hex').toUpperCase();
  const groups = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`];
  return `{${groups.join('-')}-${digits.slice(20, 32)}}`;
}
