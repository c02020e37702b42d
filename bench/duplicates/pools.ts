import { languageByCode } from '../../adapters/languages/index.ts';
import type { Language } from '../../core/language.ts';

/** What names, companies and addresses of a country are made of. */
export interface Pool {
  readonly language: Language;
  readonly given: { readonly he: readonly string[]; readonly she: readonly string[] };
  family(stem: string, isShe: boolean): string;
  readonly families: readonly string[];
  patronymic(father: string, isShe: boolean): string;
  readonly firms: readonly string[];
  readonly trades: readonly string[];
  readonly forms: readonly string[];
  readonly cities: readonly string[];
  readonly streets: readonly string[];
  readonly streetWords: readonly (readonly string[])[];
  readonly mail: readonly string[];
  readonly zone: readonly string[];
  readonly country: string;
  /** Area codes, with the digits that follow. */
  readonly areas: readonly string[];
  readonly trunk: string;
  readonly digits: number;
}

const list = (text: string) => text.trim().split(/\s*,\s*|\s*\n\s*/u);
const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
const product = (starts: readonly string[], ends: readonly string[]) =>
  starts.flatMap((start) => ends.map((end) => start + end));

function given(language: Language, isShe: (name: string) => boolean): Pool['given'] {
  const names = [...new Set(language.nicknames.map(([full]) => full!))].filter((name) => /^\p{L}+$/u.test(name));
  return { he: names.filter((name) => !isShe(name)).map(capital), she: names.filter(isShe).map(capital) };
}

const english = languageByCode('en')!;
const russian = languageByCode('ru')!;
const ukrainian = languageByCode('uk')!;
const slavicHe = new Set(list('илья, никита, лука, фома, кузьма, савва, микола, ілля, микита, хома, сава, данила'));

const en: Pool = {
  language: english,
  given: given(
    english,
    (name) => /(?:a|e|y|h|th|n|ie)$/.test(name) && !/(?:ew|ick|an|en|in|on|ony|ory|aham|ph|eph|ke|ge|le)$/.test(name),
  ),
  family: (stem) => stem,
  families: [
    ...list(`Smith, Johnson, Williams, Brown, Jones, Miller, Davis, Wilson, Anderson, Taylor, Thomas, Moore, Martin, Jackson, Thompson, White,
      Lopez, Lee, Harris, Clark, Lewis, Robinson, Walker, Hall, Young, King, Wright, Hill, Scott, Green, Adams, Baker, Nelson, Carter, Mitchell,
      Roberts, Turner, Phillips, Campbell, Parker, Evans, Edwards, Collins, Stewart, Morris, Murphy, Cook, Rogers, Morgan, Cooper, Reed, Bailey`),
    ...product(
      list(
        'Ash, Black, Brad, Chester, Cross, Dun, East, Fair, Green, Harring, Hol, Kings, Lang, Mar, North, Oak, Pem, Red, Shel, Stan, Thorn, Whit, Win, Al, Bar, Bel, Car, Clay, Cul, Dal, Ed, El, Ever, Farn, Gar, Glad, Had, Hart, Hens, Kirk, Lea, Mel, Nor, Rad, Ros, Sal, Sut, Wal, Wes, Wy',
      ),
      list(
        'ford, ley, ton, well, wood, field, burn, ham, brook, ridge, bury, man, stead, worth, erton, ingham, elford, inwood, ersley, alton, erfield, enbury, esworth, ingley',
      ),
    ),
  ],
  patronymic: () => '',
  firms: product(
    list(
      'Apex, Blue, Bright, Cedar, Coral, Delta, Ever, First, Global, Harbor, Iron, Kestrel, Lumen, Maple, Nova, Orbit, Pine, Quartz, River, Silver, Summit, Terra, Union, Vertex, West',
    ),
    list('line, works, point, stone, gate, field, path, tech, bridge, wave'),
  ),
  trades: list(
    'Logistics, Trading, Consulting, Foods, Coffee, Energy, Design, Software, Partners, Printing, Textiles, Plumbing, Catering, Media, Dental, Motors, Studio, Supplies, Robotics, Farms',
  ),
  forms: list('LLC, Inc., Ltd, Corp., Limited, Co., Inc, llc'),
  cities: product(
    list('Spring, Clay, George, Frank, Madi, Green, River, Salem, Bristol, Clin, Fair, Ash, Hud, Mil, Oxf'),
    list('field, ton, son, view, port, land, dale'),
  ),
  streets: product(
    list(
      'Oak, Maple, Cedar, Elm, Washing, Lake, Hill, Walnut, Park, Sunset, Lincoln, Ridge, Church, Mill, Highland, River, Jackson, Cherry, Dog',
    ),
    list('wood, ton, side, view, crest, land'),
  ),
  streetWords: [
    ['Street', 'St', 'st.', 'Str'],
    ['Avenue', 'Ave', 'Av.'],
    ['Road', 'Rd', 'rd.'],
    ['Lane', 'Ln'],
    ['Drive', 'Dr', 'Dr.'],
  ],
  mail: list('gmail.com, yahoo.com, outlook.com, hotmail.com, icloud.com'),
  zone: list('com, co, net, biz'),
  country: '1',
  areas: list('212, 305, 415, 512, 617, 702, 813, 917, 206, 312, 404, 503'),
  trunk: '',
  digits: 7,
};

