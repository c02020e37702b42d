import { describe, expect, test } from '@jest/globals';
import { virtualClock } from '../../virtual-clock.ts';
import { cellAt, deals, open, spreadsheetId } from './kit.ts';

const clock = () => virtualClock('2026-11-22T10:00:00.000Z');

/** What is typed, in which locale and format, and what then stands in the cell: entered and on the screen. */
const typed: readonly (readonly [
  text: string,
  locale: string,
  format: 'TEXT' | null,
  entered: unknown,
  seen: string,
])[] = [
  ['007', 'en_US', null, 7, '7'],
  ['007', 'en_US', 'TEXT', '007', '007'],
  ['+491701234567', 'en_US', null, 491_701_234_567, '491701234567'],
  ['+491701234567', 'en_US', 'TEXT', '+491701234567', '+491701234567'],
  ['+7 (900) 123-45-67', 'en_US', null, '=+7 (900) 123-45-67', '#ERROR!'],
  ['=1+1', 'en_US', null, '=1+1', '2'],
  ['=1+1', 'en_US', 'TEXT', '=1+1', '=1+1'],
  ["'=1", 'en_US', null, '=1', '=1'],
  ['1/2', 'en_US', null, 46_024, '1/2'],
  ['1/2', 'en_US', 'TEXT', '1/2', '1/2'],
  ['2026-01-02', 'en_US', null, 46_024, '2026-01-02'],
  ['2026-01-02 12:00', 'en_US', null, 46_024.5, '2026-01-02 12:00:00'],
  ['1/2/2026', 'en_US', null, 46_024, '1/2/2026'],
  ['01.02.2026', 'ru_RU', null, 46_054, '01.02.2026'],
  ['01.02.2026', 'en_US', null, '01.02.2026', '01.02.2026'],
  ['31/02/2026', 'en_GB', null, '31/02/2026', '31/02/2026'],
  ['1,5', 'de_DE', null, 1.5, '1,5'],
  ['1,5', 'en_US', null, '1,5', '1,5'],
  ['1.5', 'de_DE', null, 46_143, '01.05'],
  ['1 234,50', 'uk_UA', null, 1234.5, '1\u00a0234,50'],
  ['12%', 'en_US', null, 0.12, '12%'],
  ['$5', 'en_US', null, 5, '$5.00'],
  ['TRUE', 'en_US', null, true, 'TRUE'],
  ['10:30', 'en_US', null, 0.4375, '10:30:00'],
  ['- call back', 'en_US', null, '=- call back', '#ERROR!'],
  ['Ann', 'en_US', null, 'Ann', 'Ann'],
];

describe('what is typed', () => {
  test.each(typed)('typing %j in %s into a cell of format %s', async (text, locale, format, entered, seen) => {
    const { google, values } = await open({ ...deals([['Cell']]), locale }, { clock: clock() });
    const ann = google.human(spreadsheetId);
    if (format !== null) ann.format('Deals', 'A2', { type: format });
    ann.type('Deals', 'A2', text);
    expect(await values('Deals!A2', 'FORMULA')).toEqual([[entered]]);
    expect(ann.see('Deals', 'A2')).toBe(seen);
  });

  test('values written RAW stay as they are, and values written USER_ENTERED are read as typed', async () => {
    const { sheets, values } = await open(deals([['Raw', 'Typed']]));
    const write = (range: string, valueInputOption: string) =>
      sheets.spreadsheets.values.update({
        spreadsheetId,
        range,
        valueInputOption,
        requestBody: { values: [['007', '=1+1', null, '']] },
      });
    await write('Deals!A2:D2', 'RAW');
    await write('Deals!A3:D3', 'USER_ENTERED');
    expect(await values('Deals!A2:D3', 'FORMULA')).toEqual([
      ['007', '=1+1'],
      [7, '=1+1'],
    ]);
    expect(await values('Deals!B2:B3')).toEqual([['=1+1'], [2]]);
  });

  test('what is put in by replacing is read as typed, unless the cell is plain text', async () => {
    const { google, batch, values } = await open(deals([['Phone'], ['8 900'], ['8 901']]));
    google.human(spreadsheetId).format('Deals', 'A3', { type: 'TEXT' });
    const replace = (row: number, find: string) => ({
      findReplace: { range: cellAt(row, 0), find, replacement: '+7900', matchCase: true, matchEntireCell: true },
    });
    await batch([replace(1, '8 900'), replace(2, '8 901')]);
    expect(await values('Deals!A2:A3')).toEqual([[7900], ['+7900']]);
  });

  test('a pasted cell brings its own format along', async () => {
    const { google, values } = await open(deals([['Phone']], { formats: { 0: { type: 'TEXT' } } }));
    const ann = google.human(spreadsheetId);
    ann.paste('Deals', 'A2', [['007']]);
    ann.paste('Deals', 'A3', [['007']], { type: 'NUMBER', pattern: '0' });
    expect(await values('Deals!A2:A3')).toEqual([['007'], [7]]);
  });

  test('a strict drop-down stops typing but neither pasting nor the API', async () => {
    const { google, batch, values } = await open(deals([['Stage'], ['new']]));
    const ann = google.human(spreadsheetId);
    ann.dropDown('Deals', 'A2:A4', ['new', 'won']);
    expect(ann.type('Deals', 'A2', 'wonn')).toBe(false);
    ann.paste('Deals', 'A3', [['wonn']]);
    await batch([
      {
        updateCells: {
          range: cellAt(3, 0),
          fields: 'userEnteredValue',
          rows: [{ values: [{ userEnteredValue: { stringValue: 'lost' } }] }],
        },
      },
    ]);
    expect(await values('Deals!A2:A4')).toEqual([['new'], ['wonn'], ['lost']]);
  });
});
