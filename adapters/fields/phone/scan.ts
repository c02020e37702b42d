import { alternatives } from '../reading/labels.ts';

/** More is no phone number, and nothing here looks further. */
export const longestText = 250;

/** Digits as dialled, and whether a plus stood before them. */
export interface Written {
  readonly plus: boolean;
  readonly digits: string;
}

const plus = 43;
const between = new Set(
  ' \u00a0\u2009\u202f()[]-.\u2010\u2011\u2012\u2013\u2014\u2212~'.split('').map((c) => c.charCodeAt(0)),
);
const isBetween = new Uint8Array(0x2213);
for (const code of between) isBetween[code] = 1;

/**
 * The digits of a number written in any usual way, `8 (916) 123-45-67`; `null` when anything else stands in the text.
 * This is the way nearly every cell takes, so it looks at character codes and copies runs of digits.
 */
export function plainlyWritten(text: string): Written | null {
  let digits = '';
  let run = -1;
  let hasPlus = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      if (run < 0) run = i;
      continue;
    }
    if (run >= 0) {
      digits += text.slice(run, i);
      run = -1;
    }
    if (code === plus && digits === '' && !hasPlus) hasPlus = true;
    else if (isBetween[code] !== 1) return null;
  }
  if (run >= 0) digits += text.slice(run);
  return digits === '' ? null : { plus: hasPlus, digits };
}

const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;
/** A slash after an area code, `030/1234567`; later it stands between two numbers. */
const slashAfterArea = /^([^\d/]*(?:\d[^\d/]*){2,6})\/(?=\s*\d)/u;

/** Brings rare ways to write to the usual ones: full-width and Arabic digits, the scheme `tel:`, a slash after the area code. */
export function tidied(text: string): string {
  return text
    .normalize('NFKC')
    .replace(arabicDigits, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/^'?(?:tel:|callto:)?\s*(?:\/\/)?/iu, '')
    .replace(slashAfterArea, '$1 ')
    .trim();
}

/** Splits the extension off, `доб. 12`, `ext 12`, `#12`. */
export type ExtensionReader = (text: string) => { readonly text: string; readonly extension: string };

/** Reads extensions behind these words and behind those that everybody knows. */
export function extensionReader(words: readonly string[]): ExtensionReader {
  const ways = alternatives(['ext', 'extension', 'x', ...words]);
  const pattern = new RegExp(
    `[\\s,;(]*(?:(?<![\\p{L}])(?:${ways})[.:]*\\s*[#№]?|;ext=|[#№])\\s*(\\d{1,7})[\\s.)]*$`,
    'iu',
  );
  return (text) => {
    const match = pattern.exec(text);
    return match === null ? { text, extension: '' } : { text: text.slice(0, match.index), extension: match[1]! };
  };
}

const runOfDigits = /\+?\d[\d\s()[\].~\u2010-\u2014\u2212-]*/gu;

/** Runs of digits that might be a number each, in the order in which they stand. */
export function runsIn(text: string): readonly string[] {
  return text.slice(0, longestText).match(runOfDigits) ?? [];
}
