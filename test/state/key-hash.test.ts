import { describe, expect, test } from '@jest/globals';
import { keyHash } from '../../adapters/state/key-hash.ts';

/** Keys as alike as keys of people are: numbers in a row, one letter changed, the same end, long common beginnings. */
function* alikeKeys(count: number): Iterable<readonly [index: string, key: string]> {
  const letters = 'abcdefghijklmnopqrstuvwxyzабвгдежзіїйкл';
  for (let i = 0; i < count; i++) {
    yield ['people.phone', `+38067${String(i).padStart(7, '0')}`];
    yield ['people.email', `user${i}@mail.example`];
    yield ['people.mail', `user${i}@mail.example`];
    yield [
      'people.name',
      `${letters[i % 39]}${letters[((i / 39) | 0) % 39]}${letters[((i / 1521) | 0) % 39]} ${(i / 59319) | 0}`,
    ];
    yield ['x', 'я'.repeat(i % 90) + i];
  }
}

describe('the hash of a key', () => {
  test('is a whole number that JavaScript and SQLite hold exactly', () => {
    for (const [index, key] of alikeKeys(1000)) expect(Number.isSafeInteger(keyHash(index, key))).toBe(true);
  });

  test('never changes, since files hold it', () => {
    expect([keyHash('', ''), keyHash('people.phone', '+380671234567'), keyHash('п', '\ud800')]).toEqual([
      2849127354060183, 8951320223851659, 6923388210783763,
    ]);
  });

  test('tells a million keys apart that are nearly the same', () => {
    const seen = new Set<number>();
    for (const [index, key] of alikeKeys(200_000)) seen.add(keyHash(index, key));

    expect(seen.size).toBe(1_000_000);
  });

  test('knows where the index ends and the key begins', () => {
    const hashes = [
      keyHash('ab', 'c'),
      keyHash('a', 'bc'),
      keyHash('abc', ''),
      keyHash('', 'abc'),
      keyHash('ab\u0000', 'c'),
    ];

    expect(new Set(hashes).size).toBe(5);
  });

  test('changes about half of its bits with one letter, each of them as often as the others', () => {
    const flips = new Array<number>(53).fill(0);
    const tries = 20_000;
    for (let i = 0; i < tries; i++) {
      const a = BigInt(keyHash('people.phone', `+380${i}`));
      const b = BigInt(keyHash('people.phone', `+381${i}`));
      for (let bit = 0; bit < 53; bit++) if (((a ^ b) >> BigInt(bit)) & 1n) flips[bit]!++;
    }

    for (const flipped of flips) expect(Math.abs(flipped / tries - 0.5)).toBeLessThan(0.03);
  });
});
