import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { date } from '../../adapters/fields/date.ts';
import { dateTime } from '../../adapters/fields/date-time.ts';
import { personName } from '../../adapters/fields/person-name/index.ts';
import { dateWriter } from '../../adapters/fields/reading/date-picture.ts';
import type { Cell } from '../../core/cell.ts';
import type { FieldType, Locale } from '../../core/field.ts';
import { sameValue } from '../../core/record.ts';
import { bound, team } from './kit.ts';

const russian: Locale = { ...team, language: team.languages.find(({ code }) => code === 'ru')!, countries: ['RU'] };

/** The column as it is after everything that may be rewritten has been, in the form that is guessed for it. */
function tidied(type: FieldType, column: readonly Cell[], locale: Locale = team) {
  const options = type.guess(column, locale)?.options ?? {};
  const { parse } = bound(type, { options, locale });
  const cells = column.map((cell) => {
    const parsed = parse(cell);
    return parsed.is === 'value' && parsed.stays !== true ? parsed.cell : cell;
  });
  return { options, cells };
}

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const pictures = ['DD.MM.YYYY', 'D.M.YY', 'D MMM YYYY', 'MMMM D, YYYY', 'YYYY/MM/DD', 'DD-MMM-YYYY'];

/** A column of days, three of four of them in one form. */
const mixedDays = fc
  .record({
    locale: fc.constantFrom(team, russian),
    most: fc.constantFrom(...pictures),
    others: fc.array(fc.tuple(fc.constantFrom(...pictures), day), { maxLength: 4 }),
    days: fc.array(day, { minLength: 13, maxLength: 20 }),
  })
  .map(({ locale, most, others, days }) => ({
    locale,
    most,
    column: [...days.map((one) => [most, one] as const), ...others].map(
      ([picture, one]) => dateWriter(picture, locale, undefined)(one)!,
    ),
  }));

