import * as z from 'zod';
import { storeKind } from '../../../core/store.ts';
import { isLink, linkOf, spreadsheetId } from './address.ts';

/** A spreadsheet in Google Sheets. */
export const googleSheets = storeKind({
  kind: 'google-sheets',
  summary: 'A spreadsheet in Google Sheets, shared with Rowcall.',
  options: z.strictObject({
    spreadsheet: z
      .string()
      .refine((text) => spreadsheetId(text) !== null, 'is neither the link nor the id of a Google spreadsheet')
      .describe('The link of the spreadsheet as the browser shows it, or its id.'),
  }),
  needs: [
    {
      name: 'GOOGLE_SERVICE_ACCOUNT',
      how: 'The key of a service account of Google Cloud: its JSON, or the name of the file that holds it. Without it, what the machine itself was given is used.',
      secret: true,
      required: false,
    },
    {
      name: 'GOOGLE_API_ROOT_URL',
      how: 'Where Google is, when it is not at its usual address.',
      secret: false,
      required: false,
    },
  ],
  fromAddress(address, named) {
    const id = named || isLink(address) ? spreadsheetId(address) : null;
    return id === null ? null : { spreadsheet: id };
  },
  addressOf: ({ spreadsheet }) => linkOf(spreadsheetId(spreadsheet) ?? spreadsheet),
  async open(options, setting) {
    const { googleSheetsStore } = await import('./store.ts');
    return googleSheetsStore(options, setting);
  },
});
