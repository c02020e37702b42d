import { expect, test } from '@jest/globals';
import { languageByCode, languages } from '../../adapters/languages/index.ts';
import { languageContract } from './language-contract.ts';

for (const language of languages)
  languageContract(
    language,
    languages.filter((other) => other !== language),
  );

test('a language is found by its code', () => {
  expect(languages.map(({ code }) => languageByCode(code))).toEqual(languages);
  expect(languageByCode('tlh')).toBeUndefined();
});

test('no two files of messages say the same code', async () => {
  for (const { code, messages } of languages) {
    const files = ['fields', 'contacts', 'columns', 'rules', 'report'];
    const parts = await Promise.all(
      files.map(async (file) => {
        const exported: unknown = await import(`../../adapters/languages/${code}/messages/${file}.ts`);
        return Object.keys((exported as Record<string, object>)[`${file}Messages`]!);
      }),
    );
    expect(parts.flat().sort()).toEqual(Object.keys(messages).sort());
  }
});
