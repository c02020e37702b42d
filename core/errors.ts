import type { Args } from './finding.ts';

interface Failure {
  readonly status: number;
  readonly retryable: boolean;
  /** One sentence that says what to do. */
  readonly help: string;
}

/** Every way a call can fail. Bad data in a row is a finding instead. */
export const failures = {
  'settings.invalid': { status: 400, retryable: false, help: 'Mend the places named above and run the command again.' },
  'settings.not-found': {
    status: 404,
    retryable: false,
    help: 'Run `rowcall init BOOK` to make the settings, or name them with --manifest FILE.',
  },
  'book.not-found': { status: 404, retryable: false, help: 'Check the name and the folder of the workbook.' },
  'book.unknown-address': {
    status: 400,
    retryable: false,
    help: 'Give a file, or the link that your browser shows while the spreadsheet is open.',
  },
  'book.empty': {
    status: 422,
    retryable: false,
    help: 'Put a row of headers above the records, save, and try again.',
  },
  'book.unreadable': { status: 403, retryable: false, help: 'Check that you may read the file, then try again.' },
  'book.not-a-workbook': {
    status: 415,
    retryable: false,
    help: 'Save it from Excel or LibreOffice as .xlsx, or give a .csv file.',
  },
  'book.is-text': {
    status: 415,
    retryable: false,
    help: 'Let its name end with .csv, or open it in Excel or LibreOffice and save it as a workbook (.xlsx).',
  },
  'book.is-page': {
    status: 415,
    retryable: false,
    help: 'Open it in Excel or LibreOffice and save it as a workbook (.xlsx).',
  },
  'book.old-format': { status: 415, retryable: false, help: 'Open it in Excel or LibreOffice and save it as .xlsx.' },
  'book.damaged': {
    status: 422,
    retryable: false,
    help: 'Open it in Excel or LibreOffice, let it repair the file, and save it again.',
  },
  'book.encrypted': {
    status: 422,
    retryable: false,
    help: 'Remove the password in Excel (File, Info, Protect Workbook) and save it again.',
  },
  'book.too-large': {
    status: 413,
    retryable: false,
    help: 'Split the workbook, or remove what is not data, and try again.',
  },
  'book.hostile': {
    status: 422,
    retryable: false,
    help: 'Do not open this file: it is built to harm the program that reads it.',
  },
  'book.open': {
    status: 423,
    retryable: true,
    help: 'Close it in Excel or LibreOffice; Rowcall tries again by itself.',
  },
  'book.changed': {
    status: 409,
    retryable: true,
    help: 'Nothing was lost: it is done again from what the workbook holds now.',
  },
  'book.read-only': {
    status: 403,
    retryable: false,
    help: 'Allow writing to the file and to its folder, then try again.',
  },
  'book.protected': {
    status: 403,
    retryable: false,
    help: 'Take the protection off in Excel (Review, Unprotect Sheet), or choose a copy without it.',
  },
  'book.signed': {
    status: 422,
    retryable: false,
    help: 'A change would break the signature: remove it in Excel (File, Info), or choose a copy without it.',
  },
  'book.unwritable': {
    status: 422,
    retryable: false,
    help: 'Open it in Excel or LibreOffice and save it again as .xlsx: then it can be written.',
  },
  'book.no-room': {
    status: 409,
    retryable: false,
    help: 'Move what stands right of the table a few columns on, so that new columns have room.',
  },
  'book.unproven': {
    status: 500,
    retryable: false,
    help: 'The workbook was left as it was. This is a fault in Rowcall: please report it.',
  },
  'backup.not-found': {
    status: 404,
    retryable: false,
    help: 'Make one with `rowcall backup BOOK`, or say which file and in which folder it is.',
  },
  'backup.damaged': {
    status: 422,
    retryable: false,
    help: 'Take an older backup, and look at the disk that this one was kept on.',
  },
  'backup.newer': { status: 409, retryable: false, help: 'Update Rowcall to the version that made this backup.' },
  'deploy.nowhere': {
    status: 400,
    retryable: false,
    help: 'Put it into Google Sheets, Airtable or Notion, or let rowcall start work on a computer that stays on.',
  },
  'deploy.no-tool': {
    status: 500,
    retryable: false,
    help: 'Install it from https://cloud.google.com/sdk and log in, or use the Cloud Shell of your project.',
  },
  'disk.failed': {
    status: 500,
    retryable: true,
    help: 'Check the disk and the folder, then try again: nothing was changed.',
  },
  'disk.full': { status: 507, retryable: true, help: 'Make room on the disk: nothing was changed.' },
  'table.not-found': { status: 404, retryable: false, help: 'Name one of the tables that the settings know.' },
  'row.not-found': { status: 404, retryable: false, help: 'Give the number of a row that holds a record.' },
  'question.not-found': {
    status: 404,
    retryable: false,
    help: 'See what waits and how it is called: rowcall questions.',
  },
  'question.unknown-kind': { status: 501, retryable: false, help: 'Update Rowcall: a later version can do it.' },
  'publish.not-found': { status: 404, retryable: false, help: 'See which versions there are: rowcall publish --list.' },
  'publish.overtaken': {
    status: 409,
    retryable: false,
    help: 'Nothing was published. Look once more at what would change: rowcall publish.',
  },
  'request.invalid': { status: 400, retryable: false, help: 'Mend the request as the message says.' },
  'join.not-set-up': {
    status: 400,
    retryable: false,
    help: 'Name the table in the settings, and try again: duplicates: { TABLE: {} }',
  },
  'join.impossible': { status: 409, retryable: false, help: 'Do what the message says. Nothing was changed.' },
  'join.changed': {
    status: 409,
    retryable: true,
    help: 'Look at it anew, and say so again if it still holds. Nothing was changed.',
  },
  'store.read-only': { status: 405, retryable: false, help: 'This spreadsheet can be looked at here, not written.' },
  'store.paused': {
    status: 423,
    retryable: true,
    help: 'Nothing is lost. Let it go on: rowcall resume',
  },
  'vendor.auth': {
    status: 401,
    retryable: false,
    help: 'Check the key that Rowcall was given, and that the spreadsheet is shared with it: rowcall doctor says how.',
  },
  'vendor.not-found': {
    status: 404,
    retryable: false,
    help: 'Check the address of the spreadsheet, and that it is shared with Rowcall: rowcall doctor says how.',
  },
  'vendor.refused': {
    status: 422,
    retryable: false,
    help: 'Nothing was written. Do what the message says; if it says nothing of use, please report it.',
  },
  'vendor.busy': {
    status: 429,
    retryable: true,
    help: 'Nothing was lost: Rowcall tries again as soon as the spreadsheet takes calls again.',
  },
  'vendor.unreachable': {
    status: 503,
    retryable: true,
    help: 'Nothing was lost: Rowcall tries again by itself. If it goes on, look at the connection.',
  },
  'sender.refused': {
    status: 422,
    retryable: false,
    help: 'Check in the settings where the message goes, and that Rowcall may write there; then have it sent again.',
  },
  'sender.not-now': {
    status: 429,
    retryable: true,
    help: 'Nothing was lost: it is sent as soon as the other side takes messages again.',
  },
  'sender.unreachable': {
    status: 503,
    retryable: true,
    help: 'Nothing was lost: Rowcall tries again by itself. If it goes on, look at the connection.',
  },
  'sender.lost': {
    status: 504,
    retryable: true,
    help: 'It did not arrive where it should have. Rowcall tries again by itself.',
  },
  'sender.cannot': {
    status: 500,
    retryable: false,
    help: 'This is a fault in Rowcall: please report what was to be sent, and how.',
  },
  'sender.missing': {
    status: 501,
    retryable: true,
    help: 'Put this way of sending into the settings again, or update Rowcall wherever it runs.',
  },
  'state.fenced': {
    status: 409,
    retryable: true,
    help: 'Nothing was lost: it is done again from what the spreadsheet holds now.',
  },
  'store.copied': {
    status: 409,
    retryable: false,
    help: 'Say what it is: rowcall questions shows how. Nothing is written or sent until then.',
  },
  'state.newer': { status: 409, retryable: false, help: 'Update Rowcall to the version that was used here before.' },
  'state.unreadable': {
    status: 500,
    retryable: false,
    help: 'Put back the latest backup of this file, or remove it: Rowcall then starts anew from the spreadsheet.',
  },
  'environment.invalid': {
    status: 400,
    retryable: false,
    help: 'Set, correct or remove the environment variables named above and start again.',
  },
  'state.unreachable': {
    status: 503,
    retryable: true,
    help: 'Check that the database of DATABASE_URL is running and can be reached from here, then try again.',
  },
  'state.refused': {
    status: 403,
    retryable: false,
    help: 'Check the name, the password and the database in DATABASE_URL, and what that role may do.',
  },
  'state.passing-disk': {
    status: 500,
    retryable: false,
    help: 'Set DATABASE_URL to a PostgreSQL database; or SINGLE_HOST_OK=1 if one instance alone works on a disk that stays.',
  },
  'language.unknown-code': {
    status: 500,
    retryable: false,
    help: 'This is a fault in Rowcall: please report the code.',
  },
} as const satisfies Record<string, Failure>;

export type Code = keyof typeof failures;

/** The one error that Rowcall throws on purpose. Its message is for people; `code` is for programs. */
export class RowcallError extends Error {
  readonly code: Code;
  readonly details: Args;

  constructor(code: Code, message: string, details: Args = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RowcallError';
    this.code = code;
    this.details = details;
  }

  get help(): string {
    return failures[this.code].help;
  }
}
