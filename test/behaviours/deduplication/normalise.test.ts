import { describe, expect, test } from '@jest/globals';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { hashBytes } from '../../../adapters/behaviours/deduplication/byte-hash.ts';
import { type Kind, normalisers } from '../../../adapters/behaviours/deduplication/normalise.ts';
import { normal } from '../../../adapters/behaviours/deduplication/normalise-text.ts';
import { soundOf } from '../../../adapters/behaviours/deduplication/sound.ts';
import { splitName } from '../../../adapters/behaviours/deduplication/split-name.ts';
import { generatedPhones, phoneCountries } from '../../fields/generated-phones.ts';
import { lexicon } from './found.ts';

const decoder = new TextDecoder();

function normalised(kind: Kind, text: string): string {
  const bytes = new TextEncoder().encode(text);
  return decoder.decode(normal.slice(0, normalisers[kind](bytes, 0, bytes.length, lexicon)));
}

test.each<[Kind, string, string]>([
  ['name', 'Пётр', 'petr'],
  ['name', 'Іван Петрович', 'ivan'],
  ['name', 'Dr. O’Brien-Smith', 'obrien smith'],
  ['name', 'Müller', 'muller'],
  ['name', 'г-н Щербаков', 'shcherbakov'],
  ['name', '—', ''],
  ['name', 'неизвестно', ''],
  ['company', 'ООО «Ромашка»', 'romashka'],
  ['company', '"Ромашка", О.О.О.', 'romashka'],
  ['company', 'Общество с ограниченной ответственностью «Ромашка»', 'romashka'],
  ['company', 'ТОВ "Каштани"', 'kashtani'],
  ['company', 'Müller GmbH & Co. KG', 'muller'],
  ['company', 'ФОП Петренко', 'petrenko'],
  ['company', 'ООО', 'ooo'],
  ['company', 'н/д', ''],
  ['email', ' Ivan+shop@Mail.RU ', 'ivan@mail.ru'],
  ['email', 'Ivan <ivan@mail.ru>', 'ivan@mail.ru'],
  ['email', 'mailto:ivan@mail.ru', 'ivan@mail.ru'],
  ['email', 'ivan@mail.ru, petr@mail.ru', 'ivan@mail.ru'],
  ['email', 'test@test.ru', ''],
  ['email', 'not an address', ''],
  ['phone', '+7 (916) 123-45-67', '161234567'],
  ['phone', '8 916 1234567 доб. 12', '161234567'],
  ['phone', '0044 (0) 1556 499270', '556499270'],
  ['phone', '12345678', ''],
  ['phone', '8 (999) 999-99-99', ''],
  ['phone', '000-000-00', ''],
  ['street', 'ул. Ленина, д. 12-А', 'lenina 12a'],
  ['street', 'Ленина 12а', 'lenina 12a'],
  ['street', '12 Oak Street', '12 oak st'],
  ['date', '1990-12-31', '19901231'],
  ['date', '31.12.1990', '19901231'],
  ['date', '12/31/1990', '19901231'],
  ['date', '19901231', '19901231'],
  ['date', '1990-12-31T00:00:00Z', '19901231'],
  ['date', 'скоро', ''],
  ['id', 'https://www.romashka.ru/', 'romashkaru'],
  ['id', 'AB-123 45', 'ab12345'],
  ['text', 'Кофе, чай & какао', 'kofe chai kakao'],
])('%s %s', (kind, text, expected) => {
  expect(normalised(kind, text)).toBe(expected);
});

test('what is normal stays as it is', () => {
  for (const [kind, text] of [
    ['name', 'Пётр Щербаков'],
    ['company', 'ООО «Ромашка Трейд»'],
    ['street', 'ул. Ленина, д. 12-А'],
    ['text', 'Кофе, чай'],
  ] as const)
    expect(normalised(kind, normalised(kind, text))).toBe(normalised(kind, text));
});

test.each([
  ['Иванов Иван Иванович', 'ivan', 'ivanov'],
  ['Иван Иванович Иванов', 'ivan', 'ivanov'],
  ['Ковальчук Олена', 'olena', 'kovalchuk'],
  ['John Ronald Smith', 'john', 'smith'],
  ['Smith, John', 'john', 'smith'],
  ['Dr. Jane Doe', 'jane', 'doe'],
  ['Анна', 'anna', ''],
  ['Цветков', '', 'tsvetkov'],
])('the name %s is parted', (text, given, family) => {
  const bytes = new TextEncoder().encode(text);
  const split = splitName(bytes, 0, bytes.length, lexicon);
  const part = ([from, length]: readonly [number, number]) => decoder.decode(normal.slice(from, from + length));
  expect([part(split.given), part(split.family)]).toEqual([given, family]);
});

describe('names sound alike in whatever letters', () => {
  const sound = (text: string) => {
    const form = new TextEncoder().encode(normalised('name', text));
    return soundOf(form, 0, form.length);
  };
  test.each([
    ['Юлия', 'Yuliya', 'Iuliia', 'Julia'],
    ['Щербаков', 'Shcherbakov', 'Scherbakov'],
    ['Алексей', 'Aleksei', 'Alexey'],
    ['Мария', 'Mariia', 'Maria', 'Marija'],
    ['Филипп', 'Filip', 'Philipp'],
    ['Хрущёв', 'Khrushchev', 'Hruschev'],
    ['Цветков', 'Tsvetkov', 'Tzvetkov'],
  ])('%s', (first, ...others) => {
    for (const other of others) expect([other, sound(other)]).toEqual([other, sound(first)]);
  });
  test('and different names do not', () => {
    expect(sound('Мария')).not.toBe(sound('Марина'));
    expect(sound('Иван')).not.toBe(sound('Илья'));
  });
});

test('two ways to write a phone are the same exactly where libphonenumber says so', () => {
  const byKey = new Map<string, Set<string>>();
  let agreeing = 0;
  let valid = 0;
  for (const { text, country } of generatedPhones(6000, 20_261_122, phoneCountries)) {
    const parsed = parsePhoneNumberFromString(text, country);
    if (!parsed?.isValid()) continue;
    valid++;
    const national = normalised('phone', text);
    const international = normalised('phone', parsed.number);
    if (national === international) agreeing++;
    const key = `${parsed.countryCallingCode} ${international}`;
    byKey.set(key, (byKey.get(key) ?? new Set()).add(parsed.number));
  }
  expect(agreeing / valid).toBeGreaterThan(0.98);
  const confused = [...byKey.values()].filter((numbers) => numbers.size > 1).length;
  expect(confused / byKey.size).toBeLessThan(0.002);
});

test('hashes of bytes are spread evenly and never 0', () => {
  const counts = new Array<number>(64).fill(0);
  for (let i = 0; i < 64_000; i++) {
    const bytes = new TextEncoder().encode(`value ${i}`);
    const hash = hashBytes(bytes, 0, bytes.length);
    expect(hash).not.toBe(0);
    counts[hash >>> 26]!++;
  }
  expect(Math.min(...counts)).toBeGreaterThan(850);
  expect(Math.max(...counts)).toBeLessThan(1150);
});
