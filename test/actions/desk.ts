import type { Desk } from '../../adapters/actions/calling/desk.ts';
import { openTabs } from '../../adapters/stores/binding/open-tabs.ts';
import { storeKinds } from '../../adapters/stores/index.ts';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';
import { memory } from '../../adapters/stores/memory/index.ts';
import { memoryStore } from '../../adapters/stores/memory/store.ts';
import { RowcallError } from '../../core/errors.ts';
import { derivedId } from '../../core/id.ts';
import type { StoreSetting } from '../../core/store.ts';
import { loadSettings } from '../../manifests/load.ts';
import { now } from '../given.ts';
import { memoryFiles } from './memory-files.ts';

interface Given {
  /** Text files by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Spreadsheets in memory by path. */
  readonly books?: Readonly<Record<string, readonly GivenTab[]>>;
  readonly zone?: string;
}

/** A desk over files and spreadsheets in memory, at a moment that does not pass. */
export function deskOf({ files = {}, books = {}, zone = 'UTC' }: Given): Desk {
  let ids = 0;
  return {
    readText: async (file) => files[file] ?? null,
    has: async (file) => file in files || file in books,
    beside: (file, relative) => {
      const folder = file.split('/').slice(0, -1);
      return relative.startsWith('../')
        ? [...folder.slice(0, -1), relative.slice(3)].join('/')
        : [...folder, relative].join('/');
    },
    storeKinds,
    load: loadSettings,
    openBook: async ({ file }, { tables }) => {
      const book = file ?? '';
      const tabs = books[book];
      if (tabs === undefined) throw new RowcallError('book.not-found', `There is no file ${book}.`);
      const kind = {
        ...memory,
        open: async (_: unknown, given: StoreSetting) => memoryStore({ tables: given.tables, tabs }),
      };
      return await openTabs(kind, {}, { tables, zone, folder: '' });
    },
    openState: async ({ file }) => {
      throw new Error(`Nothing is to be remembered of ${file}`);
    },
    openSenders: async () => new Map(),
    openScratch: async () => {
      throw new Error('Nothing is to be rehearsed');
    },
    files: memoryFiles({ now: () => now }),
    reach: { diagnose: async () => [], ahead: async () => null, keysBeside: () => null },
    remembers: async () => false,
    clock: { now: () => now, sleep: async () => {} },
    ids: { fresh: () => derivedId(`test/${ids++}`) },
    zone: () => zone,
    progress: () => {},
  };
}

/** Settings of a small team in a language; the tables are given. */
export function settingsIn(language: string, tables: string): string {
  return `rowcall: 1
name: Test
store: { kind: memory }
mode: suggest
language: ${language}
zone: Europe/Kyiv
currency: UAH
countries: [UA]
${tables}`;
}