const slavicFamily = (stem: string, isShe: boolean) => {
  if (!isShe) return stem;
  if (/(?:ов|ев|ёв|ин|ын|їн)$/u.test(stem)) return `${stem}а`;
  if (/[сц]кий$/u.test(stem)) return `${stem.slice(0, -2)}ая`;
  return /[сц]ький$/u.test(stem) ? `${stem.slice(0, -2)}а` : stem;
};

const slavicPatronymic = (ends: readonly [string, string, string, string]) => (father: string, isShe: boolean) => {
  const soft = /[йь]$/u.test(father);
  const stem = /[йьао]$/u.test(father) ? father.slice(0, -1) : father;
  return stem + (isShe ? ends[soft ? 3 : 2] : ends[soft ? 1 : 0]);
};

const ru: Pool = {
  language: russian,
  given: given(russian, (name) => (/[ая]$/u.test(name) && !slavicHe.has(name)) || name === 'любовь'),
  family: slavicFamily,
  families: [
    ...list(`Иванов, Смирнов, Кузнецов, Попов, Васильев, Петров, Соколов, Михайлов, Новиков, Фёдоров, Морозов, Волков, Алексеев, Лебедев, Семёнов,
      Егоров, Павлов, Козлов, Степанов, Николаев, Орлов, Андреев, Макаров, Никитин, Захаров, Зайцев, Соловьёв, Борисов, Яковлев, Григорьев,
      Щербаков, Хрущёв, Юдин, Яшин, Чехов, Жуков, Цветков, Маяковский, Островский, Раевский, Шевченко, Бондаренко`),
    ...product(
      list(
        'Бел, Бык, Вдов, Глеб, Горд, Гус, Дуб, Ерм, Жар, Зим, Капуст, Карп, Клим, Ключ, Корнил, Крыл, Лап, Мак, Мух, Носк, Овчинник, Панкрат, Рыбак, Савел, Сысо, Тарас, Уш, Фомич, Чуд, Шуб, Абрам, Авдон, Аким, Антип, Артам, Бажен, Балаш, Бирюк, Болот, Брагин, Булат, Вавил, Верещаг, Ворон, Галк, Голуб, Гонч, Гриш, Дорон, Евдоким, Ершов, Жил, Зубк, Игнат, Казак, Калаш, Кирсан, Колос, Костром, Кудряш, Лавр, Лукъян, Мешк, Мокр, Наум, Одинц, Осип, Пах, Пряник, Родион, Рябк, Сазон, Сит, Сухар, Терент, Тихон, Уваров, Фад, Харит, Храмц, Черепан, Шамш, Щук, Яким',
      ),
      list('ов, ин, овский, ков, цев, енков, инский, ушкин, ылов, ахин, ищев, ейкин'),
    ),
  ],
  patronymic: slavicPatronymic(['ович', 'евич', 'овна', 'евна']),
  firms:
    list(`Ромашка, Василёк, Горизонт, Вектор, Прогресс, Альянс, Север, Восток, Заря, Маяк, Рассвет, Орион, Сириус, Атлант, Титан, Гранит, Кедр, Сокол,
    Факел, Импульс, Спектр, Вираж, Каскад, Меридиан, Пульсар, Ритм, Старт, Темп, Фаворит, Эталон, Юпитер, Янтарь, Берёзка, Волна, Дельта, Квант,
    Лидер, Монолит, Новатор, Оазис, Партнёр, Родник, Стимул, Триумф, Феникс, Эверест, Щит, Жемчуг, Хрусталь, Цитадель`),
  trades: list(
    'Трейд, Строй, Сервис, Логистик, Маркет, Инвест, Групп, Пром, Снаб, Торг, Плюс, Авто, Мебель, Кофе, Текстиль, Продукт, Энерго, Софт, Медиа, Агро',
  ),
  forms: list('ООО, ООО, ООО, ЗАО, АО, ИП, ПАО'),
  cities:
    list(`Москва, Санкт-Петербург, Казань, Екатеринбург, Новосибирск, Самара, Омск, Пермь, Воронеж, Тула, Тверь, Рязань, Ярославль, Уфа, Сочи,
    Калуга, Курск, Орёл, Псков, Вологда, Саратов, Ижевск, Томск, Кемерово, Барнаул, Иркутск, Пенза, Липецк`),
  streets:
    list(`Ленина, Советская, Мира, Гагарина, Пушкина, Садовая, Лесная, Центральная, Молодёжная, Школьная, Набережная, Заречная, Кирова, Победы,
    Чехова, Горького, Толстого, Южная, Северная, Полевая, Цветочная, Луговая, Парковая, Строителей, Космонавтов, Октябрьская, Комсомольская,
    Первомайская, Рабочая, Заводская, Тургенева, Лермонтова, Некрасова, Юбилейная, Речная`),
  streetWords: [
    ['ул.', 'улица', 'ул', ''],
    ['пр.', 'проспект', 'пр-т'],
    ['пер.', 'переулок', 'пер'],
  ],
  mail: list('mail.ru, yandex.ru, gmail.com, bk.ru, inbox.ru, list.ru, rambler.ru'),
  zone: list('ru, com, su'),
  country: '7',
  areas: list('916, 903, 926, 905, 495, 812, 921, 962, 985, 343, 383, 846'),
  trunk: '8',
  digits: 7,
};

