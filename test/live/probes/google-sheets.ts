import { spreadsheetId } from '../../../adapters/stores/google-sheets/address.ts';
import { openGoogleKey } from '../../../adapters/vendors/google-key.ts';
import { type Answered, callWith, type Probing, wordsOf } from './probing.ts';

const usualRoot = 'https://sheets.googleapis.com';
const usualDrive = 'https://www.googleapis.com';
const longestWait = 60_000;
const moment = 500;
const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });

/** What is not known of Google Sheets and Google Drive. */
export const googleProbes: Probing = {
  kind: 'google-sheets',
  needs: ['GOOGLE_SERVICE_ACCOUNT', 'LIVE_GOOGLE_SPREADSHEET'],

  async open(given, clock) {
    const id = spreadsheetId(given('LIVE_GOOGLE_SPREADSHEET') ?? '') ?? '';
    const root = given('GOOGLE_API_ROOT_URL');
    const { client } = await openGoogleKey(given('GOOGLE_SERVICE_ACCOUNT'));
    const key = await client.getAccessToken();
    const token = typeof key === 'string' ? key : key?.token;
    const headers = { authorization: `Bearer ${token}` };
    const call = (method: string, url: string, body?: object) => callWith(headers, method, url, body);
    const sheets = `${(root ?? usualRoot).replace(/\/+$/u, '')}/v4/spreadsheets/${id}`;
    const drive = `${(root ?? usualDrive).replace(/\/+$/u, '')}/drive/v3/files/${id}`;
    const batch = (...requests: object[]) => call('POST', `${sheets}:batchUpdate`, { requests });
    let sheetId = Date.parse(clock.now()) % 1_000_000_000;
    const range = (row: number, column: number, rows = 1, columns = 1) => ({
      sheetId,
      startRowIndex: row,
      endRowIndex: row + rows,
      startColumnIndex: column,
      endColumnIndex: column + columns,
    });

    /** A tab of its own with these rows, thrown away afterwards. */
    async function onTab(rows: readonly (readonly object[])[], act: () => Promise<string>): Promise<string> {
      sheetId += 1;
      const size = { rowCount: 50, columnCount: 10 };
      const laid = await batch(
        { addSheet: { properties: { sheetId, title: `Probe ${sheetId}`, gridProperties: size } } },
        {
          updateCells: {
            start: { sheetId, rowIndex: 0, columnIndex: 0 },
            rows: rows.map((values) => ({ values })),
            fields: 'userEnteredValue,userEnteredFormat.numberFormat',
          },
        },
      );
      if (laid.status >= 400) return `The tab could not be made: ${wordsOf(laid)}`;
      try {
        return await act();
      } finally {
        await batch({ deleteSheet: { sheetId } });
      }
    }

    /** What stands in the column, as it was entered. */
    async function column(letter: string): Promise<readonly unknown[]> {
      const { body } = await call(
        'GET',
        `${sheets}/values/${encodeURIComponent(`'Probe ${sheetId}'!${letter}1:${letter}50`)}?valueRenderOption=FORMULA`,
      );
      return ((body['values'] ?? []) as unknown[][]).map((row) => row[0] ?? null);
    }

    async function version(): Promise<unknown> {
      return (await call('GET', `${drive}?fields=version`)).body['version'];
    }

    const plain = { userEnteredFormat: { numberFormat: { type: 'TEXT' } } };
    const noted = (metadataId: number, metadataValue: string) => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataId,
          metadataKey: 'rowcall.probe',
          metadataValue,
          location: { spreadsheet: true },
          visibility: 'PROJECT',
        },
      },
    });

    return [
      {
        question:
          'What does Google say to developer metadata of an id that is taken, and is anything else of the call done?',
        find: () =>
          onTab([[text('before')]], async () => {
            const taken = 1 + (sheetId % 2_000_000_000);
            await batch(noted(taken, 'first'));
            const again: Answered = await batch(
              { updateCells: { range: range(0, 0), rows: [{ values: [text('after')] }], fields: 'userEnteredValue' } },
              noted(taken, 'second'),
            );
            const [cell] = await column('A');
            await batch({
              deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId: taken } } },
            });
            return `${wordsOf(again)}; the cell says “${cell}”`;
          }),
      },
      {
        question: 'How is a text read that findReplace puts into a cell for plain text, and into one that is not?',
        find: () => {
          const texts = ['007', '+380441234567', '=1+1', '1/2'];
          const rows = texts.map((_, n) => [{ ...text(`old ${n}`), ...plain }, text(`old ${n}`)]);
          return onTab(rows, async () => {
            for (const [n, replacement] of texts.entries())
              for (const at of [0, 1])
                await batch({
                  findReplace: {
                    find: `old ${n}`,
                    replacement,
                    matchEntireCell: true,
                    matchCase: true,
                    range: range(n, at),
                  },
                });
            return `plain text ${JSON.stringify(await column('A'))}, else ${JSON.stringify(await column('B'))}`;
          });
        },
      },
      {
        question: 'Does findReplace find a whole cell that holds a text with blanks around it?',
        find: () =>
          onTab([[text(' padded ')]], async () => {
            const { body } = await batch({
              findReplace: {
                find: ' padded ',
                replacement: 'found',
                matchEntireCell: true,
                matchCase: true,
                range: range(0, 0),
              },
            });
            return `${JSON.stringify(Object(body)['replies'] ?? body)}; the cell says ${JSON.stringify((await column('A'))[0])}`;
          }),
      },
      {
        question: 'Does a drop-down that refuses other values refuse those of the API?',
        find: () =>
          onTab([[text('one')]], async () => {
            const rule = {
              condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'one' }] },
              strict: true,
              showCustomUi: true,
            };
            await batch({ setDataValidation: { range: range(0, 0), rule } });
            const done = await batch({
              updateCells: { range: range(0, 0), rows: [{ values: [text('other')] }], fields: 'userEnteredValue' },
            });
            return `${wordsOf(done)}; the cell says “${(await column('A'))[0]}”`;
          }),
      },
      {
        question: 'Does a row that is added to a table count its columns from the first one of the table?',
        find: () =>
          onTab(
            [
              [{}, text('Name'), text('Stage')],
              [{}, text('Ann'), text('new')],
            ],
            async () => {
              const tableId = `probe${sheetId}`;
              const made = await batch({ addTable: { table: { tableId, name: tableId, range: range(0, 1, 2, 2) } } });
              if (made.status >= 400) return `The table could not be made: ${wordsOf(made)}`;
              const added = await batch({
                appendCells: { tableId, rows: [{ values: [text('x'), text('y')] }], fields: 'userEnteredValue' },
              });
              const at = { A: await column('A'), B: await column('B'), C: await column('C') };
              return `${wordsOf(added)}; columns ${JSON.stringify(at)}`;
            },
          ),
      },
      {
        question: 'Is a sort stopped by a column whose protection only warns?',
        find: () =>
          onTab(
            ['c', 'a', 'b'].map((one) => [text(one), text(one)]),
            async () => {
              await batch({ addProtectedRange: { protectedRange: { range: range(0, 1, 3), warningOnly: true } } });
              const specs = [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }];
              const sorted = await batch({ sortRange: { range: range(0, 0, 3, 2), sortSpecs: specs } });
              return `${wordsOf(sorted)} over the API; ${JSON.stringify(await column('B'))}`;
            },
          ),
      },
      {
        question: 'Does developer metadata of a row go with the row when it is sorted?',
        find: () =>
          onTab(
            ['c', 'a', 'b'].map((one) => [text(one)]),
            async () => {
              const dimensionRange = { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 };
              const developerMetadata = {
                metadataKey: 'rowcall.probe',
                location: { dimensionRange },
                visibility: 'PROJECT',
              };
              await batch({ createDeveloperMetadata: { developerMetadata } });
              const specs = [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }];
              await batch({ sortRange: { range: range(0, 0, 3), sortSpecs: specs } });
              const { body } = await call(
                'GET',
                `${sheets}?fields=sheets(properties.sheetId,data.rowMetadata.developerMetadata)`,
              );
              const all = (body['sheets'] ?? []) as {
                properties: { sheetId: number };
                data?: { rowMetadata?: object[] }[];
              }[];
              const rows = all.find(({ properties }) => properties.sheetId === sheetId)?.data?.[0]?.rowMetadata ?? [];
              const row = rows.findIndex((one) => 'developerMetadata' in one);
              return `it was on row 1 with “c”, and is on row ${row + 1} with “${(await column('A'))[row]}” (over the API)`;
            },
          ),
      },
      {
        question: 'How soon does the version of the file rise after an edit?',
        find: () =>
          onTab([[text('before')]], async () => {
            const before = await version();
            await batch({
              updateCells: { range: range(0, 0), rows: [{ values: [text('after')] }], fields: 'userEnteredValue' },
            });
            for (let waited = 0; waited <= longestWait; waited += moment) {
              if ((await version()) !== before)
                return `it had risen ${waited} ms after the answer to the edit, or before`;
              await clock.sleep(moment);
            }
            return `it had not risen after ${longestWait} ms`;
          }),
      },
      {
        question: 'How long does Google Drive tell of changes, at most? (with LIVE_HOOK_URL)',
        async find() {
          const address = given('LIVE_HOOK_URL');
          if (address === undefined) return 'not tried: LIVE_HOOK_URL is not set';
          const asked = Date.parse(clock.now()) + 30 * 86_400_000;
          const watch = { id: `rowcall-probe-${sheetId}`, type: 'web_hook', address, expiration: asked };
          const answered = await call('POST', `${drive}/watch`, watch);
          if (answered.status >= 400) return wordsOf(answered);
          const { id: channel, resourceId, expiration } = answered.body;
          await call('POST', drive.replace(/files\/.*/u, 'channels/stop'), { id: channel, resourceId });
          return `30 days were asked for, and it tells until ${new Date(Number(expiration)).toISOString()}`;
        },
      },
    ];
  },
};
