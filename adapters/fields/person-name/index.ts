import * as z from 'zod';
import { type Cell, fold } from '../../../core/cell.ts';
import { type Doubt, fieldType, type Locale, type Parsed } from '../../../core/field.ts';
import { sameValue } from '../../../core/record.ts';
import { hasMixedWord, withoutMixedWords } from '../reading/look-alikes.ts';
import { isBroken, plainText } from '../reading/plain-text.ts';
import { skeletonsOf } from '../reading/skeleton.ts';
import { unreadable } from '../reading/unreadable.ts';
import { wordsOf } from '../reading/words.ts';
import { textOrder } from '../showing/order.ts';
import { guessNames } from './guess.ts';
import { inNameCase } from './name-case.ts';
import { nameWordsOf } from './name-words.ts';
import { takeApart } from './parts.ts';

/** A person's name as written, and its parts; a part is empty text where nothing tells which word it is. */
interface PersonName {
  readonly family: string;
  readonly given: string;
  readonly patronymic: string;
  readonly text: string;
}

const options = z.strictObject({
  order: z
    .enum(['as-typed', 'given-family', 'family-given'])
    .default('as-typed')
    .describe('Which part stands first. A name whose parts are not certain stays as typed.'),
  capitals: z
    .enum(['names', 'family', 'all'])
    .default('names')
    .describe('What is written in capitals: the first letters, the whole family name (`PETROV Ivan`), or everything.'),
});
type Options = z.output<typeof options>;

