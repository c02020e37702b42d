import type { Language } from '../../../core/language.ts';
import { hashBytes } from './byte-hash.ts';
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
const ascii = /^[\x20-\x7e]*$/;

/** The tables of all these languages together. Costs a few milliseconds: make it once. */
export function lexiconOf(languages: readonly Language[]): Lexicon {
  const forms = languages.flatMap(({ legalForms }) => legalForms.flatMap(({ written }) => written.map(joinedForm)));
  const nicknames = new Map<number, number>();
  const groupsOf: number[][] = [[]];
  for (const [group, names] of languages.flatMap((language) => language.nicknames).entries())
    for (const name of names) {
      const hash = hashOf(divided(name));
      const entry = nicknames.get(hash) ?? groupsOf.push([]) - 1;
      nicknames.set(hash, entry);
      if (groupsOf[entry]!.at(-1) !== group) groupsOf[entry]!.push(group);
    }
  return {
    legalForms: new Set(forms.map(hashOf)),
    formEdges: new Set(forms.flatMap(edgesOf)),
    longestForm: Math.max(...forms.map((form) => wordsIn(form).length)),
    nicknames,
    groupsOf,
    patronymics: distinct(languages.flatMap(({ patronymicEndings }) => patronymicEndings.map(divided)))
      .toSorted((a, b) => b.length - a.length)
      .map((ending) => encoder.encode(ending)),
    titles: hashes(languages.flatMap(({ titles }) => titles.map(divided))),
    addressWords: new Map(languages.flatMap(shortAddressWords)),
    placeholders: hashes(languages.flatMap(({ nothing, placeholders }) => [...nothing, ...placeholders].map(divided))),
    sharedMailboxes: hashes(languages.flatMap(({ sharedMailboxes }) => sharedMailboxes.map(divided))),
  };
}

/** Latin words become short, as `street` and `st` are both written; the others are left out. */
function shortAddressWords({ addressWords }: Language): (readonly [number, Uint8Array])[] {
  return Object.entries(addressWords).flatMap(([word, shown]) => {
    const normalised = divided(word);
    if (normalised === '' || normalised.includes(' ')) return [];
    return [[hashOf(normalised), encoder.encode(ascii.test(word) ? divided(shown) : '')] as const];
  });
}

function divided(text: string): string {
  return normalised(text, dotsDivide);
}

function joinedForm(text: string): string {
  return normalised(text, dotsJoin);
}

function normalised(text: string, table: Uint8Array): string {
  const bytes = encoder.encode(text);
  return new TextDecoder().decode(normal.subarray(0, normaliseText(bytes, 0, bytes.length, table)));
}

function hashOf(text: string): number {
  const bytes = encoder.encode(text);
  return hashBytes(bytes, 0, bytes.length);
}

function hashes(words: readonly string[]): ReadonlySet<number> {
  return new Set(words.filter((word) => word !== '').map(hashOf));
}

function wordsIn(form: string): readonly string[] {
  return form.split(' ').filter((word) => word !== '');
}

function edgesOf(form: string): readonly number[] {
  const words = wordsIn(form);
  return words.length === 0 ? [] : [hashOf(words[0]!), hashOf(words.at(-1)!)];
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].filter((word) => word !== '');
}

/** Whether what was left in `normal` says that nothing is known. */
export function isPlaceholder(length: number, { placeholders }: Lexicon): boolean {
  return placeholders.has(hashBytes(normal, 0, length));
}
