import { describe, expect, test } from '@jest/globals';
import { english } from '../../adapters/languages/en/index.ts';
import { russian } from '../../adapters/languages/ru/index.ts';
import { ukrainian } from '../../adapters/languages/uk/index.ts';

/** Pairs of a word and its spelling, one pair after another. */
function pairs(text: string): readonly (readonly [string, string])[] {
  const words = text.trim().split(/\s+/u);
  return words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ''] as const] : []));
}

describe('Latin spelling', () => {
  /** The examples of resolution 55 of 27 January 2010, all of them. */
  test.each(
    pairs(`
      Алушта Alushta Андрій Andrii Борщагівка Borshchahivka Борисенко Borysenko Вінниця Vinnytsia Володимир Volodymyr
      Гадяч Hadiach Богдан Bohdan Згурський Zghurskyi Ґалаґан Galagan Ґорґани Gorgany Донецьк Donetsk Дмитро Dmytro
      Рівне Rivne Олег Oleh Есмань Esman Єнакієве Yenakiieve Гаєвич Haievych Короп’є Koropie Житомир Zhytomyr
      Жанна Zhanna Жежелів Zhezheliv Закарпаття Zakarpattia Казимирчук Kazymyrchuk Медвин Medvyn
      Михайленко Mykhailenko Іванків Ivankiv Іващенко Ivashchenko Їжакевич Yizhakevych Кадиївка Kadyivka Мар’їне Marine
      Йосипівка Yosypivka Стрий Stryi Олексій Oleksii Київ Kyiv Коваленко Kovalenko Лебедин Lebedyn Леонід Leonid
      Миколаїв Mykolaiv Маринич Marynych Ніжин Nizhyn Наталія Nataliia Одеса Odesa Онищенко Onyshchenko
      Полтава Poltava Петро Petro Решетилівка Reshetylivka Рибчинський Rybchynskyi Суми Sumy Соломія Solomiia
      Тернопіль Ternopil Троць Trots Ужгород Uzhhorod Уляна Uliana Фастів Fastiv Філіпчук Filipchuk Харків Kharkiv
      Христина Khrystyna Стеценко Stetsenko Чернівці Chernivtsi Шевченко Shevchenko Шостка Shostka Кишеньки Kyshenky
      Щербухи Shcherbukhy Гоща Hoshcha Гаращенко Harashchenko Юрій Yurii Корюківка Koriukivka Яготин Yahotyn
      Ярошенко Yaroshenko Костянтин Kostiantyn Знам’янка Znamianka Феодосія Feodosiia Згорани Zghorany Розгон Rozghon
    `),
  )('the Ukrainian %s is %s', (word, latin) => expect(ukrainian.transliterate(word)).toBe(latin));

  /** Names in passports by ICAO Doc 9303. */
  test.each(
    pairs(`
      Щербаков Shcherbakov Юлия Iuliia Фёдор Fedor Хрущёв Khrushchev Цветаева Tsvetaeva Подъячев Podieiachev
      Ильич Ilich Эдуард Eduard Высоцкий Vysotskii Чайковский Chaikovskii Жуков Zhukov Яковлев Iakovlev Мышкин Myshkin
    `),
  )('the Russian %s is %s', (word, latin) => expect(russian.transliterate(word)).toBe(latin));

  test.each([
    ['ЩУКА', 'SHCHUKA'],
    ['Щука', 'Shchuka'],
    ['ЗГУРСЬКИЙ', 'ZGHURSKYI'],
    ['Ю.', 'Yu.'],
    ['Нечуй-Яворський', 'Nechui-Yavorskyi'],
    ["Мар'яна Єва", 'Mariana Yeva'],
    ['Алёна', 'Alena'],
    ['O’Brien', 'O’Brien'],
    ['ТОВ "Їжак" Ltd', 'TOV "Yizhak" Ltd'],
  ])('capitals and word starts are kept: %s is %s', (text, latin) => {
    expect(ukrainian.transliterate(text)).toBe(latin);
  });

  test('English is Latin already', () => expect(english.transliterate('Zoë O’Brien')).toBe('Zoë O’Brien'));
});
