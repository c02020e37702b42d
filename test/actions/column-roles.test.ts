import { expect, test } from '@jest/globals';
import { guessedId, guessedRoles, namedRoles } from '../../adapters/actions/finding/column-roles.ts';
import { languages } from '../../adapters/languages/index.ts';

test.each([
  [
    ['id', 'first_name', 'last_name', 'company', 'email', 'phone', 'street', 'city', 'postcode'],
    'first_name:given-name last_name:family-name company:company email:email phone:phone street:street city:city postcode:postcode',
  ],
  [['№', 'ФИО', 'Телефон', 'Почта', 'Сумма'], 'ФИО:person-name Телефон:phone Почта:email'],
  [
    ['Имя', 'Фамилия', 'Дата рождения', 'Индекс'],
    'Имя:given-name Фамилия:family-name Дата рождения:date Индекс:postcode',
  ],
  [['Имя', 'Телефон'], 'Имя:person-name Телефон:phone'],
  [['Назва компанії', 'ЄДРПОУ', 'Адреса'], 'Назва компанії:company ЄДРПОУ:id Адреса:street'],
  [['Customer', 'Contact person', 'Phone'], 'Customer:company Contact person:person-name Phone:phone'],
  [['Customer', 'Phone'], 'Customer:person-name Phone:phone'],
  [['given_name', 'date_of_birth'], 'given_name:person-name date_of_birth:date'],
  [['Amount', 'Stage'], ''],
])('of the columns %p those tell who a row is: %s', (header, expected) => {
  expect(
    guessedRoles(header, languages)
      .map(({ key, role }) => `${key}:${role}`)
      .join(' '),
  ).toBe(expected);
});

test('columns are named with what they hold; names may hold a comma or a colon', () => {
  const header = ['Name', 'Phone: work', 'Street, house'];
  expect(namedRoles('name:person-name,Phone: work:phone,"Street, house":street', header)).toEqual([
    { key: 'Name', role: 'person-name' },
    { key: 'Phone: work', role: 'phone' },
    { key: 'Street, house', role: 'street' },
  ]);
});

test('a column that is not there, and a kind that is none, are told', () => {
  expect(() => namedRoles('nmae:person-name', ['name'])).toThrow('There is no column "nmae". There are: name.');
  expect(() => namedRoles('name:person', ['name'])).toThrow('is not a column and what it holds');
});

test('the column of ids is found by its name', () => {
  expect(guessedId(['unique_id', 'name'])).toBe('unique_id');
  expect(guessedId(['Name', 'ID'])).toBe('ID');
  expect(guessedId(['Name', 'paid'])).toBeNull();
});
