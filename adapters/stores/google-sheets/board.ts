import type { BoardLine, BoardTab } from '../../../core/board.ts';
import { asTicked, boardMark, boardValue } from '../../../core/board.ts';
import { LostAnswer, type sheets_v4 } from '../../vendors/google.ts';
import { alarmFormat } from '../workbook/alarm-format.ts';
import { askFor, askOutline, type Outline } from './ask.ts';
import type { Sight } from './look.ts';
import { wholeRows } from './ranges.ts';

type Request = sheets_v4.Schema$Request;
type CellData = sheets_v4.Schema$CellData;

/** The number of the tab of Rowcall's own, the same in every spreadsheet: so it is known whatever people call it. */
export const boardSheet = 1_383_036_771;

const size = { rows: 200, columns: 3 };
const widths = { label: 220, value: 320 };
/** Each writing is a version of the file that people find in its history. */
const pace = 1800;
const shownFields = 'userEnteredValue,userEnteredFormat(numberFormat,textFormat,wrapStrategy),dataValidation';

/** The tab of Rowcall's own in a Google spreadsheet. */
export function sheetsBoard(sight: Sight): BoardTab {
  const { google, spreadsheet } = sight;

  async function find(): Promise<{ readonly own: Outline | undefined; readonly titles: readonly string[] }> {
    const { tabs } = await askOutline(google, spreadsheet);
    return { own: tabs.find(({ sheet }) => sheet === boardSheet), titles: tabs.map(({ title }) => title) };
  }

  return {
    pace,

    async read() {
      const { own } = await find();
      if (own === undefined) return null;
      return boxesIn(await askFor(google, spreadsheet, [wholeRows(own.title, { from: 1, to: size.rows })]));
    },

    async write({ title, lines }, memo) {
      const { own, titles } = await find();
      if (own === undefined && titles.includes(title)) return { is: 'taken', memo };
      const answer = await askFor(google, spreadsheet, [
        wholeRows(own?.title ?? titles[0] ?? title, { from: 1, to: own === undefined ? 1 : size.rows }),
      ]);
      const now = asTicked(lines, own === undefined ? null : boxesIn(answer));
      const requests = [...(own === undefined ? made(title) : []), shown(now, sight.codecOf(answer.zone))];
      try {
        await google.write((api, how) =>
          api.spreadsheets.batchUpdate(
            { spreadsheetId: spreadsheet, fields: 'spreadsheetId', requestBody: { requests } },
            how,
          ),
        );
      } catch (error) {
        // It is written anew in any case: whether this time it was makes no difference.
        if (!(error instanceof LostAnswer)) throw error;
      }
      return { is: 'shown', memo };
    },
  };
}

/** What is ticked in the tab, by the keys of the boxes. */
function boxesIn({ grids }: Pick<Awaited<ReturnType<typeof askFor>>, 'grids'>): ReadonlyMap<string, boolean> {
  const boxes = new Map<string, boolean>();
  for (const [, value, key] of grids.get(boardSheet)?.rows.values() ?? []) {
    const ticked = value?.effectiveValue?.boolValue;
    const name = key?.effectiveValue?.stringValue;
    if (typeof ticked === 'boolean' && typeof name === 'string') boxes.set(name, ticked);
  }
  return boxes;
}

function made(title: string): readonly Request[] {
  const columns = (startIndex: number) => ({
    sheetId: boardSheet,
    dimension: 'COLUMNS',
    startIndex,
    endIndex: startIndex + 1,
  });
  const wide = (at: number, pixelSize: number): Request => ({
    updateDimensionProperties: { range: columns(at), properties: { pixelSize }, fields: 'pixelSize' },
  });
  const gridProperties = { rowCount: size.rows, columnCount: size.columns, frozenRowCount: 1 };
  return [
    { addSheet: { properties: { sheetId: boardSheet, title, gridProperties } } },
    wide(0, widths.label),
    wide(1, widths.value),
    {
      updateDimensionProperties: {
        range: columns(2),
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
  ];
}

/** Every cell of the tab: those of which nothing is said are emptied. */
function shown(lines: readonly BoardLine[], codec: ReturnType<Sight['codecOf']>): Request {
  const rows = lines.slice(0, size.rows).map((line, at) => ({
    values: [
      text(line.label, line.is === 'title' || line.is === 'heading', line.is === 'title'),
      shownIn(line, codec),
      text(at === 0 ? boardMark : line.key),
    ],
  }));
  const range = {
    sheetId: boardSheet,
    startRowIndex: 0,
    endRowIndex: size.rows,
    startColumnIndex: 0,
    endColumnIndex: 3,
  };
  return { updateCells: { range, rows, fields: shownFields } };
}

function text(value: string, bold = false, large = false): CellData {
  return {
    userEnteredValue: { stringValue: value },
    userEnteredFormat: {
      numberFormat: { type: 'TEXT', pattern: '@' },
      wrapStrategy: 'WRAP',
      ...(bold && { textFormat: { bold, ...(large && { fontSize: 14 }) } }),
    },
  };
}

function shownIn(line: BoardLine, codec: ReturnType<Sight['codecOf']>): CellData {
  if (line.is === 'box')
    return {
      userEnteredValue: { boolValue: line.value },
      dataValidation: { condition: { type: 'BOOLEAN' }, strict: true, showCustomUi: true },
    };
  const serial = line.is === 'alarm' ? codec.enter(line.from, 'instant')?.value?.numberValue : undefined;
  if (line.is !== 'alarm' || typeof serial !== 'number') return text(String(boardValue(line)));
  return {
    userEnteredValue: { formulaValue: `=NOW()-${serial}` },
    userEnteredFormat: {
      numberFormat: { type: 'NUMBER', pattern: alarmFormat(line.fine, line.late) },
      wrapStrategy: 'WRAP',
      horizontalAlignment: 'LEFT',
    },
  };
}
