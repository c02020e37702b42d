import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isShallow } from '../../functions/json-depth.ts';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test('the depth of any JSON is known without reading what it says, whatever its texts hold', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(6), (value, most) => {
      const bytes = Buffer.from(JSON.stringify(value));
      expect(isShallow(bytes, most)).toBe(depthOf(value) <= most);
    }),
  );
});

test.each([
  ['{"a":"[[[[{{{{"}', true],
  ['{"a":"\\"[[[["}', true],
  ['["\\\\",[[1]]]', false],
  ['[[[', false],
  ['', true],
])('%s is shallow: %s', (json, shallow) => {
  expect(isShallow(Buffer.from(json), 2)).toBe(shallow);
});
