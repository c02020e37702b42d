import type { Parsed } from '../../../core/field.ts';
import { isBroken } from './plain-text.ts';
import { meansNothing } from './unreadable.ts';
import type { Words } from './words.ts';

const longest = 200;

/** Reads plain text as a short name or code: whole, not too long, and not a word that means nothing. */
export function readShort(value: string | null, words: Words): Parsed<string> {
  if (value === '') return { is: 'empty' };
  if (value === null || isBroken(value)) return { is: 'wrong', code: 'text.broken' };
  if (value.length > longest)
    return { is: 'wrong', code: 'text.too-long', args: { limit: longest, length: value.length } };
  if (meansNothing(value, words)) return { is: 'wrong', code: 'cell.nothing', suggestions: [null] };
  return { is: 'value', value, cell: value };
}
