import { afterEach } from '@jest/globals';
import { drive, type drive_v3 } from 'googleapis/build/src/apis/drive/index.js';
import { auth, sheets, type sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { SeedCell, SeedSpreadsheet, SeedTab } from './seed.ts';
import type { Google, GoogleOptions } from './start-google.ts';
import { startGoogle } from './start-google.ts';

/** The account that the spreadsheet is shared with. */
export const robot = 'rowcall@emulator.iam.gserviceaccount.com';
/** The id of the one spreadsheet. */
export const spreadsheetId = 'deals-of-2026';
/** What the robot asks for. */
export const scopes = ['https://www.googleapis.com/auth/spreadsheets', 'https://www.googleapis.com/auth/drive'];

/** The vendor's own SDK, as the robot uses it. */
export interface Api {
  readonly google: Google;
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
  /** One atomic batch; what it answers. */
  batch(
    requests: sheets_v4.Schema$Request[],
    more?: Omit<sheets_v4.Schema$BatchUpdateSpreadsheetRequest, 'requests'>,
  ): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>;
  values(range: string, option?: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA'): Promise<unknown[][]>;
}

const running: Google[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((google) => google.close()));
});

/** A tab `Deals` of these rows, shared with the robot. */
export function deals(rows: readonly (readonly SeedCell[])[], more: Partial<SeedTab> = {}): SeedSpreadsheet {
  return {
    id: spreadsheetId,
    shared: [{ email: robot, role: 'writer' }],
    tabs: [{ title: 'Deals', rows, ...more }],
  };
}

/** The emulator with one spreadsheet, and the SDK over it; closed after the test. */
export async function open(
  spreadsheet: SeedSpreadsheet,
  options: Omit<GoogleOptions, 'spreadsheets'> = {},
): Promise<Api> {
  const google = await startGoogle({ ...options, spreadsheets: [spreadsheet] });
  running.push(google);
  return apiOf(google, google.accounts.grant(robot, scopes));
}

/** The SDK with that access token. */
export function apiOf(google: Google, token: string): Api {
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: token });
  const how = { auth: client, rootUrl: `${google.url}/`, retry: false };
  const api = sheets({ version: 'v4', ...how });
  return {
    google,
    sheets: api,
    drive: drive({ version: 'v3', ...how }),
    async batch(requests, more = {}) {
      const { data } = await api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests, ...more } });
      return data;
    },
    async values(range, valueRenderOption = 'UNFORMATTED_VALUE') {
      const { data } = await api.spreadsheets.values.get({ spreadsheetId, range, valueRenderOption });
      return data.values ?? [];
    },
  };
}

/** What Google answered to a call that it refused. */
export async function refusalOf(call: Promise<unknown>): Promise<{ readonly status: number; readonly error: unknown }> {
  const thrown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  const response = (thrown as { response?: { status: number; data: { error: unknown } } } | null)?.response;
  if (response === undefined) throw new Error('Google did not refuse');
  return { status: response.status, error: response.data.error };
}

/** The message of a refusal. */
export async function wordsOf(call: Promise<unknown>): Promise<string> {
  const { error } = await refusalOf(call);
  return String((error as { message: string }).message);
}

/** One cell as indexes say it. */
export function cellAt(row: number, column: number): sheets_v4.Schema$GridRange {
  return {
    sheetId: 0,
    startRowIndex: row,
    endRowIndex: row + 1,
    startColumnIndex: column,
    endColumnIndex: column + 1,
  };
}

/** A cell that holds a text as it stands. */
export function text(stringValue: string): sheets_v4.Schema$CellData {
  return { userEnteredValue: { stringValue } };
}
