import { fold } from '../../../core/cell.ts';
import type { Language } from '../../../core/language.ts';

const longest = 40;
/** Names that mean something to the language we are written in, or to that of conditions. */
const refused = new Set(
  'constructor prototype as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
);

/** Gives each column or table a key of its own: small Latin letters, digits and the joint, a letter first. */
export function keyMaker(joint: '_' | '-', languages: readonly Language[]) {
  const taken = new Set<string>();
  return (written: string, concept: string | null): string => {
    const isLatin = /^[\p{sc=Latin}\p{P}\p{N}\p{S}\s]*$/u.test(written);
    const fromWords = slug(inLatin(written, languages), joint);
    const fromConcept = concept === null ? '' : slug(concept, joint);
    const isConcept = fromWords.replaceAll(joint, '') === fromConcept;
    const wanted = (isLatin && !isConcept && fromWords) || fromConcept || fromWords || `column${joint}1`;
    let key = wanted;
    for (let number = 2; taken.has(key); number++) key = `${wanted}${joint}${number}`;
    taken.add(key);
    return key;
  };
}

/** Each word by the first language that can spell it. */
function inLatin(text: string, languages: readonly Language[]): string {
  const words = text.slice(0, longest * 2).split(/[^\p{L}\p{M}\p{N}’'ʼ]+/u);
  return words.map((word) => languages.reduce((spelt, language) => language.transliterate(spelt), word)).join(' ');
}

function slug(text: string, joint: string): string {
  const words = fold(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/gu, ' ')
    .replace(/^[\s0-9]+/u, '')
    .trim()
    .slice(0, longest)
    .trim();
  return refused.has(words) ? '' : words.replaceAll(' ', joint);
}