const uk: Pool = {
  language: ukrainian,
  given: given(ukrainian, (name) => (/[ая]$/u.test(name) && !slavicHe.has(name)) || name === 'любов'),
  family: slavicFamily,
  families: [
    ...list(`Шевченко, Бондаренко, Коваленко, Бойко, Ткаченко, Кравченко, Ковальчук, Коваль, Олійник, Шевчук, Поліщук, Бондар, Лисенко, Мельник,
      Марченко, Савченко, Руденко, Петренко, Мороз, Кравчук, Гончаренко, Іваненко, Павленко, Хоменко, Кузьменко, Литвиненко, Василенко,
      Ющенко, Щербина, Яременко, Їжакевич, Хмельницький, Грушевський, Згурський, Гнатюк`),
    ...product(
      list(
        'Бабі, Гаври, Дани, Дем, Жу, Зай, Кири, Клим, Ковту, Кост, Кри, Левч, Лук, Мат, Миха, Назар, Ониск, Остап, Панас, Пили, Рома, Сава, Сем, Тара, Федо, Яким, Андру, Бара, Біло, Божко, Бори, Вас, Вербо, Гайду, Гонча, Грабо, Дани, Дова, Дороше, Жуко, Заха, Зінче, Ігна, Калино, Карпе, Кобзаре, Короле, Крама, Купчи, Лаврі, Лесі, Маза, Маке, Мару, Наза, Нечипо, Овчаре, Орли, Педче, Приходь, Процю, Рибал, Сахне, Сидоре, Скоро, Степа, Тимо, Трохи, Ура, Харче, Чума, Шинка, Яре',
      ),
      list('енко, чук, ський, юк, ко, ненко, щенко, ренко, льський, ник, хно, тюк'),
    ),
  ],
  patronymic: slavicPatronymic(['ович', 'йович', 'івна', 'ївна']),
  firms:
    list(`Калина, Барвінок, Обрій, Вектор, Поступ, Січ, Північ, Схід, Зоря, Маяк, Світанок, Оріон, Сіріус, Атлант, Титан, Граніт, Кедр, Сокіл, Смерека,
    Імпульс, Спектр, Каштан, Каскад, Меридіан, Пульсар, Ритм, Старт, Темп, Фаворит, Еталон, Юпітер, Бурштин, Берізка, Хвиля, Дельта, Квант, Лідер,
    Моноліт, Новатор, Оаза, Партнер, Джерело, Стимул, Тріумф, Фенікс, Говерла, Щит, Перлина, Кришталь, Цитадель`),
  trades: list(
    'Трейд, Буд, Сервіс, Логістик, Маркет, Інвест, Груп, Пром, Постач, Торг, Плюс, Авто, Меблі, Кава, Текстиль, Продукт, Енерго, Софт, Медіа, Агро',
  ),
  forms: list('ТОВ, ТОВ, ТОВ, ПП, ФОП, ПрАТ, АТ'),
  cities:
    list(`Київ, Харків, Одеса, Дніпро, Львів, Запоріжжя, Вінниця, Полтава, Чернігів, Черкаси, Суми, Житомир, Рівне, Луцьк, Тернопіль, Ужгород,
    Чернівці, Хмельницький, Кропивницький, Миколаїв, Херсон, Біла Церква, Бровари, Ірпінь`),
  streets:
    list(`Шевченка, Франка, Лесі Українки, Соборна, Садова, Лісова, Центральна, Молодіжна, Шкільна, Набережна, Зарічна, Миру, Перемоги, Грушевського,
    Хмельницького, Мазепи, Південна, Північна, Польова, Квіткова, Лугова, Паркова, Будівельників, Гоголя, Коцюбинського, Січових Стрільців,
    Незалежності, Київська, Сумська, Львівська, Стуса, Довженка, Яворницького, Ювілейна, Річкова`),
  streetWords: [
    ['вул.', 'вулиця', 'вул', ''],
    ['просп.', 'проспект', 'пр-т'],
    ['пров.', 'провулок', 'пров'],
  ],
  mail: list('ukr.net, gmail.com, i.ua, meta.ua, outlook.com'),
  zone: list('ua, com.ua, com'),
  country: '380',
  areas: list('67, 50, 93, 63, 97, 44, 66, 95, 98, 32, 57, 48'),
  trunk: '0',
  digits: 7,
};

/** By the code of their language. */
export const pools: Readonly<Record<string, Pool>> = { en, ru, uk };
