import { fold } from '../../../core/cell.ts';
import { headerKey } from '../../../core/columns.ts';
import type { Language } from '../../../core/language.ts';

/** What a header says of its column. */
export interface HeaderEvidence {
  /** A concept of `Language.headers`. */
  readonly concept: string;
  /** 1 for a word of the concept itself, less where the word is a part of the header. */
  readonly strength: number;
}

const wholeWord = 1;
const partOfIt = 0.6;
/** A shorter word inside a header may stand there by chance. */
const shortestPart = 3;

const known = new WeakMap<readonly Language[], Map<string, HeaderEvidence | null>>();
const mostKnown = 10_000;

/** The concept that a header means, in whichever language it is written. */
export function conceptOf(header: string, languages: readonly Language[]): HeaderEvidence | null {
  const seen = known.get(languages) ?? new Map<string, HeaderEvidence | null>();
  known.set(languages, seen);
  const before = seen.get(header);
  if (before !== undefined) return before;
  if (seen.size >= mostKnown) seen.clear();
  const found = lookedUp(header, languages);
  seen.set(header, found);
  return found;
}

function lookedUp(header: string, languages: readonly Language[]): HeaderEvidence | null {
  for (const written of readings(header)) {
    const concept = exact(written, languages, (name) => !name.startsWith('table.'));
    if (concept !== null) return { concept, strength: wholeWord };
  }
  const concept = partly(headerKey(header), languages);
  return concept === null ? null : { concept, strength: partOfIt };
}

/** The concept that the title of a tab means, `table.deals`. */
export function tableConceptOf(title: string, languages: readonly Language[]): string | null {
  for (const written of readings(title)) {
    const concept = exact(written, languages, (name) => name.startsWith('table.'));
    if (concept !== null) return concept;
  }
  return null;
}

/** How many of these headers are words of a language. */
export function wordsKnown(headers: readonly string[], language: Language): number {
  const known = new Set(Object.values(language.headers).flat());
  return headers.filter((header) => readings(header).some((written) => known.has(written))).length;
}

/** A header in the ways it may be looked up: as it is, up to a comma, what stands in brackets, without a number. */
function readings(header: string): readonly string[] {
  const key = headerKey(header);
  const inBrackets = /[([]([^)\]]+)[)\]]\s*$/u.exec(header)?.[1] ?? '';
  const ways = [key, key.split(',')[0]!.trim(), fold(inBrackets), key.replace(/\s*[№#]?\d+$/u, '')];
  return [...new Set(ways)].filter((way) => way !== '');
}

function exact(written: string, languages: readonly Language[], counts: (concept: string) => boolean): string | null {
  for (const { headers } of languages)
    for (const [concept, words] of Object.entries(headers))
      if (counts(concept) && words.includes(written)) return concept;
  return null;
}

/** The longest word of any concept that stands whole inside the header. */
function partly(key: string, languages: readonly Language[]): string | null {
  let best: string | null = null;
  let longest = shortestPart - 1;
  const around = ` ${key.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
  for (const { headers } of languages)
    for (const [concept, words] of Object.entries(headers)) {
      if (concept.startsWith('table.')) continue;
      for (const word of words)
        if (word.length > longest && around.includes(` ${word} `)) {
          best = concept;
          longest = word.length;
        }
    }
  return best;
}
