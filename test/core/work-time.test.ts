import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { dayNumber, dayText, isWorkday, workdayFrom, workdaysBetween } from '../../core/work-time.ts';

const aDay = fc.integer({ min: dayNumber('2023-12-01'), max: dayNumber('2029-03-01') });
const someHolidays = fc
  .array(
    fc.oneof(
      aDay.map(dayText),
      aDay.map((day) => dayText(day).slice(-5)),
      fc.constant('02-29'),
    ),
    { maxLength: 30 },
  )
  .map((days) => new Set(days));
const someWork = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  holidays: someHolidays,
});

describe('core/work-time', () => {
  test('the workdays between two days are those that one counts one by one', () => {
    fc.assert(
      fc.property(aDay, aDay, someWork, (one, other, work) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        let counted = 0;
        for (let day = from + 1; day <= to; day++) if (isWorkday(day, work)) counted++;

        expect(workdaysBetween(from, to, work)).toBe(counted);
        expect(workdaysBetween(to, from, work) + counted).toBe(0);
      }),
    );
  });

  test('the first workday from a day on is one, and none lies before it', () => {
    fc.assert(
      fc.property(aDay, someWork, (day, work) => {
        const next = workdayFrom(day, work);
        fc.pre(isWorkday(next, work));

        expect(workdaysBetween(day - 1, next, work)).toBe(1);
      }),
    );
  });

  test('where nobody ever works, there is no day to wait for', () => {
    const day = dayNumber('2026-11-23');

    expect(workdayFrom(day, { days: [], holidays: new Set() })).toBe(day);
  });

  test.each([
    ['2026-11-23', 1],
    ['2026-11-29', 7],
    ['1969-12-29', 1],
  ])('%s is day %i of the week', (day, weekday) => {
    expect(isWorkday(dayNumber(day), { days: [weekday], holidays: new Set() })).toBe(true);
  });

  test('centuries are counted in a moment', () => {
    const work = { days: [1, 2, 3, 4, 5], holidays: new Set(['12-25', '01-01', '2026-04-13']) };

    expect(workdaysBetween(dayNumber('0001-01-01'), dayNumber('9999-12-31'), work)).toBeGreaterThan(2_500_000);
  });
});
