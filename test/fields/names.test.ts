import { describe, expect, test } from '@jest/globals';
import { address } from '../../adapters/fields/address/index.ts';
import { companyName } from '../../adapters/fields/company-name/index.ts';
import { personName } from '../../adapters/fields/person-name/index.ts';
import { taxId } from '../../adapters/fields/tax-id/index.ts';
import type { Cell } from '../../core/cell.ts';
import type { FieldCodec } from '../../core/field.ts';
import { suggestionsOf, team } from './kit.ts';

const person = personName.bind({ order: 'as-typed', capitals: 'names' }, team);
const company = companyName.bind({}, team);
const place = address.bind({}, team);

function value<V>(codec: FieldCodec<V>, cell: Cell): V {
  const parsed = codec.parse(cell);
  if (parsed.is !== 'value') throw new Error(`${cell} is not read`);
  return parsed.value;
}

function keyOf<V>(codec: FieldCodec<V>, cell: Cell): string {
  return codec.keys(value(codec, cell)).join();
}

describe('which word of a name is which', () => {
  test.each([
    ['Петренко Іван Миколайович', 'Петренко', 'Іван', 'Миколайович'],
    ['Іван Миколайович Петренко', 'Петренко', 'Іван', 'Миколайович'],
    ['Кузьма Ильич Петров', 'Петров', 'Кузьма', 'Ильич'],
    ['Мамедов Али Гасан оглы', 'Мамедов', 'Али', 'Гасан оглы'],
    ['Иванова Петрова Анна Сергеевна', 'Иванова Петрова', 'Анна', 'Сергеевна'],
    ['Иван Петрович', '', 'Иван', 'Петрович'],
    ['Дмитрий Шостакович', 'Шостакович', 'Дмитрий', ''],
    ['Рабинович Абрам', 'Рабинович', 'Абрам', ''],
    ['Шевченко Тарас', 'Шевченко', 'Тарас', ''],
    ['Тарас Шевченко', 'Шевченко', 'Тарас', ''],
    ['Анна-Мария Петрова', 'Петрова', 'Анна-Мария', ''],
    ['И.П. Петров', 'Петров', 'И.', 'П.'],
    ['Петрова М. С.', 'Петрова', 'М.', 'С.'],
    ['П. Іванов', 'Іванов', 'П.', ''],
    ['пан Іван Петренко', 'Петренко', 'Іван', ''],
    ['Petrov, Ivan', 'Petrov', 'Ivan', ''],
    ['Smith John', 'Smith', 'John', ''],
  ])('%s', (text, family, given, patronymic) => {
    expect(value(person, text)).toEqual({ family, given, patronymic, text });
  });

  test.each(['Xu Wen', 'Марина Валентин', 'John Fitzgerald Kennedy', 'Мария (Маша) Иванова', 'Иван Иванов, директор'])(
    'is left open where nothing tells: %s',
    (text) => {
      expect(value(person, text)).toEqual({ family: '', given: '', patronymic: '', text });
    },
  );
});

describe('the order of a name', () => {
  const givenFirst = personName.bind({ order: 'given-family', capitals: 'names' }, team);

  test('is changed where the settings ask and the parts are certain, titles in their place', () => {
    expect(value(givenFirst, 'Петренко Іван Миколайович').text).toBe('Іван Миколайович Петренко');
    expect(value(givenFirst, 'Dr. Petrova Anna').text).toBe('Dr. Anna Petrova');
  });

  test('is never changed on a guess', () => {
    expect(value(givenFirst, 'Xu Wen').text).toBe('Xu Wen');
    expect(value(givenFirst, 'Мария (Маша) Иванова').text).toBe('Мария (Маша) Иванова');
  });
});

describe('capital letters of a name', () => {
  test.each([
    ['WINTERBOURNE-HAY Alice', 'Winterbourne-Hay Alice'],
    ['ИВАНОВ ИВАН ПЕТРОВИЧ', 'Иванов Иван Петрович'],
    ['ИВАНОВ Иван', 'Иванов Иван'],
    ['мар’яна коваль', 'Мар’яна Коваль'],
    ["O'CONNOR SINÉAD", "O'Connor Sinéad"],
    ["Д'АРТАНЬЯН", "д'Артаньян"],
    ['МАК-КИНЛИ ДЖОН', 'Мак-Кинли Джон'],
    ['RONALD MCDONALD', 'Ronald McDonald'],
    ['LUDWIG VAN BEETHOVEN', 'Ludwig van Beethoven'],
    ['иванов и.п.', 'Иванов И.П.'],
    ['henry ford iii', 'Henry Ford III'],
    ['Ludwig van Beethoven', 'Ludwig van Beethoven'],
    ['Vi Nguyen', 'Vi Nguyen'],
  ])('%s is written %s', (typed, written) => {
    expect(value(person, typed).text).toBe(written);
  });
});

describe('the same name has the same key', () => {
  test.each([
    ['Юлія Мовчан', 'Movchan Yuliia'],
    ['Євген Ґудзь', 'Yevhen Gudz'],
    ['Щербаков Евгений', 'Evgeny Shcherbakov'],
    ['Хмельницкий Богдан', 'Bogdan Khmelnitsky'],
    ['Фёдор Соловьёв', 'Федор Соловьев'],
    ['Федор Соловьев', 'Fyodor Solovyov'],
    ['Наталья Алексеева', 'Наталия Алексеева'],
    ['В’ячеслав Коваль', 'Viacheslav Koval'],
    ['Сергій Гнатієнко', 'Serhiy Hnatiienko'],
    ['Müller Anna', 'Anna Muller'],
    ['Dr. Anna Petrova', 'Петрова Анна'],
    ['Ивaн Пeтров', 'Иван Петров'],
  ])('%s and %s', (one, other) => {
    expect(keyOf(person, one)).toBe(keyOf(person, other));
  });

  test('and different people keep different ones', () => {
    expect(keyOf(person, 'Иван Петров')).not.toBe(keyOf(person, 'Иван Петренко'));
    expect(keyOf(person, 'Петров И.П.')).not.toBe(keyOf(person, 'Петров И.С.'));
  });
});

