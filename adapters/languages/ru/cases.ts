import { getGender, inclineFirstname, inclineLastname, inclineMiddlename } from 'lvovich';
import type { GrammaticalCase, Language, PersonNameParts } from '../../../core/language.ts';
import { inflectWords } from '../inflection.ts';

/** A word of Cyrillic letters; lvovich declines the parts of a double name itself. */
const cyrillicWord = /(?<![\p{L}\p{M}’'-])[а-яёіїєґ]+(?:-[а-яёіїєґ]+)*(?![\p{L}\p{M}’'])/giu;
/** Women's names that lvovich does not know as such. */
const womenInConsonant = /^(?:любовь|нинель|рахиль|юдифь|эсфирь|адель|изабель|гюзель)$/iu;
/** Short names of men and women alike: the family name decides. */
const menAndWomen = /^(?:саша|женя|валя|шура|слава|паша)$/iu;

type Gender = 'male' | 'female';

/** `female` also where nobody knows: that leaves words in consonants alone, and those in -а and -я are shared. */
function genderOf({ family, given, patronymic }: PersonNameParts): Gender {
  if (womenInConsonant.test(given)) return 'female';
  const gender = getGender({
    first: menAndWomen.test(given) ? null : given || null,
    last: family || null,
    middle: patronymic || null,
  });
  return gender === 'male' ? 'male' : 'female';
}

/** A family name; mended where lvovich declines a woman's name in a consonant, or drops the soft sign of Коновалец. */
function familyName(word: string, grammaticalCase: GrammaticalCase, gender: Gender): string {
  if (gender === 'female' && /[бвгджзйклмнпрстфхцчшщь]$/u.test(word)) return word;
  const declined = inclineLastname(word, grammaticalCase, gender);
  return word.endsWith('лец') ? declined.replace(/лц(?=\p{L}+$)/u, 'льц') : declined;
}

/** A person's name in a case; words that are not written in Cyrillic letters stay. */
export const decline: Language['decline'] = (name, grammaticalCase) => {
  if (grammaticalCase === 'nominative') return name;
  const gender = genderOf(name);
  return {
    family: inflectWords(name.family, cyrillicWord, (word) => familyName(word, grammaticalCase, gender)),
    given: inflectWords(name.given, cyrillicWord, (word) => inclineFirstname(word, grammaticalCase, gender)),
    patronymic: inflectWords(name.patronymic, cyrillicWord, (word) => inclineMiddlename(word, grammaticalCase, gender)),
  };
};
