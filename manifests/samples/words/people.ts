/** The language a name is of. */
export type Tongue = 'uk' | 'ru' | 'en';

/** A word as its people write it, then in Latin letters. */
export type Spelled = readonly [own: string, latin: string];

/** A given name with how friends say it and the patronymics made from it. */
export interface Names {
  readonly men: readonly Spelled[];
  readonly women: readonly Spelled[];
  /** The forms for a man and for a woman. */
  readonly families: readonly (readonly [man: Spelled, woman: Spelled])[];
  readonly patronymics: readonly (readonly [man: string, woman: string])[];
}

const same = (own: string, latin: string) => [[own, latin] as const, [own, latin] as const] as const;

/** Names to put together people who do not exist. */
export const names: Readonly<Record<Tongue, Names>> = {
  uk: {
    men: [
      ['Олександр', 'Oleksandr'],
      ['Андрій', 'Andrii'],
      ['Богдан', 'Bohdan'],
      ['Василь', 'Vasyl'],
      ['Дмитро', 'Dmytro'],
      ['Іван', 'Ivan'],
      ['Максим', 'Maksym'],
      ['Микола', 'Mykola'],
      ['Остап', 'Ostap'],
      ['Тарас', 'Taras'],
      ['Юрій', 'Yurii'],
      ['Ярослав', 'Yaroslav'],
    ],
    women: [
      ['Ганна', 'Hanna'],
      ['Ірина', 'Iryna'],
      ['Катерина', 'Kateryna'],
      ['Людмила', 'Liudmyla'],
      ['Марія', 'Mariia'],
      ['Наталія', 'Nataliia'],
      ['Оксана', 'Oksana'],
      ['Олена', 'Olena'],
      ['Соломія', 'Solomiia'],
      ['Тетяна', 'Tetiana'],
      ['Юлія', 'Yuliia'],
    ],
    families: [
      same('Бджоляр', 'Bdzholiar'),
      same('Вітровій', 'Vitrovii'),
      same('Горобчук', 'Horobchuk'),
      same('Дзвінко', 'Dzvinko'),
      same('Журавко', 'Zhuravko'),
      same('Зірчук', 'Zirchuk'),
      same('Калинчук', 'Kalynchuk'),
      same('Криниченко', 'Krynychenko'),
      same('Лелеченко', 'Lelechenko'),
      same('Медвідь', 'Medvid'),
      same('Повітренко', 'Povitrenko'),
      same('Світанко', 'Svitanko'),
      same("Солов'яненко", 'Solovianenko'),
      same('Щебетун', 'Shchebetun'),
      [
        ['Березневий', 'Bereznevyi'],
        ['Березнева', 'Berezneva'],
      ],
      [
        ['Гайовий', 'Haiovyi'],
        ['Гайова', 'Haiova'],
      ],
      [
        ['Яворівський', 'Yavorivskyi'],
        ['Яворівська', 'Yavorivska'],
      ],
    ],
    patronymics: [
      ['Андрійович', 'Андріївна'],
      ['Васильович', 'Василівна'],
      ['Іванович', 'Іванівна'],
      ['Миколайович', 'Миколаївна'],
      ['Петрович', 'Петрівна'],
      ['Юрійович', 'Юріївна'],
    ],
  },
  ru: {
    men: [
      ['Алексей', 'Alexey'],
      ['Виктор', 'Viktor'],
      ['Евгений', 'Evgeny'],
      ['Кирилл', 'Kirill'],
      ['Михаил', 'Mikhail'],
      ['Павел', 'Pavel'],
      ['Руслан', 'Ruslan'],
      ['Тимур', 'Timur'],
    ],
    women: [
      ['Алина', 'Alina'],
      ['Вера', 'Vera'],
      ['Дарья', 'Daria'],
      ['Елена', 'Elena'],
      ['Жанна', 'Zhanna'],
      ['Ольга', 'Olga'],
      ['Полина', 'Polina'],
      ['Светлана', 'Svetlana'],
    ],
    families: [
      [
        ['Берёзкин', 'Berezkin'],
        ['Берёзкина', 'Berezkina'],
      ],
      [
        ['Ветров', 'Vetrov'],
        ['Ветрова', 'Vetrova'],
      ],
      [
        ['Грачёв', 'Grachev'],
        ['Грачёва', 'Gracheva'],
      ],
      [
        ['Ежов', 'Ezhov'],
        ['Ежова', 'Ezhova'],
      ],
      [
        ['Капустин', 'Kapustin'],
        ['Капустина', 'Kapustina'],
      ],
      [
        ['Облаков', 'Oblakov'],
        ['Облакова', 'Oblakova'],
      ],
      [
        ['Самоваров', 'Samovarov'],
        ['Самоварова', 'Samovarova'],
      ],
      [
        ['Чижов', 'Chizhov'],
        ['Чижова', 'Chizhova'],
      ],
    ],
    patronymics: [
      ['Алексеевич', 'Алексеевна'],
      ['Викторович', 'Викторовна'],
      ['Михайлович', 'Михайловна'],
      ['Сергеевич', 'Сергеевна'],
    ],
  },
  en: {
    men: ['Arthur', 'Daniel', 'Edward', 'Felix', 'Henry', 'Oscar', 'Simon'].map((name) => [name, name] as const),
    women: ['Alice', 'Clara', 'Emma', 'Grace', 'Hazel', 'Nora', 'Ruth'].map((name) => [name, name] as const),
    families: [
      'Applewood',
      'Birdwhistle',
      'Cobblestone',
      "O'Larkin",
      'Merriweather',
      'Thistlewood',
      'Winterbourne-Hay',
    ].map((name) => same(name, name)),
    patronymics: [],
  },
};

/** What friends say for a given name. */
export const shortForms: Readonly<Record<string, string>> = {
  Олександр: 'Сашко',
  Дмитро: 'Діма',
  Марія: 'Маша',
  Наталія: 'Наташа',
  Катерина: 'Катя',
  Юлія: 'Юля',
  Алексей: 'Лёша',
  Михаил: 'Миша',
  Елена: 'Лена',
  Светлана: 'Света',
  Daniel: 'Dan',
  Edward: 'Ted',
};
