import { RowcallError } from '../../core/errors.ts';
import type { Columns, Snapshot, Store, Written } from '../../core/store.ts';
import { unknownAll } from '../simulation/stores/outcomes.ts';
import type { Call } from './call.ts';

/** When a call is given up, and how late after that a write may still land, in milliseconds of the fast clock. */
export const storePatience = { limit: 20_000, late: 5_000 };

/** Most records in one pass: so that large jobs are done in parts, between which one can be killed. */
const pass = 20;

/** The spreadsheet that the host keeps, behind a network that loses calls and answers. */
export function remoteStore(call: Call, times: number): Store {
  const patience = { limit: storePatience.limit / times, late: storePatience.late / times };

  async function ask<T>(path: string, body: unknown): Promise<T> {
    const reply = await call<T>(path, body, patience);
    if (reply.is === 'done') return reply.value;
    throw new RowcallError('book.open', 'The spreadsheet does not answer now.');
  }

  return {
    capabilities: {
      ids: 'ours',
      guard: { rowcall: 'atomic', shared: 'atomic', people: 'atomic' },
      batch: 10_000,
      pass,
      late: storePatience.late,
    },
    describe: (sample) => ask<Columns>('/describe', { sample }),
    // Its columns are all there.
    setUp: async () => {},
    read: (asked, memo) => ask<Snapshot>('/read', { asked, memo }),
    async write(part, memo) {
      const reply = await call<Written>('/write', { part, memo }, patience);
      if (reply.is === 'done') return reply.value;
      if (reply.is === 'lost') return { outcomes: unknownAll(part), memo };
      throw new RowcallError('book.open', 'The spreadsheet does not answer now.');
    },
    close: async () => {},
  };
}
