import { describe, expect, test } from '@jest/globals';
import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { type Phone, phone } from '../../adapters/fields/phone/index.ts';
import { languages } from '../../adapters/languages/index.ts';
import type { Cell } from '../../core/cell.ts';
import type { FieldCodec, Locale } from '../../core/field.ts';
import { generatedPhones, phoneCountries, type TypedPhone } from './generated-phones.ts';
import { team as ourTeam } from './kit.ts';

function teamLocale(...countries: string[]): Locale {
  return { ...ourTeam, countries };
}

function team(...countries: string[]): FieldCodec<Phone> {
  return phone.bind({ form: 'international' }, teamLocale(...countries));
}

function number(codec: FieldCodec<Phone>, cell: Cell): string | null {
  const parsed = codec.parse(cell);
  return parsed.is === 'value' ? parsed.value.number : null;
}

describe('libphonenumber comes to the same number and the same verdict', () => {
  function disagreements(phones: readonly TypedPhone[]): string[] {
    const codecs = new Map(getCountries().map((country) => [country, team(country)]));
    return phones.flatMap(({ text, country }) => {
      // 00 before a country code is read everywhere; libphonenumber reads it only where it is dialled.
      if (text.startsWith('00')) return [];
      const ours = number(codecs.get(country)!, text);
      const parsed = parsePhoneNumberFromString(text, country);
      const theirs = parsed?.isValid() ? parsed.number : null;
      return ours === theirs ? [] : [`${country} ${text}: ours ${ours}, theirs ${theirs}`];
    });
  }

  test('for the countries our teams phone from', () => {
    expect(disagreements(generatedPhones(24_000, 1, phoneCountries))).toEqual([]);
  });

  test('for every country there is', () => {
    const all = getCountries().filter((country) => country in examples);
    expect(disagreements(generatedPhones(24_000, 2, all))).toEqual([]);
  });

  test('and groups the digits alike, but for the signs between the groups', () => {
    const codec = team(...phoneCountries);
    for (const { text, country } of generatedPhones(4000, 3, phoneCountries)) {
      const parsed = parsePhoneNumberFromString(text, country);
      if (!parsed?.isValid()) continue;
      const ours = String(codec.cell({ number: parsed.number, extension: '' }));
      expect(ours.replace(/[\s()-]+/g, ' ')).toBe(parsed.formatInternational());
    }
  });
});

describe('the normal form', () => {
  test.each(['international', 'e164', 'national'] as const)('reads back as the same number: %s', (form) => {
    const codec = phone.bind({ form }, teamLocale('RU', 'UA', 'DE'));
    for (const { text } of generatedPhones(4000, 4, phoneCountries)) {
      const parsed = codec.parse(text);
      if (parsed.is === 'value') expect(codec.parse(parsed.cell)).toEqual(parsed);
    }
  });

  test('keeps a country code where the national form would mean somebody else', () => {
    const codec = phone.bind({ form: 'national' }, teamLocale('UA', 'DE'));
    expect(codec.cell({ number: '+380671234567', extension: '' })).toBe('+380 67 123 4567');
  });
});

describe('countries of the team', () => {
  test('a Russian number typed with 8 is not taken for a Ukrainian one', () => {
    expect(number(team('UA', 'RU'), '89161234567')).toBe('+79161234567');
    expect(team('UA').parse('89161234567')).toMatchObject({ is: 'wrong', suggestions: ['+7 916 123-45-67'] });
  });

  test('the order of the countries does not decide between two numbers that both exist', () => {
    expect(team('UA', 'DE').parse('0671234567')).toMatchObject({ is: 'wrong', code: 'phone.ambiguous' });
    expect(team('DE', 'UA').parse('0671234567')).toMatchObject({ is: 'wrong', code: 'phone.ambiguous' });
  });

  test('the plus that Excel ate is given back only for the team’s own countries, and offered for others', () => {
    expect(number(team('RU', 'UA'), 380671234567)).toBe('+380671234567');
    expect(team('RU').parse(380671234567)).toMatchObject({ is: 'wrong', suggestions: ['+380 67 123 4567'] });
  });

  test('a plus before the trunk prefix is a slip, and what was meant is offered', () => {
    expect(team('RU').parse('+8 916 123-45-67')).toMatchObject({ is: 'wrong', suggestions: ['+7 916 123-45-67'] });
  });
});

