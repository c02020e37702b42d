import { describe, expect, test } from '@jest/globals';
import { bindColumns, headerKey } from '../../core/columns.ts';
import type { Table } from '../../core/model.ts';
import { toyTable } from '../toy.ts';

const plain = toyTable('contacts', ['name', 'phone']);
const fields = plain.fields.map((field) =>
  field.key === 'phone' ? { ...field, label: 'Phone', headers: ['Phone', 'Телефон'], required: true } : field,
);
const contacts: Table = { ...plain, fields, byKey: new Map(fields.map((field) => [field.key, field])) };

describe('core/columns', () => {
  test('columns are found by what stands above them, in any order and language', () => {
    const { at, id } = bindColumns(contacts, ['_id', 'Notes', ' ТЕЛЕФОН: ', 'Name']);

    expect([[...at], id]).toEqual([
      [
        ['name', 3],
        ['phone', 2],
      ],
      0,
    ]);
  });

  test.each([
    ['Phone *', 'phone'],
    ['Amount (UAH)', 'amount'],
    ['  E-mail\n ', 'e-mail'],
    ['Имя…', 'имя'],
  ])('%j is the header %j', (written, key) => expect(headerKey(written)).toBe(key));

  test('of two equal headers the first counts and the second is told', () => {
    const { at, findings } = bindColumns(contacts, ['name', 'Phone', 'phone ']);

    expect(at.get('phone')).toBe(1);
    expect(findings).toMatchObject([{ code: 'column.twice', severity: 'warning', args: { header: 'phone ' } }]);
  });

  test('a missing column that the table cannot do without is an error, another a question', () => {
    expect(bindColumns(contacts, ['other']).findings).toMatchObject([
      { code: 'column.missing', severity: 'warning', field: 'name' },
      { code: 'column.missing', severity: 'error', field: 'phone' },
    ]);
  });

  test('no header is special, not even __proto__', () => {
    expect([...bindColumns(contacts, ['__proto__', 'constructor', 'name']).at]).toEqual([['name', 2]]);
  });
});
