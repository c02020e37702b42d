import { describe, expect, test } from '@jest/globals';
import { listOf, textOfList } from '../../adapters/stores/workbook/lists.ts';

describe('adapters/stores/workbook/lists', () => {
  test.each([[['Phone', 'E-mail']], [['Phone']], [['tea', 'Food, drinks']], [['Food, drinks']]])(
    'law 5: %j is read back as it was written',
    (items) => expect(listOf(textOfList(items))).toEqual(items),
  );

  test('a list is typed with commas, semicolons or lines', () => {
    expect([listOf('a,b'), listOf('a; b'), listOf('a\nb'), listOf(' , ')]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      null,
    ]);
  });
});
