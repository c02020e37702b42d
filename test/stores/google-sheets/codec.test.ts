import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isLink, linkOf, spreadsheetId } from '../../../adapters/stores/google-sheets/address.ts';
import { asHeld, type CellData, sheetCodec } from '../../../adapters/stores/google-sheets/codec.ts';
import { guardOf } from '../../../adapters/stores/google-sheets/guard-of.ts';
import { isTaken } from '../../../adapters/stores/google-sheets/is-taken.ts';
import type { Cell, CellKind } from '../../../core/cell.ts';

const codec = sheetCodec('Europe/Kyiv');

/** A cell as Google would show it after it was entered so. */
function shown(cell: Cell, kind: CellKind, zone = codec): CellData {
  const { value, format } = zone.enter(cell, kind)!;
  if (value === null) return {};
  return {
    userEnteredValue: value,
    effectiveValue: value,
    ...(format !== null && format !== 'plain' && { effectiveFormat: { numberFormat: { type: format } } }),
  };
}

function roundTrip(cell: Cell, kind: CellKind, zone = codec): Cell {
  const read = zone.read(shown(cell, kind, zone), kind);
  return read === null ? null : asHeld(read, kind);
}

const dated = (numberValue: number, type: string): CellData => ({
  userEnteredValue: { numberValue },
  effectiveValue: { numberValue },
  effectiveFormat: { numberFormat: { type } },
});

describe('cells of Google Sheets', () => {
  test('any text, number, yes or no is read back as it was entered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        expect(roundTrip(text, 'text')).toBe(text === '' ? null : text);
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) =>
        expect(roundTrip(number, 'number')).toBe(number),
      ),
    );
    expect([true, false].map((cell) => roundTrip(cell, 'boolean'))).toEqual([true, false]);
  });

  test('any date and any moment is read back as it was entered, in any zone', () => {
    const zones = ['Europe/Kyiv', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Etc/GMT'].map(sheetCodec);
    const between = {
      min: new Date('1900-01-01T14:00:00.000Z'),
      max: new Date('9999-12-30T00:00:00.000Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(between), fc.constantFrom(...zones), (date, zone) => {
        const moment = date.toISOString();
        expect(roundTrip(moment.slice(0, 10), 'date', zone)).toBe(moment.slice(0, 10));
        const back = roundTrip(moment, 'instant', zone);
        // Of an hour that comes twice when clocks are put back only one can be told.
        expect([0, 3_600_000]).toContain(Math.abs(Date.parse(String(back)) - date.getTime()));
      }),
    );
  });

  test('the first days that a spreadsheet counts are where Google puts them', () => {
    expect([2, 59, 60, 61, 62].map((serial) => codec.read(dated(serial, 'DATE'), 'date')!.cell)).toEqual([
      '1900-01-01',
      '1900-02-27',
      '1900-02-28',
      '1900-03-01',
      '1900-03-02',
    ]);
    expect(
      ['1900-01-01', '1900-02-28', '1900-03-01', '2026-11-22'].map((day) => codec.enter(day, 'date')!.value),
    ).toEqual([2, 60, 61, 46348].map((numberValue) => ({ numberValue })));
  });

  test('a number is a date only where it is shown as one', () => {
    expect(codec.read(dated(46348, 'DATE'), null)!.cell).toBe('2026-11-22');
    expect(codec.read(dated(46348, 'NUMBER'), 'date')!.cell).toBe(46348);
    expect(codec.read(dated(46348, 'DATE'), 'number')!.cell).toBe(46348);
    expect(codec.read(dated(46348.5, 'DATE_TIME'), null)!.cell).toBe('2026-11-22T10:00:00.000Z');
    expect(codec.read(dated(0.5, 'TIME'), null)!.cell).toBe('12:00');
  });

  test('a value that nobody entered there, and one of a formula, is computed', () => {
    const effectiveValue = { stringValue: 'x' };
    expect(codec.read({ effectiveValue }, null)).toEqual({ cell: 'x', kind: 'text', mark: 'computed' });
    expect(codec.read({ userEnteredValue: { formulaValue: '=A1' }, effectiveValue }, null)!.mark).toBe('computed');
    expect(
      codec.read({ userEnteredValue: { formulaValue: '=A1' }, effectiveValue: { stringValue: '' } }, null),
    ).toBeNull();
    const errorValue = { type: 'REF', message: 'gone' };
    expect(codec.read({ userEnteredValue: { formulaValue: '=A1' }, effectiveValue: { errorValue } }, null)).toEqual({
      cell: '#REF!',
      kind: 'text',
      mark: 'error',
    });
  });

  test('what no cell can hold is not entered', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY].map((cell) => codec.enter(cell, 'number'))).toEqual([null, null]);
    expect(codec.enter('x'.repeat(50_001), 'text')).toBeNull();
  });

  test('a day before the first one is a text', () => {
    expect(codec.enter('1850-05-05', 'date')!.value).toEqual({ stringValue: '1850-05-05' });
  });
});

