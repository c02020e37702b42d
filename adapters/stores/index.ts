import { memory } from './memory/index.ts';
import { workbook } from './workbook/index.ts';

/** Every kind of workspace that the settings may name. */
export const storeKinds = [workbook, memory] as const;
