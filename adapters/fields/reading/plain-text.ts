import { Big } from 'big.js';
import type { Cell } from '../../../core/cell.ts';

const ordinary = '[!-~À-ɏЀ-ҁҊ-ӿ–—“”„‘’…№€₴₽]';
/** What nearly every cell is: printable characters with single spaces between, so that nothing needs to be done. */
const alreadyPlain = new RegExp(`^${ordinary}+(?: ${ordinary}+)*$`, 'u');

/** Characters that show nothing. A joiner inside an emoji and the mark that makes a sign colourful stay: they do show. */
const invisible = new RegExp(
  [
    '(?![\\u200D\\uFE0F\\t\\n\\v\\f\\r])[\\p{Cc}\\p{DI}]',
    '(?<!(?:\\p{ExtPict}\\uFE0F?|\\p{EMod}))\\u200D',
    '\\u200D(?!\\p{ExtPict})',
    '(?<![\\p{Emoji}\\p{ExtPict}])\\uFE0F',
  ].join('|'),
  'gu',
);
const lineEnds = /\r\n?|\u2028|\u2029/gu;
const spaces = /[^\S\n\t]|\u2800/gu;

/** A number as digits, never with an exponent: `1e21` is `1000000000000000000000`. */
export function plainDigits(number: number): string {
  const text = String(number);
  return text.includes('e') ? new Big(text).toFixed() : text;
}

/** The characters of a cell as they stand; `null` for what is not text at all, such as not-a-number. */
function characters(cell: Cell): string | null {
  if (typeof cell === 'string') return cell;
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? plainDigits(cell) : null;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return Array.isArray(cell) ? cell.filter((item) => typeof item === 'string').join(', ') : null;
}

function visible(text: string): string {
  return text.toWellFormed().replace(invisible, '');
}

/**
 * A cell as one line of text: invisible characters gone, every white space one plain space, none outside, letters composed.
 * Empty text for an empty cell, `null` for what is not text at all. Lone surrogates become the replacement character.
 */
export function plainText(cell: Cell): string | null {
  if (typeof cell === 'string' && alreadyPlain.test(cell)) return cell;
  const text = characters(cell);
  if (text === null || text === '') return text;
  return visible(text)
    .replace(/[\s\u2800]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** Like `plainText`, with new lines, tabs and runs of spaces inside kept; white space at the ends of lines is gone. */
export function plainLines(cell: Cell): string | null {
  if (typeof cell === 'string' && alreadyPlain.test(cell)) return cell;
  const text = characters(cell);
  if (text === null || text === '') return text;
  const lines = visible(text.replace(lineEnds, '\n')).replace(spaces, ' ').split('\n');
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
    .normalize('NFC');
}

/** Whether letters were lost before the text reached the spreadsheet: it holds the replacement character. */
export function isBroken(text: string): boolean {
  return text.includes('\uFFFD');
}
