import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readNumber } from '../../adapters/stores/workbook/number.ts';

const read = (text: string) => {
  const bytes = Buffer.from(`<${text}>`);
  return readNumber(bytes, 1, bytes.length - 1);
};

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 20 });

test('a written decimal is read exactly as JavaScript reads it', () => {
  const decimal = fc
    .tuple(fc.constantFrom('', '-'), digits, fc.option(digits))
    .map(([sign, whole, part]) => `${sign}${whole}${part === null ? '' : `.${part}`}`);
  fc.assert(
    fc.property(decimal, (text) => Object.is(read(text), Number(text))),
    { numRuns: 3000 },
  );
});

test('every double is read back from its shortest form', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => read(String(value)) === value),
    { numRuns: 3000 },
  );
});

test('money and shares of all sizes are exact', () => {
  for (let cents = 0; cents < 20_000; cents++) {
    const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    if (read(text) !== Number(text)) throw new Error(text);
  }
  expect(read('0.1') + read('0.2')).toBe(0.1 + 0.2);
});

test.each([
  '',
  '-',
  '.',
  '1.2.3',
  '1,5',
  '0x10',
  'NaN',
  'Infinity',
  '1e',
  '1e+',
  'e5',
  '--1',
  '1 2',
  'abc',
  '9'.repeat(500),
])('what is no decimal number is none: %s', (text) => {
  expect(read(text)).toBeNaN();
});

test.each([
  ['1E-3', 0.001],
  ['1.', 1],
  ['.5', 0.5],
  ['+7', 7],
  [' 42 ', 42],
  ['1e999', Number.POSITIVE_INFINITY],
])('less usual ways are read too: %s', (text, value) => {
  expect(read(text)).toBe(value);
});
