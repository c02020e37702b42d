import type { Language, PersonNameParts } from '../../../core/language.ts';
import { inflectByRules, inflectWords } from '../inflection.ts';
import {
  feminineFamily,
  feminineGiven,
  femininePatronymic,
  masculineFamily,
  masculineGiven,
  masculinePatronymic,
  stems,
} from './declensions.ts';

/** A word of Ukrainian letters alone; parts of a double name are words of their own. */
const ukrainianWord = /(?<![\p{L}\p{M}’'ʼ`])[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’'ʼ`]+(?![\p{L}\p{M}])/giu;

const menInA = /^(?:микола|ілля|лука|кузьма|хома|фома|сава|савва|микита|данила|гаврила|ярема)$/u;
const womenInConsonant = /^(?:любов|нінель|адель|рахіль|юдиф|есфір|ізабель|мішель|гюзель|айгуль)$/u;
const menAndWomen = /^(?:саша|женя|валя|шура|слава|паша)$/u;

/** Whether it is a man's name: by the patronymic, else the given name, else the family name; `false` when none shows it. */
function isMasculine({ family, given, patronymic }: PersonNameParts): boolean {
  if (patronymic !== '') return /(?:[иі]ч|оглу|огли)$/iu.test(patronymic);
  const name = given.toLowerCase();
  if (womenInConsonant.test(name)) return false;
  if (name !== '' && !menAndWomen.test(name)) return menInA.test(name) || /[бвгґджзйклмнпрстфхцчшщьо]$/u.test(name);
  return /(?:[иі]й|[оеє]в|[иії]н)$/iu.test(family);
}

const rules = {
  masculine: { family: masculineFamily, given: masculineGiven, patronymic: masculinePatronymic },
  /** Touches little but words in -а and -я, which men and women share: right also where nobody knows who it is. */
  feminine: { family: feminineFamily, given: feminineGiven, patronymic: femininePatronymic },
};

/** A person's name in a case; words that are not written in Ukrainian letters stay. */
export const decline: Language['decline'] = (name, grammaticalCase) => {
  if (grammaticalCase === 'nominative') return name;
  const gendered = rules[isMasculine(name) ? 'masculine' : 'feminine'];
  const inCase = (part: keyof PersonNameParts) =>
    inflectWords(name[part], ukrainianWord, (word) =>
      inflectByRules(Object.hasOwn(stems, word) ? stems[word]! : word, grammaticalCase, gendered[part]),
    );
  return { family: inCase('family'), given: inCase('given'), patronymic: inCase('patronymic') };
};
