import type { Wrong } from '../../../core/field.ts';
import { type Words, wordKey } from './words.ts';

const dashes = /^[-–—−.?/]+$/u;

/** Whether a person typed something that stands for nothing: `n/a`, `нет`, a dash. */
export function meansNothing(text: string, words: Words): boolean {
  return text.length <= 20 && (dashes.test(text) || words.nothing.has(wordKey(text)));
}

/** What is said of text that cannot be read: that it stands for nothing, which is better left out, or `code`. */
export function unreadable(text: string, words: Words, code: string): Wrong {
  return meansNothing(text, words) ? { is: 'wrong', code: 'cell.nothing', suggestions: [null] } : { is: 'wrong', code };
}
