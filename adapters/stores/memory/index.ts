import * as z from 'zod';
import { storeKind } from '../../../core/store.ts';

/** A spreadsheet that lives as long as the program: for trying things out and for tests. */
export const memory = storeKind({
  kind: 'memory',
  summary: 'A spreadsheet in memory, gone when the program ends.',
  options: z.strictObject({}),
  hasLists: true,
  async open(_options, { tables, lists }) {
    const { memoryStore } = await import('./store.ts');
    return memoryStore({ tables, ...(lists && { lists }) });
  },
});
