import type { Language } from '../../../core/language.ts';
import { hashBytes } from './byte-hash.ts';
import { wordEnd } from './normal-words.ts';
import { dotsDivide, dotsJoin, normal, normaliseText } from './normalise-text.ts';

/**
 * What the languages know of names, companies and addresses, by the hash of the normal form of a word (`hashBytes`).
 * Plain data: it is handed to other threads as it is.
 */
export interface Lexicon {
  /** Legal forms, of one word or several. */
  readonly legalForms: ReadonlySet<number>;
  /** The first and the last words of those forms. */
  readonly formEdges: ReadonlySet<number>;
  /** The longest form in words. */
  readonly longestForm: number;
  /** Which names are the same person's, by the name: numbers of groups in `groupsOf`. */
  readonly nicknames: ReadonlyMap<number, number>;
  /** By the number that `nicknames` gives: the groups, in order; 0 has none. */
  readonly groupsOf: readonly (readonly number[])[];
  /** Endings of patronymics as bytes, the longest first. */
  readonly patronymics: readonly Uint8Array[];
  readonly titles: ReadonlySet<number>;
  /** Words of addresses: their short form, or nothing where people write it in many ways or leave it out. */
  readonly addressWords: ReadonlyMap<number, Uint8Array>;
  /** What stands in a cell in place of something unknown. */
  readonly placeholders: ReadonlySet<number>;
  /** Mailboxes that several people read, `info`. */
  readonly sharedMailboxes: ReadonlySet<number>;
}

const encoder = new TextEncoder();
const encoded = new Uint8Array(1024);
const ascii = /^[\x20-\x7e]*$/;

/** The tables of all these languages together. Costs a few milliseconds: make it once. */
export function lexiconOf(languages: readonly Language[]): Lexicon {
  const legalForms = new Set<number>();
  const formEdges = new Set<number>();
  let longestForm = 0;
  for (const { legalForms: forms } of languages)
    for (const written of forms.flatMap((form) => form.written)) {
      const length = normalise(written, dotsJoin);
      const words = wordsIn(length);
      if (words.length === 0) continue;
      legalForms.add(hashBytes(normal, 0, length));
      formEdges.add(words[0]!).add(words.at(-1)!);
      longestForm = Math.max(longestForm, words.length);
    }
  const nicknames = new Map<number, number>();
  const groupsOf: number[][] = [[]];
  for (const [group, names] of languages.flatMap((language) => language.nicknames).entries())
    for (const name of names) {
      const hash = hashOf(name);
      const entry = nicknames.get(hash) ?? groupsOf.push([]) - 1;
      nicknames.set(hash, entry);
      if (groupsOf[entry]!.at(-1) !== group) groupsOf[entry]!.push(group);
    }
  return {
    legalForms,
    formEdges,
    longestForm,
    nicknames,
    groupsOf,
    patronymics: languages
      .flatMap(({ patronymicEndings }) => patronymicEndings.map(bytesOf))
      .toSorted((a, b) => b.length - a.length),
    titles: hashes(languages.flatMap(({ titles }) => titles)),
    addressWords: new Map(languages.flatMap(shortAddressWords)),
    placeholders: hashes(languages.flatMap(({ nothing, placeholders }) => [...nothing, ...placeholders])),
    sharedMailboxes: hashes(languages.flatMap(({ sharedMailboxes }) => sharedMailboxes)),
  };
}

/** Latin words become short, as `street` and `st` are both written; the others are left out. */
function shortAddressWords({ addressWords }: Language): (readonly [number, Uint8Array])[] {
  return Object.entries(addressWords).flatMap(([word, shown]) => {
    const length = normalise(word, dotsDivide);
    if (wordsIn(length).length !== 1) return [];
    return [[hashBytes(normal, 0, length), ascii.test(word) ? bytesOf(shown) : new Uint8Array(0)] as const];
  });
}

/** Leaves the normal form of a word in `normal` and answers its length. */
function normalise(word: string, table: Uint8Array): number {
  return normaliseText(encoded, 0, encoder.encodeInto(word, encoded).written, table);
}

function bytesOf(word: string): Uint8Array {
  return normal.slice(0, normalise(word, dotsDivide));
}

function hashOf(word: string): number {
  return hashBytes(normal, 0, normalise(word, dotsDivide));
}

function hashes(words: readonly string[]): ReadonlySet<number> {
  const nothing = hashBytes(normal, 0, 0);
  return new Set(words.map(hashOf).filter((hash) => hash !== nothing));
}

/** The hashes of the words in `normal`. */
function wordsIn(length: number): readonly number[] {
  const words: number[] = [];
  for (let from = 0; from < length; ) {
    const to = wordEnd(from, length);
    words.push(hashBytes(normal, from, to - from));
    from = to + 1;
  }
  return words;
}

/** Whether what was left in `normal` says that nothing is known. */
export function isPlaceholder(length: number, { placeholders }: Lexicon): boolean {
  return placeholders.has(hashBytes(normal, 0, length));
}
