import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { date } from '../../adapters/fields/date.ts';
import { dateTime } from '../../adapters/fields/date-time.ts';
import { languages } from '../../adapters/languages/index.ts';
import { bound, suggestionsOf } from './kit.ts';

const anyDay = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));

/** The ways in which a person may write a day, in every language and form of the month's name. */
const waysToWrite = (iso: string): readonly string[] => {
  const [year = '', month = '', day = ''] = iso.split('-');
  const short = String(Number(day));
  const names = languages.flatMap(({ months }) => months[Number(month) - 1] ?? []);
  return [
    `${day}.${month}.${year}`,
    `${short}.${Number(month)}.${year.slice(2)}`,
    `${year}/${month}/${day}`,
    `${year}.${month}.${day}`,
    ...names.flatMap((name) => [
      `${short} ${name} ${year}`,
      `${name.toUpperCase()} ${day}, ${year}`,
      `${short}-${name}-${year}`,
    ]),
  ];
};

describe('a day', () => {
  const codec = bound(date);

  test('is the same day however it is written', () => {
    fc.assert(
      fc.property(anyDay, (iso) => {
        for (const written of waysToWrite(iso))
          expect({ written, ...codec.parse(written) }).toMatchObject({ written, value: iso });
      }),
      { numRuns: 60 },
    );
  });

  test('with slashes is never silently the other day: it is right, or it is asked about', () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), fc.constantFrom('/', '-'), (iso, american, mark) => {
        const [year = '', month = '', day = ''] = iso.split('-');
        const parsed = codec.parse((american ? [month, day, year] : [day, month, year]).join(mark));
        if (parsed.is === 'value') expect(parsed.value).toBe(iso);
        else expect(suggestionsOf(parsed)).toContain(iso);
      }),
    );
  });

  test('which only one order of day and month allows is not asked about', () => {
    expect(codec.parse('13/02/2026')).toMatchObject({ value: '2026-02-13' });
    expect(codec.parse('02-13-2026')).toMatchObject({ value: '2026-02-13' });
  });

  test('on 29 February exists in leap years alone', () => {
    expect(codec.parse('29.02.2028')).toMatchObject({ value: '2028-02-29' });
    expect(codec.parse('29.02.2026')).toMatchObject({ code: 'date.impossible', suggestions: ['2026-02-28'] });
    expect(codec.parse('2100-02-29')).toMatchObject({ code: 'date.impossible' });
  });

  test('of a two-digit year lies between 1950 and 2049, as in Excel', () => {
    expect(codec.parse('1.1.49')).toMatchObject({ value: '2049-01-01' });
    expect(codec.parse('1.1.50')).toMatchObject({ value: '1950-01-01' });
  });

  test('is shown with the month in the words of the reader', () => {
    const shown = languages.map((language) => codec.show('2026-12-25', language));
    expect(shown).toEqual(['25 Dec 2026', '25 дек. 2026', '25 груд. 2026']);
  });

  test('in a refusal is one that the settings allow', () => {
    const limited = bound(date, { options: { max: '2026-03-31' } });
    expect(limited.parse('03/04/2026')).toMatchObject({ code: 'date.ambiguous', suggestions: ['2026-03-04'] });
  });
});

describe('a moment', () => {
  const zones = ['Europe/Kyiv', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
  const anyMoment = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2049-01-01'), noInvalidDate: true })
    .map((moment) => `${moment.toISOString().slice(0, 16)}:00.000Z`);

  /** What a clock on the wall shows there, told by `Intl`. */
  const onTheWall = (instant: string, timeZone: string) =>
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant));

  test('typed as the clocks there show it is that moment, or its twin on the night the clocks go back', () => {
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...zones), (instant, zone) => {
        const parsed = bound(dateTime, { locale: { zone } }).parse(onTheWall(instant, zone));
        expect([parsed.is === 'value' && parsed.value, ...suggestionsOf(parsed)]).toContain(instant);
      }),
      { numRuns: 500 },
    );
  });

  test('on the night the clocks go back is the earlier of two, with the later offered', () => {
    const codec = bound(dateTime, { locale: { zone: 'America/New_York' } });
    expect(codec.parse('2026-11-01 01:30')).toMatchObject({
      value: '2026-11-01T05:30:00.000Z',
      doubts: [{ code: 'date-time.twice', suggestions: ['2026-11-01T06:30:00.000Z'] }],
    });
  });

  test('of midnight and noon is told by am and pm', () => {
    const codec = bound(dateTime, { locale: { zone: 'UTC' } });
    expect(codec.parse('2026-12-25 12:00 AM')).toMatchObject({ value: '2026-12-25T00:00:00.000Z' });
    expect(codec.parse('2026-12-25 12:00 p.m.')).toMatchObject({ value: '2026-12-25T12:00:00.000Z' });
    expect(codec.parse('2026-12-25 13:00 PM')).toMatchObject({ is: 'wrong' });
  });

  test('is shown on the clocks of the team', () => {
    const codec = bound(dateTime, { locale: { zone: 'Europe/Kyiv' } });
    expect(codec.show('2026-12-24T22:05:00.000Z', languages[0]!)).toBe('25 Dec 2026, 00:05');
  });

  test('is the day there in a column of days', () => {
    expect(bound(date, { locale: { zone: 'America/New_York' } }).parse('2026-12-25T03:00:00.000Z')).toMatchObject({
      value: '2026-12-24',
    });
  });
});
