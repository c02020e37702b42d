import type { PersonKey } from './people.ts';
import type { Said } from './said.ts';

/** A customer as somebody typed them in. Days count from today. */
export interface Customer {
  readonly name: Said;
  readonly contact: Said;
  /** As it was typed; a number where Excel took it for one. */
  readonly phone: string | number | null;
  readonly mail: string | null;
  readonly city: keyof typeof cities;
  readonly manager: PersonKey;
  /** The last day of the contract. */
  readonly contract?: number;
  /** In how many days is the next birthday of the contact, and of which year. */
  readonly birthday?: readonly [inDays: number, year: number];
  readonly comment?: Said;
}

export const cities = {
  kyiv: ['Kyiv', 'Киев', 'Київ'],
  lviv: ['Lviv', 'Львов', 'Львів'],
  odesa: ['Odesa', 'Одесса', 'Одеса'],
  dnipro: ['Dnipro', 'Днепр', 'Дніпро'],
} as const satisfies Record<string, Said>;

const olha: Said = ['Olha Marchenko', 'Ольга Марченко', 'Ольга Марченко'];

/** Whom the story is about. Not all of them are in its table: one row was deleted by accident. */
export const heroes = {
  blueCup: {
    name: ['Blue Cup', 'Синяя чашка', 'Синя чашка'],
    contact: olha,
    phone: '+380 67 555 0142',
    mail: 'hello@blue-cup.example.com',
    city: 'kyiv',
    manager: 'marta',
    contract: 210,
  },
  // The same café again, its phone typed another way,
  blueCupCafe: {
    name: ['Blue Cup café', 'Кафе Синяя чашка', 'Кафе Синя чашка'],
    contact: ['Olha', 'Ольга', 'Ольга'],
    phone: '(067) 555-01-42',
    mail: null,
    city: 'kyiv',
    manager: 'taras',
  },
  // and a third time, by its e-mail alone.
  blueCupLtd: {
    name: ['Blue Cup LLC', 'ООО «Синяя чашка»', 'ТОВ «Синя чашка»'],
    contact: olha,
    phone: null,
    mail: 'Hello@Blue-Cup.example.com',
    city: 'kyiv',
    manager: 'sofiia',
  },
  // Two that only sound alike: different towns, people and phones.
  goldenBean: {
    name: ['Golden Bean', 'Золотое зерно', 'Золоте зерно'],
    contact: ['Petro Dovzhenko', 'Пётр Довженко', 'Петро Довженко'],
    phone: '+380 50 555 0117',
    mail: 'order@golden-bean.example.com',
    city: 'lviv',
    manager: 'taras',
  },
  goldenBeans: {
    name: ['Golden Beans', 'Золотые зёрна', 'Золоті зерна'],
    contact: ['Inna Hrytsenko', 'Инна Гриценко', 'Інна Гриценко'],
    phone: '+380 63 555 0188',
    mail: 'inna@golden-beans.example.com',
    city: 'odesa',
    manager: 'sofiia',
  },
  panorama: {
    name: ['Panorama Hotel', 'Отель Панорама', 'Готель Панорама'],
    contact: ['Viktor Zaiets', 'Виктор Заяц', 'Віктор Заєць'],
    phone: '+380 44 555 0130',
    mail: 'zaiets@panorama.example.com',
    city: 'kyiv',
    manager: 'marta',
    contract: 9,
  },
  corner: {
    name: ['Corner 12', 'Угол 12', 'Кут 12'],
    contact: ['Daryna Kulyk', 'Дарина Кулик', 'Дарина Кулик'],
    phone: '0675550151',
    mail: 'daryna@corner12.example.com',
    city: 'kyiv',
    manager: 'taras',
    birthday: [2, 1988],
  },
  slowMorning: {
    name: ['Slow Morning', 'Медленное утро', 'Повільний ранок'],
    contact: ['Artem Bilyk', 'Артём Билык', 'Артем Білик'],
    phone: '+380 97 555 0164',
    mail: 'artem@slow-morning.example.com',
    city: 'dnipro',
    manager: 'sofiia',
    contract: 95,
  },
  kite: {
    name: ['Kite Coworking', 'Коворкинг Змей', 'Коворкінг Змій'],
    contact: ['Lesia Honchar', 'Леся Гончар', 'Леся Гончар'],
    phone: '+380 93 555 0172',
    mail: 'lesia@kite.example.com',
    city: 'kyiv',
    manager: 'marta',
  },
} as const satisfies Record<string, Customer>;

/** Somebody deleted this row last week; orders still name it. */
export const deletedCustomer: Said = ['Kolo Bakery', 'Пекарня Коло', 'Пекарня Коло'];

