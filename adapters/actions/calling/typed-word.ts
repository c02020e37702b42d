/** A word as it must be typed for a shell to take it for one, and for what it says. */
export function typedWord(word: string): string {
  return /^[\p{L}\p{N}._/\\:@+-]+$/u.test(word) ? word : `"${word.replace(/["\\$`]/g, '\\$&')}"`;
}
