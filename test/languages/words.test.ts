import { describe, expect, test } from '@jest/globals';
import { languages } from '../../adapters/languages/index.ts';
import { legalFormList } from '../../adapters/languages/legal-forms.ts';
import { groups, words } from '../../adapters/languages/lists.ts';
import { headerKey } from '../../core/columns.ts';

const conceptOf = new Map(
  languages.flatMap(({ headers }) =>
    Object.entries(headers)
      .filter(([concept]) => !concept.startsWith('table.'))
      .flatMap(([concept, list]) => list.map((header) => [header, concept] as const)),
  ),
);

describe('words of tables', () => {
  /** As forms and exports of other programs, and people, write them. */
  test.each([
    ['Timestamp', 'created'],
    ['Отметка времени', 'created'],
    ['Позначка часу', 'created'],
    ['E-mail:', 'email'],
    ['Эл. почта', 'email'],
    ['Електронна пошта', 'email'],
    ['Mobile No.', 'phone'],
    ['№ телефона', 'phone'],
    ['Моб. тел.', 'phone'],
    ['Номер телефону', 'phone'],
    ['Ф.И.О.', 'name'],
    ["Прізвище та ім'я", 'name'],
    ['Full name*', 'name'],
    ['Юр. лицо', 'company'],
    ['Назва компанії', 'company'],
    ['ИНН', 'tax-id'],
    ['Код ЄДРПОУ', 'tax-id'],
    ['VAT number', 'tax-id'],
    ['Р/с', 'iban'],
    ['Кол-во', 'quantity'],
    ['К-сть', 'quantity'],
    ['Qty', 'quantity'],
    ['Сумма (грн)', 'amount'],
    ['Вартість', 'amount'],
    ['Ціна за шт.', 'price'],
    ['Ответственный', 'owner'],
    ['Відповідальний', 'owner'],
    ['Assigned to', 'owner'],
    ['Этап сделки', 'stage'],
    ['Дедлайн', 'due'],
    ['Наступний контакт', 'due'],
    ['Expected close date', 'due'],
    ['Откуда узнали', 'source'],
    ['№ п/п', 'id'],
    ['№ з/п', 'id'],
    ['Примечание', 'note'],
    ['ТТН', 'delivery'],
    ['Выполнено', 'done'],
    ['Дата народження', 'birthday'],
  ])('the column “%s” holds: %s', (header, concept) => expect(conceptOf.get(headerKey(header))).toBe(concept));

  test('a word with an apostrophe is known however the apostrophe is typed', () => {
    expect(words('ім’я, так')).toEqual(['ім’я', "ім'я", 'імʼя', 'ім`я', 'так']);
  });

  test('each line of names is one group', () => {
    expect(groups('\n  Иван, ваня\n\n  пётр, петя\n')).toEqual([
      ['иван', 'ваня'],
      ['пётр', 'петя'],
    ]);
  });

  test('the dots of a legal form may be left out or typed as spaces', () => {
    expect(legalFormList([['llc', 's.r.o.', 'spol. s r.o.']])).toEqual([
      { key: 'llc', short: 's.r.o.', written: ['s.r.o.', 'sro', 's r o', 'spol. s r.o.', 'spol s ro', 'spol s r o'] },
    ]);
  });

  test('ООО, ТОВ, LLC and GmbH are one kind of company', () => {
    const keyOf = (short: string) =>
      languages.flatMap(({ legalForms }) => legalForms).find((form) => form.short === short)?.key;
    expect(['ООО', 'ТОВ', 'LLC', 'GmbH', 'sp. z o.o.'].map(keyOf)).toEqual(Array(5).fill('llc'));
    expect(['ИП', 'ФОП', 'e.K.'].map(keyOf)).toEqual(Array(3).fill('sole-trader'));
  });
});