const longest = 200;
const letter = /\p{L}/u;
/** Signs of addresses, formulas and links, or as many digits as only phones have. */
const notInNames = /[@=<>{}|\\^$%#_~*;?!]|\/\/|(?:\d\D*){5}/u;
const marks = /[,.]/;
const initialLetters = /^(?:\p{Lu}\.){1,3}$/u;
const notKnown = { family: '', given: '', patronymic: '' };

function tidied(text: string): string {
  if (!marks.test(text)) return inNameCase(text);
  const spaced = text.replace(/ +([,.])/g, '$1').replace(/,(?=[^\s,])/g, ', ');
  return inNameCase(spaced.replace(/^[ .,]+|[ ,]+$/g, ''));
}

function bind({ order, capitals }: Options, locale: Locale) {
  const words = wordsOf(locale);
  const look = nameWordsOf(locale);
  const skeleton = skeletonsOf(locale);
  const byText = textOrder(locale.language);

  /** The name in the order the settings ask for, if its parts are found again there. */
  function ordered(text: string): string {
    if (order === 'as-typed') return text;
    const { before, behind, parts } = takeApart(text, look);
    if (parts === null || parts.family === '' || parts.given === '') return text;
    const { family, given, patronymic } = parts;
    const first = text.includes(`${given}${patronymic}`) ? [given + patronymic] : [given, patronymic];
    const name = order === 'given-family' ? [...first, family] : [family, ...first];
    const arranged = [...before, ...name.filter((part) => part !== ''), ...behind].join(' ');
    const found = takeApart(arranged, look);
    const same = sameValue(found.parts, parts) && sameValue([found.before, found.behind], [before, behind]);
    return same && tidied(arranged) === arranged ? arranged : text;
  }

  function inCapitals(text: string): string {
    if (capitals === 'names') return text;
    if (capitals === 'all') return text.toUpperCase();
    const { family } = takeApart(text, look).parts ?? notKnown;
    const words = new Set(family.split(' '));
    return text.replace(/[^\s,]+/gu, (word) => (words.has(word) ? word.toUpperCase() : word));
  }

  /** A tidied name as the settings want it written, where it is read again as the same; else as it is. */
  function arranged(text: string): string {
    const normal = inCapitals(ordered(text));
    return capitals === 'names' || inCapitals(ordered(tidied(normal))) === normal ? normal : text;
  }

  /** The name that a tidied text says. */
  function read(text: string): PersonName {
    const normal = arranged(text);
    const { parts } = takeApart(capitals === 'names' ? normal : tidied(normal), look);
    return { ...(parts ?? notKnown), text: normal };
  }

  function doubtsOf(text: string): Doubt[] {
    const doubts: Doubt[] = [];
    if (hasMixedWord(text)) {
      const mended = withoutMixedWords(text);
      doubts.push({
        code: 'name.mixed-letters',
        ...(mended !== text && { suggestions: [read(tidied(mended)).text] }),
      });
    }
    if (/\d/.test(text)) doubts.push({ code: 'name.not-a-name' });
    return isBroken(text) ? [...doubts, { code: 'text.broken' }] : doubts;
  }

  function parse(cell: Cell): Parsed<PersonName> {
    const plain = plainText(cell);
    if (plain === '') return { is: 'empty' };
    if (plain === null) return { is: 'wrong', code: 'name.not-a-name' };
    if (plain.length > longest)
      return { is: 'wrong', code: 'text.too-long', args: { limit: longest, length: plain.length } };
    if (!letter.test(plain) || notInNames.test(plain)) return unreadable(plain, words, 'name.not-a-name');
    const value = read(tidied(plain));
    const doubts = doubtsOf(value.text);
    return { is: 'value', value, cell: value.text, ...(doubts.length > 0 && { doubts }) };
  }

  return {
    parse,
    cell: ({ text }: PersonName) => text,
    keys({ text }: PersonName) {
      const { words: names } = takeApart(withoutMixedWords(text), look);
      const single = names.flatMap((name) => (initialLetters.test(name) ? name.split('.') : name));
      const key = single
        .map(skeleton)
        .filter((one) => one !== '')
        .sort()
        .join(' ');
      return [key === '' ? fold(text) : key];
    },
    show: ({ text }: PersonName) => text,
    compare: (a: PersonName, b: PersonName) => byText(a.text, b.text),
    cel: { type: 'string', value: ({ text }: PersonName) => text },
    column: {},
  };
}

/** A person's name. Only spacing and capitals are tidied; the order is changed where the settings ask and the parts are certain. */
export const personName = fieldType({
  kind: 'person-name',
  summary: 'A person’s name, with its parts where they can be told.',
  cell: 'text',
  version: 2,
  headers: ['name'],
  options,
  bind,
  guess: (cells, locale) => guessNames(cells, locale, (options) => bind(options, locale).parse),
  examples: [
    {
      cell: ' Петренко  Іван Миколайович',
      value: { family: 'Петренко', given: 'Іван', patronymic: 'Миколайович', text: 'Петренко Іван Миколайович' },
      normal: 'Петренко Іван Миколайович',
    },
    {
      cell: 'Анна Сергеевна Иванова',
      value: { family: 'Иванова', given: 'Анна', patronymic: 'Сергеевна', text: 'Анна Сергеевна Иванова' },
      normal: 'Анна Сергеевна Иванова',
    },
    {
      cell: 'ИВАНОВ ИВАН',
      value: { family: 'Иванов', given: 'Иван', patronymic: '', text: 'Иванов Иван' },
      normal: 'Иванов Иван',
    },
    {
      cell: 'john smith',
      value: { family: 'Smith', given: 'John', patronymic: '', text: 'John Smith' },
      normal: 'John Smith',
    },
    {
      cell: 'Иванова Анна',
      options: { order: 'given-family' },
      value: { family: 'Иванова', given: 'Анна', patronymic: '', text: 'Анна Иванова' },
      normal: 'Анна Иванова',
    },
    {
      cell: 'Анна Сергеевна Иванова',
      options: { order: 'family-given' },
      value: { family: 'Иванова', given: 'Анна', patronymic: 'Сергеевна', text: 'Иванова Анна Сергеевна' },
      normal: 'Иванова Анна Сергеевна',
    },
    {
      cell: 'И.П. Петров',
      options: { order: 'family-given' },
      value: { family: 'Петров', given: 'И.', patronymic: 'П.', text: 'Петров И.П.' },
      normal: 'Петров И.П.',
    },
    {
      cell: 'Ivan Petrov',
      options: { order: 'family-given', capitals: 'family' },
      value: { family: 'Petrov', given: 'Ivan', patronymic: '', text: 'PETROV Ivan' },
      normal: 'PETROV Ivan',
    },
    {
      cell: 'Анна Иванова',
      options: { capitals: 'all' },
      value: { family: 'Иванова', given: 'Анна', patronymic: '', text: 'АННА ИВАНОВА' },
      normal: 'АННА ИВАНОВА',
    },
    {
      cell: 'Xu Wen',
      options: { order: 'family-given' },
      value: { family: '', given: '', patronymic: '', text: 'Xu Wen' },
      normal: 'Xu Wen',
    },
    {
      cell: 'Petrov I.P.',
      value: { family: 'Petrov', given: 'I.', patronymic: 'P.', text: 'Petrov I.P.' },
      normal: 'Petrov I.P.',
    },
    {
      cell: 'Petrov,Ivan',
      value: { family: 'Petrov', given: 'Ivan', patronymic: '', text: 'Petrov, Ivan' },
      normal: 'Petrov, Ivan',
    },
    {
      cell: 'Dr. Anna Petrova',
      value: { family: 'Petrova', given: 'Anna', patronymic: '', text: 'Dr. Anna Petrova' },
      normal: 'Dr. Anna Petrova',
    },
    {
      cell: "д'артаньян шарль",
      value: { family: "д'Артаньян", given: 'Шарль', patronymic: '', text: "д'Артаньян Шарль" },
      normal: "д'Артаньян Шарль",
    },
    {
      cell: 'LUDWIG VAN BEETHOVEN',
      value: { family: '', given: '', patronymic: '', text: 'Ludwig van Beethoven' },
      normal: 'Ludwig van Beethoven',
    },
    {
      cell: 'Ивaн Петров',
      value: { family: 'Петров', given: 'Ивaн', patronymic: '', text: 'Ивaн Петров' },
      normal: 'Ивaн Петров',
      doubts: ['name.mixed-letters'],
    },
    {
      cell: 'Анна 2',
      value: { family: '', given: '', patronymic: '', text: 'Анна 2' },
      normal: 'Анна 2',
      doubts: ['name.not-a-name'],
    },
    { cell: 'ivan@example.org', wrong: 'name.not-a-name' },
    { cell: '8 916 123-45-67', wrong: 'name.not-a-name' },
    { cell: 42, wrong: 'name.not-a-name' },
    { cell: '—', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
