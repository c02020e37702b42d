import { expect, test } from '@jest/globals';
import { rolesByValues } from '../../adapters/actions/finding/roles-by-values.ts';
import { languages } from '../../adapters/languages/index.ts';

function told(cells: Readonly<Record<string, readonly string[]>>, guessed: Parameters<typeof rolesByValues>[1] = []) {
  const header = Object.keys(cells);
  const roles = rolesByValues(header, guessed, (place) => cells[header[place]!]!, languages);
  return roles.map(({ key, role }) => `${key}:${role}`).join(' ');
}

test('columns whose headers say nothing are told by what stands in them', () => {
  expect(
    told({
      A: ['Иван Петров', 'Ольга Савина', 'Марченко Пётр', ''],
      B: ['+7 916 123-45-67', '8 (916) 765-43-21', '916-111-22-33', ''],
      C: ['ivan@petrov.ru', '', 'o@savina.ru', 'info@lutik.com'],
      D: ['ООО «Ромашка»', 'Лютик, ЗАО', 'Клевер', 'ИП Савина'],
      E: ['https://romashka.ru', 'www.lutik.com', 'www.klever.ru', ''],
    }),
  ).toBe('A:person-name B:phone C:email D:company E:id');
});

test('amounts, days, numbers and remarks are none of it', () => {
  expect(
    told({
      sum: ['12 500', '1 000 000', '750', '900'],
      day: ['2026-11-22', '22.11.2026', '01.02.2026', '03.02.2026'],
      count: ['10000001', '10000002', '10000003', '10000004'],
      remark: ['call after six', 'paid', 'wants a discount', 'see the letter'],
    }),
  ).toBe('');
});

test('what headers say stands; names are looked for only where no header has them', () => {
  const guessed = [{ key: 'Name', role: 'person-name' }] as const;
  expect(told({ Manager: ['Ivan Petrov', 'Olga Savina', 'Peter Smith'], Name: ['?', '?', '?'] }, guessed)).toBe(
    'Name:person-name',
  );
});

test('of two cells nothing is told', () => {
  expect(told({ A: ['ivan@petrov.ru', 'olga@savina.ru'] })).toBe('');
});
