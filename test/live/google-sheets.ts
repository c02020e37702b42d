import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { spreadsheetId } from '../../adapters/stores/google-sheets/address.ts';
import { googleSheets } from '../../adapters/stores/google-sheets/index.ts';
import { googleClient } from '../../adapters/vendors/google.ts';
import type { Cell, CellKind } from '../../core/cell.ts';
import type { Tab } from '../contracts/store-fixture.ts';
import type { SandboxKind } from './sandbox.ts';

type Request = sheets_v4.Schema$Request;

const patience = 150_000;
/** Sixty readings and writings a minute are for all of it: a test takes a dozen, and gives up when it would have to wait. */
const between = 12_000;
const dayLong = 86_400_000;
const firstDay = Date.UTC(1899, 11, 30);
const formats: Partial<Record<CellKind, string>> = { date: 'DATE', instant: 'DATE_TIME' };

/** A spreadsheet in Google Sheets of which every tab is thrown away. */
export const sandboxSheets: SandboxKind = {
  kind: 'google-sheets',
  needs: ['GOOGLE_SERVICE_ACCOUNT', 'LIVE_GOOGLE_SPREADSHEET'],
  lacks: [],
  able: { ids: 'ours', guard: { rowcall: 'checked', shared: 'checked', people: 'none' }, revokes: true, tab: true },

  async openSandbox(given, clock) {
    const spreadsheet = spreadsheetId(given('LIVE_GOOGLE_SPREADSHEET') ?? '') ?? '';
    const google = googleClient({ key: given('GOOGLE_SERVICE_ACCOUNT'), rootUrl: given('GOOGLE_API_ROOT_URL'), clock });
    let made = 0;

    /** Leaves nothing in the spreadsheet but these tabs; it never is without any. */
    async function lay(tabs: readonly Tab[]): Promise<void> {
      const fields = 'sheets.properties.sheetId,developerMetadata.metadataId';
      const { sheets = [], developerMetadata = [] } = await google.read(
        (api, how) => api.spreadsheets.get({ spreadsheetId: spreadsheet, fields }, how),
        patience,
      );
      const taken = new Set(sheets.map(({ properties }) => properties?.sheetId ?? 0));
      const free = () => {
        do made++;
        while (taken.has(made));
        return made;
      };
      const laid = (tabs.length > 0 ? tabs : [nothing]).map((tab) => ({ tab, sheetId: free() }));
      const requests: Request[] = [
        // A tab of the same name may stand there until the others are gone.
        ...laid.map(({ sheetId }) => ({
          addSheet: { properties: { sheetId, title: `new ${sheetId}`, gridProperties: size } },
        })),
        ...[...taken].map((sheetId) => ({ deleteSheet: { sheetId } })),
        // What was noted of earlier tests: which records were made.
        ...developerMetadata.map(({ metadataId }) => ({
          deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: metadataId! } } },
        })),
        ...laid.flatMap(({ tab, sheetId }) => [
          { updateSheetProperties: { properties: { sheetId, title: tab.title }, fields: 'title' } },
          { updateCells: { start: { sheetId, rowIndex: 0, columnIndex: 0 }, rows: rowsOf(tab), fields: written } },
        ]),
      ];
      await google.write(
        (api, how) => api.spreadsheets.batchUpdate({ spreadsheetId: spreadsheet, requestBody: { requests } }, how),
        patience,
      );
    }

    return {
      async open(tabs, tables) {
        await clock.sleep(between);
        await lay(tabs);
        return await googleSheets.open({ spreadsheet }, { tables, zone: 'UTC', folder: '.', given, clock });
      },
      clean: () => lay([]),
    };
  },
};

const nothing: Tab = { title: 'Nothing is here', headers: [], rows: [] };
const size = { rowCount: 200, columnCount: 30 };
const written = 'userEnteredValue,userEnteredFormat.numberFormat';

function rowsOf({ headers, rows, kinds = [], computed = [] }: Tab): sheets_v4.Schema$RowData[] {
  const head = headers.map((header) => (header === '' ? {} : { userEnteredValue: { stringValue: header } }));
  const body = rows.map((row) =>
    row.map((cell, at) => {
      const kind = kinds[at] ?? 'text';
      const type = formats[kind];
      return {
        ...(type !== undefined && { userEnteredFormat: { numberFormat: { type } } }),
        ...entered(cell, kind, computed.includes(at)),
      };
    }),
  );
  return [head, ...body].map((values) => ({ values }));
}

function entered(cell: Cell, kind: CellKind, isComputed: boolean): sheets_v4.Schema$CellData {
  if (isComputed) return { userEnteredValue: { formulaValue: formulaOf(cell) } };
  if (cell === null) return {};
  if (typeof cell === 'number') return { userEnteredValue: { numberValue: cell } };
  if (typeof cell === 'boolean') return { userEnteredValue: { boolValue: cell } };
  const text = typeof cell === 'string' ? cell : cell.join(', ');
  const isMoment = kind === 'date' || kind === 'instant';
  return isMoment
    ? { userEnteredValue: { numberValue: (Date.parse(text) - firstDay) / dayLong } }
    : { userEnteredValue: { stringValue: text } };
}

function formulaOf(cell: Cell): string {
  if (cell === null) return '=""';
  return typeof cell === 'string' ? `="${cell}"` : `=${String(cell).toUpperCase()}`;
}
