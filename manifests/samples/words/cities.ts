/** A city as the settings name it, with the ways in which people type it. */
export interface City {
  readonly name: string;
  readonly written: readonly string[];
  readonly streets: readonly string[];
}

/** Cities of the sales sample. */
export const salesCities: readonly City[] = [
  {
    name: 'Kyiv',
    written: ['Kyiv', 'Київ', 'Київ', 'Киев', 'Kiev', 'м. Київ', 'київ '],
    streets: ['вул. Бджолина', 'просп. Ясний'],
  },
  { name: 'Lviv', written: ['Lviv', 'Львів', 'Львов', 'Lwów', 'ЛЬВІВ'], streets: ['вул. Кавова', 'пл. Тиха'] },
  { name: 'Odesa', written: ['Odesa', 'Одеса', 'Одесса', 'Odessa'], streets: ['вул. Солона', 'бульв. Маячний'] },
  { name: 'Dnipro', written: ['Dnipro', 'Дніпро', 'Днепр', 'Dnepr'], streets: ['вул. Річкова', 'наб. Човнярська'] },
  {
    name: 'Kharkiv',
    written: ['Kharkiv', 'Харків', 'Харьков', 'Kharkov'],
    streets: ['вул. Механічна', 'пров. Яблуневий'],
  },
  { name: 'Warsaw', written: ['Warsaw', 'Warszawa', 'Варшава'], streets: ['ul. Miodowa', 'ul. Poranna'] },
];

/** Cities of the orders sample. */
export const ordersCities: readonly City[] = [
  {
    name: 'Almaty',
    written: ['Almaty', 'Алматы', 'Алматы', 'Алма-Ата', 'алматы', 'г. Алматы'],
    streets: ['ул. Яблоневая', 'пр. Снежный'],
  },
  {
    name: 'Astana',
    written: ['Astana', 'Астана', 'Нур-Султан', 'Nur-Sultan'],
    streets: ['ул. Ветреная', 'пр. Степной'],
  },
  { name: 'Moscow', written: ['Moscow', 'Москва', 'МСК', 'Msk', 'москва '], streets: ['ул. Самоварная', 'пер. Тихий'] },
  { name: 'Kyiv', written: ['Kyiv', 'Київ', 'Киев'], streets: ['вул. Бджолина', 'просп. Ясний'] },
  { name: 'Tashkent', written: ['Tashkent', 'Ташкент', 'Toshkent'], streets: ['ул. Гранатовая', 'ул. Хлопковая'] },
  { name: 'Shymkent', written: ['Shymkent', 'Шымкент', 'Чимкент'], streets: ['ул. Тюльпановая', 'ул. Базарная'] },
];
