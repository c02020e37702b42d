import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Area, Sheet } from './world.ts';

/** A part of a tab as indexes say it. */
export function gridRange(sheet: Sheet, { top, bottom, left, right }: Area): sheets_v4.Schema$GridRange {
  return { sheetId: sheet.id, startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right };
}
