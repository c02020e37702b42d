import { airtable } from './airtable/index.ts';
import { googleSheets } from './google-sheets/index.ts';
import { memory } from './memory/index.ts';
import { notion } from './notion/index.ts';
import { workbook } from './workbook/index.ts';

/** Every kind of workspace that the settings may name. */
export const storeKinds = [workbook, googleSheets, airtable, notion, memory] as const;
