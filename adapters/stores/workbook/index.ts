import * as z from 'zod';
import { storeKind } from '../../../core/store.ts';

/** A workbook or CSV file on this computer. */
export const workbook = storeKind({
  kind: 'workbook',
  summary: 'An .xlsx workbook or .csv file on this computer.',
  options: z.strictObject({
    file: z.string().min(1).describe('The file, from the folder of the settings.'),
    ids: z
      .boolean()
      .optional()
      .describe('For a .csv file: may it be given a column of ids, and be written? An .xlsx file may without asking.'),
    backups: z.int().min(1).max(1000).optional().describe('How many copies from before it was written are kept; 10.'),
  }),
  isFile: true,
  hasLists: true,
  fromAddress: (address) => (/^[a-z][a-z0-9+.-]+:\/\//iu.test(address) ? null : { file: address }),
  addressOf: ({ file }) => file,
  async open(options, setting) {
    const { workbookStore } = await import('./store.ts');
    return workbookStore(options, setting);
  },
  async diagnose(options, setting) {
    const { diagnoseWorkbook } = await import('./doctor.ts');
    return await diagnoseWorkbook(options, setting);
  },
});
