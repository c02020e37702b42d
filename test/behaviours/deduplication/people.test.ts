import { describe, expect, test } from '@jest/globals';
import { certain, likely, shippedModel } from '../../../adapters/behaviours/deduplication/model.ts';
import { matcherFor } from '../../../adapters/behaviours/deduplication/pair.ts';
import type { Texts } from '../../../adapters/behaviours/deduplication/roles.ts';
import { roleColumns } from '../../../bench/duplicates/tables.ts';
import { find, lexicon } from './found.ts';

const columns = roleColumns(
  'name:person-name,company:company,email:email,phone:phone,street:street,city:city,born:date,inn:id',
);
const matcher = matcherFor(columns, lexicon);
const model = shippedModel(columns);
const compare = (a: Texts, b: Texts) => matcher.comparePair(a, b, model);

describe('one person', () => {
  const known = { name: 'Пётр Васильевич Сидоров', email: 'p.sidorov@mail.ru', phone: '+7 916 123-45-67' };
  test.each([
    ['with another form of the phone', { name: 'Сидоров Пётр', phone: '8 (916) 1234567' }],
    ['without the dots of ё, under a short name', { name: 'Петя Сидоров', email: 'P.Sidorov@mail.ru' }],
    ['in Latin letters', { name: 'Petr Sidorov', phone: '79161234567' }],
    ['with name and family name swapped', { name: 'Сидоров, Пётр', email: 'p.sidorov@mail.ru' }],
    ['with a slip in the family name', { name: 'Пётр Сидроов', phone: '916 123 45 67', email: 'p.sidorov@mail.ru' }],
  ])('%s', (_, other) => {
    expect(compare(known, other).probability).toBeGreaterThan(likely);
    expect(compare(known, other).strong).toBe(true);
  });

  test('with everything the same is certain', () => {
    expect(compare(known, { ...known }).probability).toBeGreaterThan(certain);
  });
});

describe('two people', () => {
  test.each([
    [
      'who share the switchboard, the firm and the address',
      {
        name: 'Анна Котова',
        company: 'ООО «Ромашка»',
        phone: '+7 495 123-45-60',
        street: 'ул. Ленина, 5',
        city: 'Тула',
      },
      { name: 'Игорь Белов', company: 'Ромашка', phone: '8 495 123 45 60', street: 'Ленина 5', city: 'Тула' },
    ],
    [
      'who write from one mailbox of their firm',
      { name: 'Anna Cotton', email: 'info@daisy.com', company: 'Daisy LLC' },
      { name: 'Igor White', email: 'INFO@daisy.com', company: 'Daisy' },
    ],
    [
      'who live together and have one telephone',
      { name: 'Мария Петренко', phone: '067 123 45 67', street: 'вул. Франка, 7', city: 'Львів' },
      { name: 'Степан Петренко', phone: '+380671234567', street: 'Франка 7', city: 'Львів' },
    ],
    [
      'with a common name who have nothing else in common',
      { name: 'Иван Иванов', phone: '+7 916 111-22-33', email: 'ivan1@mail.ru', city: 'Тула' },
      { name: 'Иван Иванов', phone: '+7 903 444-55-66', email: 'vanya77@yandex.ru', city: 'Псков' },
    ],
    [
      'of whom little is known but a dash, "test" and "нет"',
      { name: 'тест', email: 'test@test.ru', phone: '000-00-00', company: '-' },
      { name: 'тест', email: 'test@test.ru', phone: '0000000', company: 'нет' },
    ],
  ])('%s', (_, a, b) => {
    expect(compare(a, b).probability).toBeLessThan(likely);
  });
});

test('the order of two records makes no difference', () => {
  const a = { name: 'Anna Cotton', email: 'anna@daisy.com', street: '12 Oak Street', city: 'Salem' };
  const b = { name: 'Ana Coton', email: 'ana@daisy.com', street: '12 Oak St', city: 'Salem' };
  expect(compare(a, b)).toEqual(compare(b, a));
});

test('reasons name what stands in the cells, the weightiest first', () => {
  const { reasons } = matcher.explainPair(
    { name: 'Иван Петров', phone: '+7 916 123-45-67', company: 'ООО Ромашка' },
    { name: 'Ivan Petrov', phone: '89161234567', company: 'Вектор' },
    model,
  );
  expect(reasons.map(({ code }) => code)).toEqual([
    'duplicates.same-phone',
    'duplicates.same-name',
    'duplicates.different-company',
  ]);
  expect(reasons[0]!.args).toMatchObject({ one: '+7 916 123-45-67', other: '89161234567' });
});

test('eleven equal submissions are one group', async () => {
  const rows = Array.from({ length: 11 }, (_, i) => ({
    id: `${i}`,
    name: 'Olena Kovalenko',
    email: 'olena.kovalenko@gmail.com',
    phone: '+380 67 555 12 12',
  }));
  const strangers = Array.from('abcdefghijklmnopqrstuvwxyz', (letter, i) => ({
    id: `s${i}`,
    name: `${letter.repeat(6)} ${letter.repeat(7)}`,
    email: `${letter.repeat(8)}@mail.com`,
    phone: `+38050${1_000_000 + i * 77_919}`,
  }));
  const { groups } = await find([...rows, ...strangers], columns);
  expect(groups.map((group) => group.toSorted((a, b) => a - b))).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
});

test('in a list of few names the same name proves little, in a list of many much', async () => {
  const given = ['Anna', 'Boris', 'Clara', 'Denis', 'Emma', 'Felix', 'Greta', 'Hugo'];
  const family = ['Smith', 'Novak', 'Rossi', 'Weber', 'Dubois', 'Silva', 'Larsen', 'Kowalski'];
  const list = (names: number) =>
    Array.from({ length: 600 }, (_, i) => ({
      id: `${i}`,
      first: `${given[i % 8]!}${'abcdefghijklmnop'[Math.floor(i / 8) % (names / 8)]!.repeat(3)}`,
      last: `${family[Math.floor((i * 7) / 13) % 8]!}${'qrstuvwxyzabcdef'[Math.floor(i / 5) % (names / 8)]!.repeat(3)}`,
      city: `City${i % 37}`,
    }));
  const fields = [
    { key: 'first', role: 'given-name' },
    { key: 'last', role: 'family-name' },
    { key: 'city', role: 'city' },
  ] as const;
  const twin = { id: 'twin', first: 'Annaaaa', last: 'Smithqqq', city: '' };
  const weighed = async (names: number) => {
    const rows = [...list(names), { ...twin, id: 'a' }, { ...twin, id: 'b' }];
    const { pairs } = await find(rows, fields);
    const at = pairs.a.findIndex((a, i) => Math.min(a, pairs.b[i]!) === 600 && Math.max(a, pairs.b[i]!) === 601);
    return at < 0 ? Number.NEGATIVE_INFINITY : pairs.weights[at]!;
  };
  expect(await weighed(128)).toBeGreaterThan(await weighed(16));
});
