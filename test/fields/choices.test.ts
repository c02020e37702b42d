import { describe, expect, test } from '@jest/globals';
import { choice } from '../../adapters/fields/choice.ts';
import { multiChoice } from '../../adapters/fields/multi-choice.ts';
import { reference, referenceIndex } from '../../adapters/fields/reference.ts';
import { text } from '../../adapters/fields/text.ts';
import { languages } from '../../adapters/languages/index.ts';
import { bound, suggestionsOf, team } from './kit.ts';

const stages = {
  options: [
    'New',
    { key: 'won', label: 'Won', labels: { ru: 'Выиграна', uk: 'Виграна' }, aliases: ['Closed'] },
    'Lost',
  ],
};

describe('a choice', () => {
  const codec = bound(choice, { options: stages });

  test('is found by its key, its label in any language and its aliases, whatever the capitals', () => {
    for (const typed of ['won', 'WON', 'выиграна', 'Виграна', ' closed '])
      expect(codec.parse(typed)).toMatchObject({ value: 'won', cell: 'Won' });
  });

  test('with a slip in it is never mended, only offered', () => {
    const offered = (typed: string) => [codec.parse(typed).is, suggestionsOf(codec.parse(typed))];
    expect(offered('выигрна')).toEqual(['wrong', ['Won']]);
    expect(offered('виграана')).toEqual(['wrong', ['Won']]);
    expect(offered('вгирана')).toEqual(['wrong', ['Won']]);
    expect(offered('Los')).toEqual(['wrong', []]);
    expect(offered('Lots')).toEqual(['wrong', ['Lost']]);
  });

  test('stands in the cell in the language of the team, and is shown in that of the reader', () => {
    const inRussian = bound(choice, { options: stages, locale: { language: languages[1]! } });
    expect(inRussian.parse('won')).toMatchObject({ cell: 'Выиграна' });
    expect(inRussian.column.choices).toEqual(['New', 'Выиграна', 'Lost']);
    expect(languages.map((language) => codec.show('won', language))).toEqual(['Won', 'Выиграна', 'Виграна']);
  });

  test('sorts as the list does', () => {
    expect(['Lost', 'won', 'New'].toSorted(codec.compare)).toEqual(['New', 'won', 'Lost']);
  });

  test('that is written like another is refused in the settings', () => {
    const issues = choice.options.safeParse({ options: ['New', { key: 'fresh', aliases: ['NEW '] }] }).error?.issues;
    expect(issues).toMatchObject([{ path: ['options', 1], message: expect.stringContaining('"new"') }]);
  });
});

test('several choices stand in the order of the list, each once', () => {
  const codec = bound(multiChoice, { options: stages });
  expect(codec.parse('lost, closed; New\nwon')).toMatchObject({
    value: ['New', 'won', 'Lost'],
    cell: ['New', 'Won', 'Lost'],
  });
});

test('a record is found by every id that a cell refers to, and by none while it is only words', () => {
  const index = referenceIndex('deals', 'contacts');
  const codec = bound(reference, { options: { table: 'contacts', many: true } });
  const keys = (cell: string | readonly string[]) => {
    const parsed = codec.parse(cell);
    return index.keys({ contacts: parsed.is === 'value' ? parsed.value : null });
  };
  expect(index).toMatchObject({ name: 'ref:deals.contacts', table: 'deals' });
  expect(keys(['rec1', 'rec2'])).toEqual(['rec1', 'rec2']);
  expect(keys('Ann; Bob')).toEqual([]);
  expect(keys([])).toEqual([]);
});

test('a reference that is resolved keeps its words in the cell', () => {
  const codec = bound(reference, { options: { table: 'contacts', many: true } });
  const resolved = [
    { id: 'a1', text: 'Ann' },
    { id: 'b2', text: 'Bob' },
  ];
  expect(codec.cell(resolved)).toBe('Ann; Bob');
  expect(codec.keys(resolved)).toEqual(['a1', 'b2']);
  expect(codec.cel.value(resolved)).toEqual(['a1', 'b2']);
});

test('a pattern that RE2 does not know is refused in the settings', () => {
  expect(text.options.safeParse({ pattern: '(?=a)b' }).error?.issues).toMatchObject([{ path: ['pattern'] }]);
  expect(text.options.safeParse({ pattern: '(a+)+$' }).success).toBe(true);
});

test('a pattern that would hang other engines is answered at once', () => {
  const codec = bound(text, { options: { pattern: '(a+)+b' } });
  expect(codec.parse('a'.repeat(500))).toMatchObject({ code: 'text.pattern' });
});

test('the column that a choice is guessed from is the list it offers', () => {
  const column = ['New', 'new', 'New', 'Won', 'won ', 'New', 'Won', 'Won', 'Won', 'Lost', 'Lost', 'New'];
  const guess = choice.guess(column, team);
  const codec = bound(choice, { options: guess?.options ?? {} });
  expect(codec.column.choices).toEqual(['New', 'Won', 'Lost']);
  for (const cell of column) expect(codec.parse(cell)).toMatchObject({ is: 'value' });
});