test('a Latin letter inside a Russian name is found, and the name without it offered', () => {
  const parsed = person.parse('Ивaн Пeтров');
  expect(suggestionsOf(parsed)).toEqual(['Иван Петров']);
});

describe('the legal form of a company', () => {
  test.each([
    ['ооо ромашка', 'ООО ромашка', 'ромашка', 'llc'],
    ['Ромашка, ООО', 'Ромашка, ООО', 'Ромашка', 'llc'],
    ['Индивидуальный предприниматель Иванов И.И.', 'ИП Иванов И.И.', 'Иванов И.И.', 'sole-trader'],
    ['ФОП Петренко', 'ФОП Петренко', 'Петренко', 'sole-trader'],
    ['ФГУП Почта', 'ФГУП Почта', 'Почта', 'state-enterprise'],
    ['Фирма "Лето"', 'Фирма «Лето»', 'Лето', 'firm'],
    ['Acme limited liability company', 'Acme LLC', 'Acme', 'llc'],
    ['Acme Limited', 'Acme Limited', 'Acme', 'llc'],
    ['Firma Sp. z o. o.', 'Firma sp. z o.o.', 'Firma', 'llc'],
    ['Jiangsu Sunny Co Ltd', 'Jiangsu Sunny Co., Ltd', 'Jiangsu Sunny', 'llc'],
    ['LLC "Romashka"', 'LLC "Romashka"', 'Romashka', 'llc'],
    ['ЗАО "Завод "Луч""', 'ЗАО «Завод „Луч“»', 'Завод „Луч“', 'private-jsc'],
  ])('%s is written %s', (typed, text, name, form) => {
    expect(value(company, typed)).toEqual({ name, form, text });
  });

  test.each(['AS Roma', 'AB InBev', 'Co Working', 'По рекламе', 'АО', 'Company of Heroes'])(
    'is not seen in %s',
    (text) => {
      expect(value(company, text)).toEqual({ name: text, form: null, text });
    },
  );
});

describe('the same company has the same key', () => {
  test.each([
    ['ООО «Ромашка»', 'Romashka LLC'],
    ['"Ромашка", ООО', 'ОАО РОМАШКА'],
    ['ТОВ «Київські каштани»', 'Kyivski Kashtany Ltd.'],
    ['Müller GmbH & Co. KG', 'Muller'],
    ['Johnson & Johnson', 'Johnson and Johnson Inc.'],
    ['Рога и копыта', 'ООО «РОГА & КОПЫТА»'],
    ['Кока-Кола', 'Coca Cola Company'],
    ['Торговый дом Ромашка ООО', 'Ромашка'],
  ])('%s and %s', (one, other) => {
    expect(keyOf(company, one)).toBe(keyOf(company, other));
  });

  test('and one letter at the end of a name still tells companies apart', () => {
    expect(keyOf(company, 'Альфа А')).not.toBe(keyOf(company, 'Альфа Б'));
  });
});

describe('the same address has the same key', () => {
  test.each([
    ['г. Москва, ул. Ленина, д. 5, кв. 10', 'Москва, Ленина улица 5, кв.10'],
    ['101000, Россия, Москва, ул Ленина 5', 'Москва, ул. Ленина, д. 5'],
    ['10 Downing St, London SW1A 2AA', '10 Downing Street, London, United Kingdom'],
    ['Київ, вул. Хрещатик, 1А', 'вул Хрещатик 1а, м. Київ'],
  ])('%s and %s', (one, other) => {
    expect(keyOf(place, one)).toBe(keyOf(place, other));
  });

  test('and house 5, flat 10 is not house 10, flat 5', () => {
    expect(keyOf(place, 'ул. Ленина, д. 5, кв. 10')).not.toBe(keyOf(place, 'ул. Ленина, д. 10, кв. 5'));
  });
});

describe('tax numbers', () => {
  const ofTeam = (...countries: string[]) => taxId.bind({}, { ...team, countries });

  test('a number of Kazakhstan is proved by its last digit', () => {
    expect(ofTeam('KZ').parse('940140000385').is).toBe('value');
    expect(ofTeam('KZ').parse('940140000386')).toMatchObject({ code: 'tax-id.checksum' });
  });

  test('with the country before it or not, it is one number', () => {
    expect(keyOf(ofTeam('DE'), 'DE136695976')).toBe(keyOf(ofTeam('DE'), '136695976'));
  });

  test('lost zeros are offered, never added', () => {
    expect(ofTeam('UA').parse(32112)).toMatchObject({ is: 'wrong', suggestions: ['00032112'] });
  });
});

describe('numbers in a name', () => {
  test('count digit by digit: the firm 1 is not the firm 11', () => {
    expect(keyOf(company, 'ТОВ Обрій 1')).not.toBe(keyOf(company, 'ТОВ Обрій 11'));
    expect(keyOf(company, 'ТОВ Обрій 11')).toBe(keyOf(company, 'Obrii 11 LLC'));
  });
});
