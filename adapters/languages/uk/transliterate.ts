import { type LetterTable, speller } from '../letters.ts';

/** Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010; soft sign and apostrophe are left out. */
const official: LetterTable = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: { first: 'ye', inside: 'ie' },
  ж: 'zh',
  з: 'z',
  зг: 'zgh',
  и: 'y',
  і: 'i',
  ї: { first: 'yi', inside: 'i' },
  й: { first: 'y', inside: 'i' },
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: { first: 'yu', inside: 'iu' },
  я: { first: 'ya', inside: 'ia' },
  '’': '',
  "'": '',
  ʼ: '',
  '`': '',
};

/** Letters of Russian and Belarusian names, which the resolution does not speak of, as ICAO Doc 9303 spells them. */
const neighbours: LetterTable = { ё: 'e', ъ: 'ie', ы: 'y', э: 'e', ў: 'u' };

/** Latin spelling as in a Ukrainian passport: `Згурський` is `Zghurskyi`, `Юрій` is `Yurii`. */
export const transliterate = speller({ ...official, ...neighbours });
