import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { languageByCode, languages } from '../../adapters/languages/index.ts';
import { languageContract } from './language-contract.ts';
import { lookAlikes } from './messages.ts';

const folder = join(import.meta.dirname, '..', '..', 'adapters', 'languages');

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
    const files = readdirSync(join(folder, code, 'messages')).flatMap((name) =>
      name === 'index.ts' ? [] : [name.replace('.ts', '')],
    );
    const parts = await Promise.all(
      files.map(async (file) => {
        const exported: unknown = await import(`../../adapters/languages/${code}/messages/${file}.ts`);
        return Object.keys((exported as Record<string, object>)[`${file}Messages`]!);
      }),
    );
    expect(parts.flat().sort()).toEqual(Object.keys(messages).sort());
  }
});

test('a letter of another alphabet is found, and an honest foreign word is not', () => {
  const latinE = 'Тел\u0065фон';
  const latinA = 'Это \u0061 то';
  expect(lookAlikes(`${latinE} qr-код`)).toEqual([latinE]);
  expect(lookAlikes(latinA)).toEqual(['\u0061']);
  expect(lookAlikes('Напишите на e-mail: IBAN, Telegram или Rowcall')).toEqual([]);
});
