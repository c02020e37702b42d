import { access, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { Spreadsheet } from '../adapters/actions/calling/spreadsheet.ts';
import type { StateSetting } from '../adapters/state/index.ts';
import type { Clock } from '../core/clock.ts';
import { environment } from './env.ts';

/** What Rowcall remembers of spreadsheets, opened anew for each that asks. */
export function memories(clock: Clock): Pick<Desk, 'openState' | 'openScratch' | 'remembers'> {
  return {
    async openState(book) {
      const { openState } = await import('../adapters/state/index.ts');
      return await openState(await memoryOf(book, clock));
    },

    async openScratch() {
      const { openState } = await import('../adapters/state/index.ts');
      return await openState({ path: ':memory:', workspace: 'rehearsal', clock });
    },

    async remembers(book) {
      const { path, workspace, ...setting } = await memoryOf(book, clock);
      if (environment().database === null) return await isThere(path);
      const { openDatabase } = await import('../adapters/state/index.ts');
      const database = await openDatabase(path, setting);
      try {
        return await database.knows(workspace);
      } finally {
        await database.close();
      }
    },
  };
}

/**
 * What is remembered of a book stands beside it under the book's name, so that the folder may be moved; of a spreadsheet
 * elsewhere beside its settings, under its address. In a database for all, which goes by its own time, a book has its
 * path, or the name that the environment gives.
 */
export async function memoryOf({ file, address, settings }: Spreadsheet, clock: Clock): Promise<StateSetting> {
  const { database, workspace, passingDisk } = environment();
  const path = file ?? settings;
  const beside = await realpath(path).catch(() => resolve(path));
  if (database !== null) return { path: database, workspace: workspace ?? address ?? beside };
  return {
    path: join(dirname(beside), '.rowcall', 'state.db'),
    workspace: address ?? basename(beside),
    clock,
    passingDisk,
  };
}

async function isThere(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
