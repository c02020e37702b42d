import type { Google } from '../../vendors/google.ts';

/** The version of a spreadsheet as a file: it rises with every change by anybody. Throws `RowcallError`. */
export async function fileVersion(google: Google, spreadsheet: string): Promise<string> {
  const { version } = await google.file((api, how) =>
    api.files.get({ fileId: spreadsheet, fields: 'version', supportsAllDrives: true }, how),
  );
  return version ?? '';
}
