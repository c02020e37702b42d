import type { Said } from './said.ts';

interface Person {
  readonly name: Said;
  readonly mail: string;
  readonly role: Said;
  /** Days from today; only of somebody who has left. */
  readonly left?: number;
}

const sales: Said = ['Sales', 'Продажи', 'Продажі'];
const roaster: Said = ['Roaster', 'Обжарщик', 'Обсмажувальник'];

/** The twelve of them. Ivan has left, and three customers are still his. */
export const people = {
  olena: {
    name: ['Olena Kovalenko', 'Елена Коваленко', 'Олена Коваленко'],
    mail: 'olena',
    role: ['Owner', 'Владелица', 'Власниця'],
  },
  ivan: { name: ['Ivan Petrenko', 'Иван Петренко', 'Іван Петренко'], mail: 'ivan', role: sales, left: -41 },
  marta: { name: ['Marta Hnatiuk', 'Марта Гнатюк', 'Марта Гнатюк'], mail: 'marta', role: sales },
  taras: { name: ['Taras Melnyk', 'Тарас Мельник', 'Тарас Мельник'], mail: 'taras', role: sales },
  sofiia: { name: ['Sofiia Bondar', 'София Бондарь', 'Софія Бондар'], mail: 'sofiia', role: sales },
  oleh: { name: ['Oleh Savchuk', 'Олег Савчук', 'Олег Савчук'], mail: 'oleh', role: roaster },
  nadiia: { name: ['Nadiia Lysenko', 'Надежда Лысенко', 'Надія Лисенко'], mail: 'nadiia', role: roaster },
  pavlo: {
    name: ['Pavlo Kravets', 'Павел Кравец', 'Павло Кравець'],
    mail: 'pavlo',
    role: ['Warehouse', 'Склад', 'Склад'],
  },
  iryna: {
    name: ['Iryna Moroz', 'Ирина Мороз', 'Ірина Мороз'],
    mail: 'iryna',
    role: ['Accounts', 'Бухгалтерия', 'Бухгалтерія'],
  },
  andrii: {
    name: ['Andrii Tkach', 'Андрей Ткач', 'Андрій Ткач'],
    mail: 'andrii',
    role: ['Driver', 'Водитель', 'Водій'],
  },
  yuliia: {
    name: ['Yuliia Shevchuk', 'Юлия Шевчук', 'Юлія Шевчук'],
    mail: 'yuliia',
    role: ['Marketing', 'Маркетинг', 'Маркетинг'],
  },
  denys: {
    name: ['Denys Oliinyk', 'Денис Олейник', 'Денис Олійник'],
    mail: 'denys',
    role: ['Barista trainer', 'Тренер бариста', 'Тренер бариста'],
  },
} as const satisfies Record<string, Person>;

export type PersonKey = keyof typeof people;

/** All of them, in the order of their tab. */
export const staff: readonly Person[] = Object.values(people);
