import type { Spelled } from './people.ts';

/** Words to put together companies that do not exist; all nouns are masculine so that any adjective fits. */
export const companyWords = {
  uk: {
    first: [
      ['Мідний', 'Midnyi'],
      ['Тихий', 'Tykhyi'],
      ['Бурштиновий', 'Burshtynovyi'],
      ['Степовий', 'Stepovyi'],
      ['Ранковий', 'Rankovyi'],
      ['Синій', 'Synii'],
      ['Золотий', 'Zolotyi'],
    ],
    second: [
      ['Їжак', 'Yizhak'],
      ['Журавель', 'Zhuravel'],
      ['Бобер', 'Bober'],
      ['Дятел', 'Diatel'],
      ['Млин', 'Mlyn'],
      ['Вітер', 'Viter'],
      ['Ліхтар', 'Likhtar'],
    ],
  },
  ru: {
    first: [
      ['Рыжий', 'Ryzhy'],
      ['Северный', 'Severny'],
      ['Бумажный', 'Bumazhny'],
      ['Зимний', 'Zimny'],
      ['Весёлый', 'Vesely'],
    ],
    second: [
      ['Самовар', 'Samovar'],
      ['Барсук', 'Barsuk'],
      ['Кораблик', 'Korablik'],
      ['Маяк', 'Mayak'],
      ['Филин', 'Filin'],
    ],
  },
  en: {
    first: ['Copper', 'Quiet', 'Amber', 'Paper', 'Velvet'].map((word): Spelled => [word, word]),
    second: ['Hedgehog', 'Lantern', 'Heron', 'Teapot', 'Anchor'].map((word): Spelled => [word, word]),
  },
} as const satisfies Record<string, { first: readonly Spelled[]; second: readonly Spelled[] }>;

/** Legal forms as people write them before or after a name in quotes. */
export const legalForms = {
  uk: ['ТОВ', 'ТОВ', 'ТОВ', 'ПП', 'ПрАТ'],
  ru: ['ООО', 'ООО', 'ТОО', 'АО'],
  en: ['Ltd', 'LLC', 'Inc.'],
} as const;
