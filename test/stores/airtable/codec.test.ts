import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decode, encode } from '../../../adapters/stores/airtable/codec.ts';
import type { Cell, CellKind } from '../../../core/cell.ts';
import { anyCell } from '../../core/arbitrary.ts';

const zone = 'Europe/Kyiv';
const types = [
  'singleLineText',
  'multilineText',
  'richText',
  'email',
  'url',
  'phoneNumber',
  'number',
  'currency',
  'percent',
  'duration',
  'rating',
  'checkbox',
  'date',
  'dateTime',
  'singleSelect',
  'multipleSelects',
  'multipleRecordLinks',
  'singleCollaborator',
  'multipleCollaborators',
  'multipleAttachments',
  'barcode',
  'formula',
  'rollup',
  'count',
  'multipleLookupValues',
  'autoNumber',
  'createdTime',
  'aiText',
  'button',
  'somethingNew',
];
const kinds: readonly CellKind[] = ['text', 'number', 'boolean', 'date', 'instant', 'list'];

const words = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .filter((text) => text.trim() === text && !/[,;\n]/.test(text));
const day = fc
  .date({ min: new Date('1850-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const instant = fc
  .date({ min: new Date('1850-01-01'), max: new Date('2400-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Which cells a column of that type holds just as they are, where the settings want that kind. */
const kept: readonly (readonly [string, CellKind, fc.Arbitrary<Cell>])[] = [
  ['singleLineText', 'text', fc.string({ minLength: 1 })],
  ['multilineText', 'text', fc.string({ minLength: 1, unit: 'binary' })],
  ['multilineText', 'number', fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n))],
  ['multilineText', 'boolean', fc.boolean()],
  ['multilineText', 'date', day],
  ['multilineText', 'instant', instant],
  ['multilineText', 'list', fc.array(words, { minLength: 1 })],
  ['phoneNumber', 'text', words],
  ['number', 'number', fc.double({ noNaN: true, noDefaultInfinity: true })],
  ['checkbox', 'boolean', fc.boolean()],
  ['date', 'date', day],
  ['dateTime', 'instant', instant],
  ['dateTime', 'date', day],
  ['singleSelect', 'text', words],
  ['singleSelect', 'list', fc.array(words, { minLength: 1, maxLength: 1 })],
  ['multipleSelects', 'list', fc.array(words, { minLength: 1 })],
  ['multipleRecordLinks', 'text', fc.array(fc.stringMatching(/^rec[a-zA-Z0-9]{14}$/), { minLength: 1 })],
];

test.each(kept)('what %s takes of %s is read back the same', (type, kind, cells) => {
  fc.assert(
    fc.property(cells, (cell) => {
      const encoded = encode(type, cell, zone);
      expect(encoded).toHaveProperty('value');
      expect(decode(type, 'value' in encoded ? encoded.value : null, kind, zone).cell).toEqual(cell);
    }),
  );
});

test('what is empty is read back empty, whatever the column', () => {
  for (const type of types)
    for (const kind of kinds) {
      const encoded = encode(type, null, zone);
      const isBox = type === 'checkbox';
      if ('value' in encoded) expect(decode(type, encoded.value, kind, zone).cell).toBe(isBox ? false : null);
    }
});

test('whatever is in a cell is either taken or refused, and whatever Airtable says is read', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...types),
      fc.constantFrom(...kinds),
      anyCell,
      fc.jsonValue(),
      (type, kind, cell, value) => {
        const encoded = encode(type, cell, zone);
        if ('value' in encoded) expect(JSON.stringify(encoded.value)).toBeDefined();
        else expect(encoded.refused).toMatch(/^cell\./);
        const read = decode(type, value, kind, zone).cell;
        expect(read === null || ['string', 'number', 'boolean'].includes(typeof read) || Array.isArray(read)).toBe(
          true,
        );
      },
    ),
  );
});

test('a calculated field is never written', () => {
  for (const type of [
    'formula',
    'rollup',
    'count',
    'multipleLookupValues',
    'autoNumber',
    'createdTime',
    'lastModifiedBy',
    'button',
  ])
    expect(encode(type, 'x', zone)).toEqual({ refused: 'cell.computed' });
});
