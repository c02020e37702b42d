import { access, constants, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { Spreadsheet } from '../adapters/actions/calling/spreadsheet.ts';
import type { Database, StateSetting } from '../adapters/state/index.ts';
import type { Clock } from '../core/clock.ts';
import type { State } from '../core/state.ts';
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

/** Keeps what Rowcall remembers open from action to action; spreadsheets in one database share its connections. */
export function keepMemories(desk: Desk): { readonly desk: Desk; close(): Promise<void> } {
  const databases = new Map<string, Promise<Database>>();
  const states = new Map<string, Promise<State>>();

  async function databaseOf({ path, workspace: _, ...setting }: StateSetting): Promise<Database> {
    const { openDatabase } = await import('../adapters/state/index.ts');
    return await kept(databases, path, () => openDatabase(path, setting));
  }

  const keeping: Desk = {
    ...desk,
    async openState(book) {
      const setting = await memoryOf(book, desk.clock);
      return await kept(states, JSON.stringify([setting.path, setting.workspace]), async () => {
        const database = await databaseOf(setting);
        return await database.workspace(setting.workspace);
      });
    },
    async remembers(book) {
      const setting = await memoryOf(book, desk.clock);
      const database = databases.get(setting.path);
      return database === undefined ? await desk.remembers(book) : await (await database).knows(setting.workspace);
    },
  };
  return {
    desk: keeping,
    async close() {
      const open = await Promise.allSettled(databases.values());
      await Promise.all(open.map((one) => (one.status === 'fulfilled' ? one.value.close() : undefined)));
    },
  };
}

/** What was opened before, or is opened now; what could not be opened is tried again the next time. */
function kept<T>(all: Map<string, Promise<T>>, key: string, open: () => Promise<T>): Promise<T> {
  const before = all.get(key);
  if (before !== undefined) return before;
  const opening = open();
  all.set(key, opening);
  opening.catch(() => all.delete(key));
  return opening;
}

/**
 * What is remembered of a book stands beside it under the book's name, so that the folder may be moved; of a spreadsheet
 * elsewhere, and of one in a folder that is for reading only, beside its settings. In a database for all, which goes by its own time, a book has its
 * path, or the name that the environment gives.
 */
async function memoryOf({ file, address, settings }: Spreadsheet, clock: Clock): Promise<StateSetting> {
  const { database, workspace, passingDisk } = environment();
  const path = file ?? settings;
  const beside = await realpath(path).catch(() => resolve(path));
  const home = (await isWritable(dirname(beside))) ? beside : await realpath(settings).catch(() => resolve(settings));
  if (database !== null) return { path: database, workspace: workspace ?? address ?? beside };
  return {
    path: join(dirname(home), '.rowcall', 'state.db'),
    workspace: address ?? basename(beside),
    clock,
    passingDisk,
  };
}

async function isWritable(folder: string): Promise<boolean> {
  return await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function isThere(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
