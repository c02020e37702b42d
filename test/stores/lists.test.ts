import { describe, expect, test } from '@jest/globals';
import { listOf, textOfList } from '../../adapters/stores/binding/lists.ts';

describe('adapters/stores/binding/lists', () => {
  test.each([[['Phone', 'E-mail']], [['Phone']], [['tea', 'Food, drinks']], [['Food, drinks']]])(
    'law 5: %j is read back as it was written',
    (items) => expect(listOf(textOfList(items))).toEqual(items),
  );

  test('what somebody typed another way stays as it was typed, so that it can be given back', () => {
    for (const typed of ['a,b', 'a; b', 'a, b ', 'a\nb', ' , ']) expect(listOf(typed)).toBe(typed);
  });
});
