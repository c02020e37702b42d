import { describe, expect, test } from '@jest/globals';
import type { ListRows } from '../../core/list-source.ts';
import { loadSettings } from '../../manifests/load.ts';

const body = 'tables: { deals: { label: title, fields: { title: { type: text } } } }\n';

function loaded(hours: string) {
  const head =
    'rowcall: 1\nname: T\nstore: { kind: memory }\nlanguage: en\nzone: Europe/Kyiv\ncurrency: UAH\ncountries: [UA]\n';
  return loadSettings(`${head}${hours}\n${body}`, 't.yaml');
}

function work(hours: string, rows: ListRows = []) {
  const read = loaded(hours);
  if ('issues' in read) throw new Error(read.issues.map(({ message }) => message).join('\n'));
  return (read.withLists(new Map([['Lists!A2:B', rows]])) ?? read).model.locale.work;
}

const holidays = (...rows: string[][]) => [...work("hours: { holidays: { from: 'Lists!A2:B' } }", rows)!.holidays];

describe('when the team works', () => {
  test('is Monday to Friday, nine to six, where nobody says otherwise', () =>
    expect(work('')).toEqual({ days: [1, 2, 3, 4, 5], from: 9, to: 18, holidays: new Set() }));

  test('holidays are days of one year, or of every year', () =>
    expect(work("hours: { holidays: [2026-04-13, 12-25, '13.04.2027'] }")!.holidays).toEqual(
      new Set(['2026-04-13', '12-25', '2027-04-13']),
    ));

  test('a holiday that is no day is told with its place', () => {
    const read = loaded('hours:\n  holidays: [2026-04-13, Easter]');

    expect('issues' in read && read.issues).toMatchObject([{ line: 9, message: expect.stringContaining('"Easter"') }]);
  });

  test('a list of holidays may name them beside the day, or say the last day', () =>
    expect(holidays(['2026-12-24', 'Christmas Eve'], ['2026-12-30', '2027-01-02'], ['01-06'], ['some day'])).toEqual([
      '2026-12-24',
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '01-06',
    ]));

  test('rows of the list that are no days are known', () => {
    const read = loaded("hours: { holidays: { from: 'Lists!A2:B' } }");
    if ('issues' in read) throw new Error('They are sound');
    const rows = [['2026-12-24'], ['some day', 'x']];

    expect(read.withLists(new Map([['Lists!A2:B', rows]]))!.model.unread).toEqual([
      { list: 'Lists!A2:B', rows: ['some day'] },
    ]);
    expect(read.model.unread).toBeUndefined();
  });

  test('a last day that is before the first, or months behind it, is a slip: the first counts', () =>
    expect(holidays(['2026-12-24', '2026-12-20'], ['2026-05-01', '2027-05-01'])).toEqual(['2026-12-24', '2026-05-01']));

  test('other workdays judge rows anew; other hours do not', () => {
    const print = (hours: string) => {
      const read = loaded(hours);
      return 'issues' in read ? '' : read.model.fingerprint;
    };

    expect(print('hours: { from: 8 }')).toBe(print(''));
    expect(print('hours: { days: [1, 2] }')).not.toBe(print(''));
    expect(print("hours: { holidays: ['12-25'] }")).not.toBe(print(''));
  });
});