/** Ivan's customers, whom nobody has taken over yet. */
export const orphans: readonly Customer[] = [
  {
    name: ['Two Sugars', 'Два сахара', 'Два цукри'],
    contact: ['Roman Hlushko', 'Роман Глушко', 'Роман Глушко'],
    phone: '+380 66 555 0109',
    mail: 'roman@two-sugars.example.com',
    city: 'lviv',
    manager: 'ivan',
  },
  {
    name: ['Library Café', 'Кафе Библиотека', 'Кафе Бібліотека'],
    contact: ['Halyna Sydorenko', 'Галина Сидоренко', 'Галина Сидоренко'],
    phone: 380_675_550_123,
    mail: 'halyna@library-cafe.example.com',
    city: 'kyiv',
    manager: 'ivan',
    contract: 160,
  },
  {
    name: ['Old Tram', 'Старый трамвай', 'Старий трамвай'],
    contact: ['Yurii Kozak', 'Юрий Козак', 'Юрій Козак'],
    phone: '063 555 01 36',
    mail: 'kozak@old-tram.example.com',
    city: 'lviv',
    manager: 'ivan',
  },
];

/** Those to whom nothing happens on that Tuesday. */
export const others: readonly Customer[] = [
  {
    name: ['Owl Bakery', 'Пекарня Сова', 'Пекарня Сова'],
    contact: ['Nina Rudenko', 'Нина Руденко', 'Ніна Руденко'],
    phone: '067-555-01-11',
    mail: 'nina@owl.example.com',
    city: 'kyiv',
    manager: 'taras',
    birthday: [120, 1979],
  },
  {
    name: ['Harbour Roast', 'Порт', 'Порт'],
    contact: ['Stepan Chumak', 'Степан Чумак', 'Степан Чумак'],
    phone: '+380 (66) 555-01-20',
    mail: 'stepan@harbour.example.com',
    city: 'odesa',
    manager: 'sofiia',
    comment: ['Only after 11', 'Звонить после 11', 'Дзвонити після 11'],
  },
  {
    name: ['Violet', 'Фиалка', 'Фіалка'],
    contact: ['Alla Tymchuk', 'Алла Тимчук', 'Алла Тимчук'],
    phone: '+380 95 555 0126',
    mail: 'alla@violet.example.com',
    city: 'odesa',
    manager: 'sofiia',
    birthday: [45, 1991],
  },
  {
    name: ['Cinema Bar', 'Кинобар', 'Кінобар'],
    contact: ['Maksym Vlasenko', 'Максим Власенко', 'Максим Власенко'],
    phone: '+380 68 555 0133',
    mail: 'maks@cinema-bar.example.com',
    city: 'dnipro',
    manager: 'marta',
    contract: 300,
  },
  {
    name: ['Mint & Pepper', 'Мята и перец', 'М’ята та перець'],
    contact: ['Oksana Dudnyk', 'Оксана Дудник', 'Оксана Дудник'],
    phone: '0995550140',
    mail: 'oksana@mint.example.com',
    city: 'kyiv',
    manager: 'taras',
  },
  {
    name: ['Lighthouse', 'Маяк', 'Маяк'],
    contact: ['Bohdan Yatsenko', 'Богдан Яценко', 'Богдан Яценко'],
    phone: '+380 73 555 0147',
    mail: 'bohdan@lighthouse.example.com',
    city: 'odesa',
    manager: 'sofiia',
    contract: 75,
  },
  {
    name: ['Green Yard', 'Зелёный двор', 'Зелений двір'],
    contact: ['Vira Palamar', 'Вера Паламар', 'Віра Паламар'],
    phone: '+380 96 555 0154',
    mail: 'vira@green-yard.example.com',
    city: 'lviv',
    manager: 'taras',
    comment: ['Pays in cash', 'Платят наличными', 'Платять готівкою'],
  },
  {
    name: ['North Wind', 'Северный ветер', 'Північний вітер'],
    contact: ['Hlib Sokil', 'Глеб Сокол', 'Гліб Сокіл'],
    phone: '+380 98 555 0161',
    mail: 'hlib@north-wind.example.com',
    city: 'kyiv',
    manager: 'marta',
    birthday: [201, 1985],
  },
];

/** The table of customers, in the order of its rows. */
export const customers: readonly Customer[] = [
  heroes.blueCup,
  ...others.slice(0, 3),
  heroes.goldenBean,
  orphans[0]!,
  heroes.panorama,
  heroes.blueCupCafe,
  ...others.slice(3, 6),
  heroes.corner,
  orphans[1]!,
  heroes.slowMorning,
  heroes.goldenBeans,
  ...others.slice(6),
  heroes.kite,
  orphans[2]!,
  heroes.blueCupLtd,
];
