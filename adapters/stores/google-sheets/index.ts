import * as z from 'zod';
import { storeKind } from '../../../core/store.ts';
import { isLink, linkOf, spreadsheetId } from './address.ts';
import { googleGuide } from './guide.ts';
import {
  audienceName,
  callersName,
  certificatesName,
  hookSecretName,
  hookUrlName,
  keyName,
  rootName,
} from './names.ts';

/** A spreadsheet in Google Sheets. */
export const googleSheets = storeKind({
  kind: 'google-sheets',
  summary: 'A spreadsheet in Google Sheets, shared with Rowcall.',
  hasLists: true,
  options: z.strictObject({
    spreadsheet: z
      .string()
      .refine((text) => spreadsheetId(text) !== null, 'is neither the link nor the id of a Google spreadsheet')
      .describe('The link of the spreadsheet as the browser shows it, or its id.'),
  }),
  needs: [
    {
      name: keyName,
      how: 'The key of a service account of Google Cloud: its JSON, or the name of the file that holds it. Without it, what the machine itself was given is used.',
      secret: true,
      required: false,
    },
    {
      name: rootName,
      how: 'Where Google is, when it is not at its usual address.',
      secret: false,
      required: false,
    },
    {
      name: audienceName,
      how: 'The client ID of the script in the spreadsheet, which its calls are signed for: the script shows it. Several are parted by commas. Without it no call of a script is believed.',
      secret: false,
      required: false,
    },
    {
      name: callersName,
      how: 'The e-mail addresses whose scripts may call, parted by commas; without it, of everybody who may run the script.',
      secret: false,
      required: false,
    },
    {
      name: hookUrlName,
      how: 'The address at which Google Drive can tell of changes: https, and known to Google as yours.',
      secret: false,
      required: false,
    },
    {
      name: hookSecretName,
      how: 'Any long random text, by which messages of Google Drive are known: openssl rand -hex 32 makes one.',
      secret: true,
      required: false,
    },
    {
      name: certificatesName,
      how: 'Where the certificates of Google are, when they are not at their usual address.',
      secret: false,
      required: false,
    },
  ],
  interfaces: ['sheets', 'drive'],
  fromAddress(address, named) {
    const id = named || isLink(address) ? spreadsheetId(address) : null;
    return id === null ? null : { spreadsheet: id };
  },
  addressOf: ({ spreadsheet }) => linkOf(spreadsheetId(spreadsheet) ?? spreadsheet),
  async open(options, setting) {
    const { openSheets } = await import('./store.ts');
    return openSheets(options, setting).store;
  },
  async hear({ spreadsheet }, setting, call, memo) {
    const { hearSheets } = await import('./hook.ts');
    return await hearSheets(spreadsheetId(spreadsheet) ?? spreadsheet, setting, call, memo);
  },
  async diagnose(options, setting, memo = null) {
    const { diagnoseSheets } = await import('./doctor.ts');
    return await diagnoseSheets(options, setting, memo);
  },
  guide: googleGuide,
  server: (given) => given(rootName) ?? 'https://sheets.googleapis.com',
});
