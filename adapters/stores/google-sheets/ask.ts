import type { Google, sheets_v4 } from '../../vendors/google.ts';
import { dataFields, type Grid, gridsOf, tabFields } from './grid.ts';

/** Parts of a spreadsheet at one moment. */
export interface Answer {
  readonly zone: string | null;
  /** By their ids; only tabs of which a part was asked. */
  readonly grids: ReadonlyMap<number, Grid>;
}

/** A tab without its cells. */
export interface Outline {
  readonly sheet: number;
  readonly title: string;
  readonly isHidden: boolean;
  readonly size: Grid['size'];
}

/** A spreadsheet without its cells. */
interface Outlines {
  /** What people call it. */
  readonly title: string;
  readonly tabs: readonly Outline[];
}

/** The fields of a spreadsheet that tell all that matters of its cells. */
export const answerFields = `properties(timeZone),sheets(${tabFields},${dataFields})`;
const outlineFields =
  'properties(title),sheets(properties(sheetId,title,hidden,sheetType,gridProperties(rowCount,columnCount)))';
const validationFields =
  'sheets(properties(sheetId),tables(range,columnProperties(columnIndex,dataValidationRule(condition))),data(startRow,startColumn,rowData(values(dataValidation))))';

/** Reads parts of a spreadsheet as ranges name them, in one call. Throws `RowcallError`. */
export async function askFor(google: Google, spreadsheetId: string, ranges: readonly string[]): Promise<Answer> {
  const [account, found] = await Promise.all([
    google.account(),
    google.read((api, how) =>
      api.spreadsheets.get({ spreadsheetId, ranges: [...ranges], fields: answerFields, prettyPrint: false }, how),
    ),
  ]);
  return answerOf(found, account);
}

export function answerOf(found: sheets_v4.Schema$Spreadsheet, account: string | null): Answer {
  return { zone: found.properties?.timeZone ?? null, grids: gridsOf(found, account) };
}

/** Which tabs there are, in their order, in one call; charts that fill a tab are none. Throws `RowcallError`. */
export async function askOutline(google: Google, spreadsheetId: string): Promise<Outlines> {
  const { properties, sheets = [] } = await google.read((api, how) =>
    api.spreadsheets.get({ spreadsheetId, fields: outlineFields, prettyPrint: false }, how),
  );
  const grids = sheets.filter((sheet) => (sheet.properties?.sheetType ?? 'GRID') === 'GRID');
  return { title: properties?.title ?? '', tabs: grids.map((sheet) => outlineOf(sheet.properties ?? {})) };
}

function outlineOf({ sheetId, title, hidden, gridProperties }: sheets_v4.Schema$SheetProperties): Outline {
  return {
    sheet: sheetId ?? 0,
    title: title ?? '',
    isHidden: hidden === true,
    size: { rows: gridProperties?.rowCount ?? 0, columns: gridProperties?.columnCount ?? 0 },
  };
}

/** The rules of drop-downs in some parts of a spreadsheet, in one call. Throws `RowcallError`. */
export async function askRules(
  google: Google,
  spreadsheetId: string,
  ranges: readonly string[],
): Promise<readonly sheets_v4.Schema$Sheet[]> {
  const { sheets = [] } = await google.read((api, how) =>
    api.spreadsheets.get({ spreadsheetId, ranges: [...ranges], fields: validationFields, prettyPrint: false }, how),
  );
  return sheets;
}