describe('what people type around a number', () => {
  const codec = team('UA', 'RU');

  test.each([
    ['доб. 12', 'тел.: (044) 123-45-67 (доб. 12)'],
    [', ext 12', '+380 44 123 45 67, ext 12'],
    ['x12', '0441234567x12'],
    ['#12', '+380441234567 #12'],
  ])('an extension: %s', (_, text) => {
    expect(codec.parse(text)).toMatchObject({ value: { number: '+380441234567', extension: '12' } });
  });

  test('the extension is no part of the key: one line, several desks', () => {
    const value = { number: '+380441234567', extension: '12' };
    expect(codec.keys(value)).toEqual(codec.keys({ ...value, extension: '' }));
  });

  test('the extension is shown in the reader’s language', () => {
    const value = { number: '+380441234567', extension: '12' };
    for (const language of languages) {
      const shown = codec.show(value, language);
      expect(codec.parse(shown)).toMatchObject({ value });
    }
  });

  test('a name beside the number is never thrown away: the number alone is offered', () => {
    expect(codec.parse('+7 916 123-45-67 (Anna)')).toMatchObject({
      is: 'wrong',
      code: 'phone.unreadable',
      suggestions: ['+7 916 123-45-67'],
    });
  });

  test.each([
    '+79161234567;89161234568',
    '+7 916 123-45-67\n+7 916 123-45-68',
    '89161234567 89161234568',
    '+79161234567+79161234568',
    '8 916 123 45 67 / 8 916 123 45 68',
  ])('two numbers in a cell are both offered: %j', (text) => {
    expect(codec.parse(text)).toMatchObject({
      is: 'wrong',
      code: 'phone.several',
      suggestions: ['+7 916 123-45-67', '+7 916 123-45-68'],
    });
  });
});

describe('where numbers must not be seen', () => {
  test.each([
    ['+7 916 123-45-67', '+7 916 •••-••-67'],
    ['+380 67 123 4567', '+380 67 ••• ••67'],
    ['+79161234567', '+7916•••••67'],
    ['8 (916) 123-45-67 ext. 12', '8 (916) •••-••-67 ext. 12'],
    ['Anna 8 916 123-45-67', 'Anna 8 916 •••-••-67'],
  ])('%s is masked', (shown, masked) => {
    expect(phone.mask?.(shown)).toBe(masked);
  });
});

describe('a column of phones is recognised', () => {
  const guess = (cells: Cell[], ...countries: string[]) => phone.guess(cells, teamLocale(...countries));

  test('with the form most of it already has', () => {
    expect(guess(['+79161234567', '+79161234568', '8 916 123-45-69'], 'RU')).toEqual({
      fit: 1,
      options: { form: 'e164' },
    });
    expect(guess(['8 (916) 123-45-67', '8 (916) 123-45-68'], 'RU')?.options).toEqual({ form: 'national' });
    expect(guess(['+7 916 123-45-67', '89161234568'], 'RU')?.options).toEqual({});
  });

  test('with the country of its own full numbers', () => {
    expect(guess(['+48 501 234 567', '601-234-567', '602-345-678'], 'UA')?.options).toMatchObject({
      countries: ['UA', 'PL'],
    });
  });

  test('bare digits are less sure than digits written as a phone', () => {
    const bare = guess(['9161234567', '9161234568'], 'RU')!;
    const written = guess(['8 (916) 123-45-67', '8 (916) 123-45-68'], 'RU')!;
    expect(bare.fit).toBeLessThan(written.fit);
  });
});

describe('two phones or a remark in one cell', () => {
  test.each([
    ['+380 67 123 45 67, 050 123 45 67 (мама)', 'phone.several', ['+380 67 123 4567', '+380 50 123 4567']],
    ['067 123 45 67 Оля / 050 123 45 67', 'phone.several', ['+380 67 123 4567', '+380 50 123 4567']],
    ['067 123 45 67 (мама)', 'phone.unreadable', ['+380 67 123 4567']],
  ])('%s is a question, and nothing of it is dropped', (cell, code, suggestions) =>
    expect(team('UA').parse(cell)).toEqual({ is: 'wrong', code, suggestions }),
  );
});

describe('the form that most rows of a column have', () => {
  const guess = (cells: readonly Cell[]) => phone.guess(cells, teamLocale('UA'))?.options;

  test.each([
    ['###-###-##-##', ['067-123-45-67', '050-123-45-67', '+380631234567']],
    ['(###) ### ## ##', ['(067) 123 45 67', '(050) 123 45 67', '0631234567']],
    ['+### ## ### ## ##', ['+380 67 123 45 67', '+380 50 123 45 67']],
  ])('%s is kept', (form, cells) => {
    expect(guess(cells)).toEqual({ form });
    const codec = phone.bind({ form }, teamLocale('UA'));
    for (const cell of cells.slice(0, 2)) expect(codec.parse(cell)).toMatchObject({ is: 'value', cell });
    const [last] = cells.slice(-1);
    expect(codec.parse(last!)).toMatchObject({ cell: expect.stringMatching(picture(form)) });
  });

  test('no form is proposed where every row has its own', () =>
    expect(guess(['067-123-45-67', '(050) 123 45 67', '063 123 4567', '0971234567'])?.['form']).toBe('national'));

  test.each(['###', '##-##-##!', '+'.repeat(9), '#'.repeat(16), ' #######'])('%s pictures no number', (form) =>
    expect(phone.options.safeParse({ form }).success).toBe(false),
  );
});

/** Every number that a picture may show. */
function picture(form: string): RegExp {
  return new RegExp(`^${form.replaceAll(/[+().]/gu, '\\$&').replaceAll('#', '\\d')}$`, 'u');
}
