import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readOwnHours } from '../../../adapters/behaviours/people/own-hours.ts';
import { modelOf } from '../../settings.ts';

const { locale } = modelOf(
  "hours: { days: [1, 2, 3, 4, 5], from: 9, to: 18, holidays: ['12-25'] }\ntables: { a: { label: b, fields: { b: { type: text } } } }",
);
const week = [1, 2, 3, 4, 5];
const kyiv = 'Europe/Kyiv';

describe('a person’s own hours', () => {
  test.each<[string, readonly number[], number, number, string]>([
    ['10-19', week, 10, 19, kyiv],
    ['9:30 – 18.15', week, 9.5, 18.25, kyiv],
    ['9-18 Europe/Warsaw', week, 9, 18, 'Europe/Warsaw'],
    ['America/New_York', week, 9, 18, 'America/New_York'],
    ['Mon-Thu 10-16', [1, 2, 3, 4], 10, 16, kyiv],
    ['Пн, ср 9–13', [1, 3], 9, 13, kyiv],
    ['субота 10-14', [6], 10, 14, kyiv],
    ['Fri-Mon 8-12 UTC', [1, 5, 6, 7], 8, 12, 'UTC'],
    ['tue - thu', [2, 3, 4], 9, 18, kyiv],
    ['0-24', week, 0, 24, kyiv],
  ])('%s', (text, days, from, to, zone) =>
    expect(readOwnHours(text, locale)).toEqual({ days, from, to, zone, holidays: new Set(['12-25']) }),
  );

  test.each(['when I please', '18-9', '9-25', '10-19 Mars/Base', 'Mon-', 'part time 10-14', '-', '10'])(
    '%s cannot be told',
    (text) => expect(readOwnHours(text, locale)).toBeNull(),
  );

  test('whatever is typed, work begins before it ends, on days that there are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-zа-я ,.:\-–0-9/]{0,30}$/u)), (text) => {
        const read = readOwnHours(text, locale);

        if (read === null) return;
        expect(read.from).toBeLessThan(read.to);
        expect(read.days.every((day) => day >= 1 && day <= 7)).toBe(true);
      }),
    );
  });
});