describe('texts that a spreadsheet may take for something else', () => {
  test.each([
    '007',
    '+380441234567',
    '=1+1',
    '-',
    '@ann',
    "'x",
    '1/2',
    'May 5',
    '12:30',
    'TRUE',
    'істина',
    '٣',
    '＝1',
    '50 %',
  ])('%j is taken', (text) => {
    expect(isTaken(text)).toBe(true);
  });

  test.each([
    'Ann',
    'won',
    'ann2@example.com',
    'Нова угода',
    'a text that goes on for longer than any number or date, 5',
    '',
  ])('%j is not', (text) => {
    expect(isTaken(text)).toBe(false);
  });
});

describe('how well a cell is guarded', () => {
  test('what people wrote is proven where a text replaces a text, or clears it', () => {
    expect(guardOf('people', 'old', 'new')).toBe('proven');
    expect(guardOf('people', 'old', null)).toBe('proven');
    expect(guardOf('people', ['a', 'b'], ['a'])).toBe('proven');
  });

  test.each<[Cell, Cell]>([
    [null, 'new'],
    ['', 'new'],
    [5, 6],
    [true, false],
    ['2026-11-22', '2026-11-23'],
    ['2026-11-22T10:00:00.000Z', 'x'],
    ['old', 5],
    [[], ['a']],
  ])('%j to %j is not good enough for what people wrote', (from, to) => {
    expect(guardOf('people', from, to)).toBe('none');
    expect([guardOf('shared', from, to), guardOf('rowcall', from, to)]).toEqual(['checked', 'checked']);
  });
});

describe('the address of a Google spreadsheet', () => {
  const id = '1AbC-dEf_0123456789';
  test.each([
    `https://docs.google.com/spreadsheets/d/${id}xyz/edit#gid=0`,
    `https://docs.google.com/spreadsheets/u/1/d/${id}xyz/edit?usp=sharing`,
    ` https://docs.google.com/spreadsheets/d/${id}xyz `,
  ])('%s is a link', (link) => {
    expect([isLink(link), spreadsheetId(link)]).toEqual([true, `${id}xyz`]);
  });

  test('an id alone will do, and its link leads back to it', () => {
    expect([isLink(`${id}xyz`), spreadsheetId(`${id}xyz`), spreadsheetId(linkOf(`${id}xyz`))]).toEqual([
      false,
      `${id}xyz`,
      `${id}xyz`,
    ]);
  });

  test.each([
    'book.xlsx',
    'https://docs.google.com/document/d/1AbC-dEf_0123456789xyz/edit',
    'http://docs.google.com/spreadsheets/d/1AbC-dEf_0123456789xyz',
    'https://docs.google.com.evil.example/spreadsheets/d/1AbC-dEf_0123456789xyz',
    '',
  ])('%j is none', (address) => {
    expect([isLink(address), spreadsheetId(address)]).toEqual([false, null]);
  });
});