describe('days kept as text', () => {
  test('are put into the form that most of the column have, the others stay, and nothing is to be done a second time', () => {
    fc.assert(
      fc.property(mixedDays, ({ locale, most, column }) => {
        const { options, cells } = tidied(date, column, locale);
        const write = dateWriter(String(options['form']), locale, undefined);
        const meant = column.map((cell) => bound(date, { locale }).parse(cell));
        expect(cells).toEqual(meant.map((parsed) => parsed.is === 'value' && write(parsed.value as string)));
        const usual = column.filter((cell, at) => cell === cells[at]).length;
        expect(usual).toBeGreaterThanOrEqual(column.length - 4);
        expect(tidied(date, cells, locale)).toEqual({ options, cells });
        expect(write('2026-10-12')).toBe(dateWriter(most, locale, undefined)('2026-10-12'));
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    ['day-first', 'DD/MM/YYYY', ['13/01/2026', '14/02/2026', '25/12/2026', '30/11/2026', '31/10/2026'], '2026-04-03'],
    ['month-first', 'MM/DD/YYYY', ['01/13/2026', '02/14/2026', '12/25/2026', '11/30/2026', '10/31/2026'], '2026-03-04'],
  ])(
    'have their order in the settings where five of them tell it and none the other: %s',
    (order, form, sure, value) => {
      const { options } = tidied(date, [...sure, '03/04/2026']);
      expect(options).toEqual({ form, order });
      expect(bound(date, { options }).parse('03/04/2026')).toMatchObject({ value, cell: '03/04/2026' });
    },
  );

  test.each([
    ['four', ['13/01/2026', '14/02/2026', '25/12/2026', '30/11/2026', '03/04/2026']],
    ['others against them', ['13/01/2026', '14/02/2026', '25/12/2026', '30/11/2026', '31/10/2026', '12/25/2026']],
  ])('keep their questions, and their looks, where only %s tell the order', (_, column) => {
    const { options, cells } = tidied(date, column);
    expect(options).toEqual({ form: 'as-typed' });
    expect(cells).toEqual(column);
    expect(bound(date, { options }).parse('03/04/2026')).toMatchObject({ is: 'wrong', code: 'date.ambiguous' });
  });

  test('become days of the spreadsheet where most of the column are', () => {
    const { options, cells } = tidied(date, ['2026-01-05', '2026-01-06', '2026-01-07', '08.01.2026']);
    expect(options).toEqual({});
    expect(cells.at(-1)).toBe('2026-01-08');
  });

  test('leave a day of the spreadsheet among them one', () => {
    const { options, cells } = tidied(date, ['05.01.2026', '06.01.2026', '7 Jan 2026', '08.01.2026', '2026-01-09']);
    expect(options).toEqual({ form: 'DD.MM.YYYY' });
    expect(cells).toEqual(['05.01.2026', '06.01.2026', '07.01.2026', '08.01.2026', '2026-01-09']);
  });

  test('with a time of day have their order told as well', () => {
    const days = ['13/01/2026', '14/02/2026', '25/12/2026', '30/11/2026', '31/10/2026', '03/04/2026'];
    expect(
      dateTime.guess(
        days.map((one) => `${one} 10:00`),
        team,
      )?.options,
    ).toEqual({ order: 'day-first' });
  });

  test.each([
    ['DD.MM', 'has no year'],
    ['DD.DD.YYYY', 'says the day twice'],
    ['day.month.year', 'is in words'],
    ['YYYY-MM-DD ', 'ends with a blank'],
  ])('are in no form %s, which %s', (form) => {
    expect(date.options.safeParse({ form }).success).toBe(false);
  });

  test('are in no form that nobody could read back, nor in one against the order', () => {
    expect(() => bound(date, { options: { form: 'MM.DD.YYYY' } })).toThrow('could not be read back');
    expect(() => bound(date, { options: { form: 'DD/MM/YYYY', order: 'month-first' } })).toThrow('the other way round');
  });
});

const families = ['Петров', 'Иванова', 'Бондаренко', 'Сидоров', 'Ковальчук', 'Smirnov', 'Кузнецова', 'Попов'];
const given = ['Иван', 'Анна', 'Олена', 'Сергей', 'Тарас', 'Ivan', 'Мария', 'Пётр'];
const patronymics = ['', '', 'Петрович', 'Сергеевна', 'Іванович'];
const forms = [
  { order: 'given-family' },
  { order: 'family-given' },
  { order: 'given-family', capitals: 'family' },
  { order: 'family-given', capitals: 'family' },
  { order: 'family-given', capitals: 'all' },
] as const;
const person = fc.tuple(fc.constantFrom(...families), fc.constantFrom(...given), fc.constantFrom(...patronymics));
const inForm = new Map(forms.map((form) => [form, bound(personName, { options: form })]));
const writtenIn = (form: (typeof forms)[number], [family, name, patronymic]: readonly string[]) => {
  const parsed = inForm.get(form)!.parse([family, name, patronymic].join(' ').trim());
  return parsed.is === 'value' ? parsed.cell : null;
};

describe('names', () => {
  test('are put into the order and the capitals that most of the column have, and nothing is to be done a second time', () => {
    const column = fc
      .record({
        form: fc.constantFrom(...forms),
        people: fc.array(person, { minLength: 13, maxLength: 20 }),
        others: fc.array(fc.tuple(fc.constantFrom(...forms), person), { maxLength: 4 }),
      })
      .map(({ form, people, others }) => ({
        form,
        cells: [...people.map((one) => writtenIn(form, one)), ...others.map(([other, one]) => writtenIn(other, one))],
      }));
    fc.assert(
      fc.property(column, ({ form, cells }) => {
        const first = tidied(personName, cells);
        expect(first.options).toEqual(form);
        expect(tidied(personName, first.cells)).toEqual(first);
        const { parse, keys } = inForm.get(form)!;
        const keysIn = (all: readonly Cell[]) =>
          all.map((cell) => {
            const parsed = parse(cell);
            return parsed.is === 'value' ? keys(parsed.value) : [];
          });
        expect(keysIn(first.cells)).toEqual(keysIn(cells));
      }),
      { numRuns: 30 },
    );
  });

  test('stay in the order they have where no two of three agree, or too few tell', () => {
    const mixed = [
      'Петров Иван',
      'Анна Иванова',
      'Сидоров Пётр',
      'Мария Попова',
      'Бондаренко Олена',
      'Тарас Ковальчук',
    ];
    expect(tidied(personName, mixed)).toEqual({ options: {}, cells: mixed });
    expect(tidied(personName, mixed.slice(0, 4)).options).toEqual({});
  });

  test('with initials keep them together', () => {
    const column = ['Петров И.П.', 'Иванова А.С.', 'Сидоров П.И.', 'Попов С.С.', 'Ковальчук Т.И.', 'И.А. Кузнецов'];
    const { cells } = tidied(personName, column);
    expect(cells.at(-1)).toBe('Кузнецов И.А.');
  });

  test('of any letters at all are read the same once they are written as asked', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(..."абвИПßǅéМcMO’'.-иїŉ"), minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, fc.constantFrom(...forms), (some, options) => {
        const codec = inForm.get(options)!;
        const once = codec.parse(some.join(' '));
        if (once.is !== 'value') return;
        const again = codec.parse(once.cell);
        expect(again).toMatchObject({ is: 'value', cell: once.cell });
        expect(again.is === 'value' && sameValue(again.value, once.value)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
