import type { Locale } from '../../../core/field.ts';
import type { LegalForm } from '../../../core/language.ts';

/** A company's words, and where its legal form stands among them. */
export interface WithForm {
  readonly form: LegalForm;
  /** The first word of the form, and the one behind its last. */
  readonly from: number;
  readonly to: number;
}

export type FormFinder = (words: readonly string[]) => WithForm | null;

const alreadyBare = /^[\p{L}\p{N}]+$/u;
const notBare = /[^\p{L}\p{N}]+/gu;
const latinStart = /^\p{Script=Latin}/u;
const lower = /\p{Ll}/u;
const upper = /\p{Lu}/u;
const mostWords = 8;
/** Forms so short are also ordinary words and syllables: `по`, `co`. */
const shortForm = 2;

/** Letters and digits alone, in small letters: what `О.О.О.`, `ООО` and `о. о. о.` have in common. */
function bare(text: string): string {
  const small = text.toLowerCase();
  return alreadyBare.test(small) ? small : small.replace(notBare, '');
}

const made = new WeakMap<Locale, FormFinder>();

/** Finds the legal forms of a team's languages at the start or the end of a name. */
export function formFinderOf(locale: Locale): FormFinder {
  let find = made.get(locale);
  if (find === undefined) {
    find = finder(locale.languages.flatMap((language) => language.legalForms));
    made.set(locale, find);
  }
  return find;
}

function finder(forms: readonly LegalForm[]): FormFinder {
  const byLetters = new Map<string, LegalForm>();
  const starts = new Set<string>();
  const ends = new Set<string>();
  for (const form of forms)
    for (const written of form.written) {
      const letters = bare(written);
      if (letters === '' || byLetters.has(letters)) continue;
      byLetters.set(letters, form);
      for (let i = 1; i <= letters.length; i++) {
        starts.add(letters.slice(0, i));
        ends.add(letters.slice(-i));
      }
    }

  function atStart(words: readonly string[]): WithForm | null {
    let letters = '';
    let found: WithForm | null = null;
    for (let to = 1; to <= Math.min(words.length, mostWords); to++) {
      const own = bare(words[to - 1]!);
      letters += own;
      if (!starts.has(letters)) break;
      const form = byLetters.get(letters);
      if (own !== '' && form !== undefined && isFormAtStart(words, to, letters, form)) found = { form, from: 0, to };
    }
    return found;
  }

  function atEnd(words: readonly string[]): WithForm | null {
    let letters = '';
    let found: WithForm | null = null;
    for (let from = words.length - 1; from >= Math.max(0, words.length - mostWords); from--) {
      const own = bare(words[from]!);
      letters = own + letters;
      if (!ends.has(letters)) break;
      const form = byLetters.get(letters);
      if (own !== '' && form !== undefined && isForm(words, words.slice(from), letters, form))
        found = { form, from, to: words.length };
    }
    return found;
  }

  return (words) => {
    const found = atStart(words) ?? atEnd(words);
    const isAll = found !== null && found.to - found.from === words.length;
    return isAll ? null : found;
  };
}

/** A short form is one only in capitals or as it is officially written, unless the whole name is in small letters. */
function isForm(words: readonly string[], typed: readonly string[], letters: string, form: LegalForm): boolean {
  if (letters.length > shortForm) return true;
  const text = typed.join(' ').replace(/[,()]/g, '');
  return text === form.short || !lower.test(text) || !words.some((word) => upper.test(word));
}

/** Latin forms stand behind the name; before it only those in capitals do, `LLC Romashka`, or before a quotation mark. */
function isFormAtStart(words: readonly string[], to: number, letters: string, form: LegalForm): boolean {
  const typed = words.slice(0, to);
  if (!isForm(words, typed, letters, form)) return false;
  if (!latinStart.test(letters)) return true;
  return /^["«„]/.test(words[to] ?? '') || (letters.length > shortForm && !typed.some((word) => lower.test(word)));
}

/**
 * The form as it is shown in a name: its official short spelling for the same letters or for the words they stand for;
 * another word for the same, such as фирма for компания, stays as typed.
 */
export function shownForm({ form }: WithForm, typed: readonly string[]): string {
  const text = typed.join(' ');
  if (text === form.short || /[()]/.test(text)) return text;
  const comma = text.endsWith(',') ? ',' : '';
  const sameLetters = bare(text) === bare(form.short);
  const initials = typed
    .map((word) => bare(word))
    .filter((word) => word.length > 2)
    .map((word) => word[0]!)
    .join('');
  return sameLetters || (typed.length > 1 && initials === bare(form.short)) ? form.short + comma : text;
}
