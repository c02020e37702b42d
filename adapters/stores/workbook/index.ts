import * as z from 'zod';
import { storeKind } from '../../../core/store.ts';

/** A workbook or CSV file on this computer. */
export const workbook = storeKind({
  kind: 'workbook',
  summary: 'An .xlsx workbook or .csv file on this computer.',
  options: z.strictObject({
    file: z.string().min(1).describe('The file, from the folder of the settings.'),
  }),
  async open(options, setting) {
    const { workbookStore } = await import('./store.ts');
    return workbookStore(options, setting);
  },
});
