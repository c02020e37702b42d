import type { TableKey } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Lists } from '../../../core/list-source.ts';
import type { Store, StoreSetting, TableSnapshot } from '../../../core/store.ts';
import { type Google, googleClient } from '../../vendors/google.ts';
import { machineClock } from '../../vendors/machine-clock.ts';
import { wantedByTable } from '../binding/wanted.ts';
import { spreadsheetId } from './address.ts';
import { askOutline } from './ask.ts';
import { sheetsBoard } from './board.ts';
import { type SheetCodec, sheetCodec } from './codec.ts';
import { describeSheets } from './describe.ts';
import { fileVersion } from './file-version.ts';
import { guardOf } from './guard-of.ts';
import { keepWatch } from './keep-watch.ts';
import { askLists } from './lists.ts';
import { type Looked, look, type Sight } from './look.ts';
import { hitsOf, recall, remember } from './memo.ts';
import { keyName, rootName } from './names.ts';
import { revokeWrite } from './revoke.ts';
import { setUpSheets } from './set-up.ts';
import { isAllCalculated, snapshotOf } from './snapshot.ts';
import { takeOutOfSheets } from './take-out.ts';
import { writeTables } from './write.ts';

/** What the settings say of a Google spreadsheet. */
export interface SheetsOptions {
  /** Its link or its id. */
  readonly spreadsheet: string;
}

/** A write that was given up may be carried out as late as this, in milliseconds. */
const lateness = 60_000;

/** A spreadsheet with all that it is reached by. */
export interface OpenSheets {
  readonly google: Google;
  readonly sight: Sight;
  readonly store: Store;
}

/** Opens a Google spreadsheet; nothing is asked of Google yet. */
export function openSheets({ spreadsheet: address }: SheetsOptions, setting: StoreSetting): OpenSheets {
  const spreadsheet = spreadsheetId(address) ?? address;
  const { tables, zone, lists = [], given = () => undefined, clock = machineClock } = setting;
  const google = googleClient({ key: given(keyName), rootUrl: given(rootName), clock });
  const codecs = new Map<string, SheetCodec>();
  const sight: Sight = {
    google,
    spreadsheet,
    tables,
    lists,
    codecOf(said) {
      const name = said ?? zone;
      const codec = codecs.get(name) ?? sheetCodec(name);
      codecs.set(name, codec);
      return codec;
    },
    now: () => Date.parse(clock.now()),
  };
  return { google, sight, store: googleSheetsStore(sight, setting) };
}

/** A Google spreadsheet as a store. */
function googleSheetsStore(sight: Sight, setting: StoreSetting): Store {
  const { google, spreadsheet, tables } = sight;
  /** What was seen last of each table, for the write that follows. */
  const last = new Map<TableKey, Looked>();
  /** Calls that were found to have been carried out when somebody asked: nobody may have noted what they wrote. */
  let found: readonly string[] = [];
  /** The version of the file as it was last asked for: whatever is read after that is no older. */
  let version: string | null = null;
  /** For each table the version in which it was last read whole by this process. */
  const readIn = new Map<TableKey, string>();

  return {
    capabilities: {
      ids: 'ours',
      guard: { rowcall: 'checked', shared: 'checked', people: 'none' },
      guardOf,
      batch: 3000,
      pass: 2000,
      late: lateness,
    },

    describe: (sample = 0) => describeSheets(sight, sample),

    titles: async () => (await askOutline(google, spreadsheet)).tabs.map(({ title }) => title),

    async setUp(changes) {
      last.clear();
      await setUpSheets(sight, changes);
    },

    async read(asked, memo) {
      const wanted = wantedByTable(asked, tables);
      if (wanted.size === 0 && sight.lists.length > 0)
        return { tables: new Map(), lists: await askLists(sight, sight.lists), memo: {} };
      let lists: Lists | null = null;
      const found = await look(sight, wanted, memo, (heard) => {
        lists = heard;
      });
      const read = new Map<TableKey, TableSnapshot>();
      const next: Record<TableKey, string> = {};
      for (const [key, looked] of found) {
        const snapshot = snapshotOf(looked, wanted.get(key) ?? null);
        read.set(key, snapshot);
        if (looked === null) {
          if (memo?.[key] !== undefined) next[key] = memo[key];
          continue;
        }
        last.set(key, looked);
        if (snapshot.complete && version !== null) readIn.set(key, version);
        const { hits: _, ...now } = looked.now;
        const seenIn = snapshot.complete ? (version ?? undefined) : now.version;
        next[key] = remember({
          ...now,
          ...(isAllCalculated(looked, snapshot) && { calculated: true }),
          ...(seenIn !== undefined && { version: seenIn }),
        });
      }
      const overwritten = [...found.keys()].flatMap((key) => hitsOf(memo, key));
      return {
        tables: read,
        ...(overwritten.length > 0 && { overwritten }),
        ...(lists !== null && sight.lists.length > 0 && { lists }),
        memo: next,
      };
    },

    async write(part, memo, name) {
      try {
        const written = await writeTables(sight, { part, memo, name, last, found });
        found = [];
        return written;
      } finally {
        last.clear();
      }
    },

    async revoke(name) {
      const landed = await revokeWrite(sight, name);
      found = [...found, ...landed];
      return landed.length > 0 ? 'written' : 'never';
    },

    async takeOut(columns) {
      last.clear();
      return await takeOutOfSheets(sight, columns);
    },

    board: sheetsBoard(sight),

    identity: async () => spreadsheet,

    async stands(identity) {
      try {
        const { trashed } = await google.file((api, how) =>
          api.files.get({ fileId: identity, fields: 'trashed', supportsAllDrives: true }, how),
        );
        return trashed !== true;
      } catch (error) {
        if (error instanceof RowcallError && error.code === 'vendor.not-found') return false;
        throw error;
      }
    },

    async touched(memo) {
      const now = await fileVersion(google, spreadsheet);
      version = now;
      return [...tables.keys()].some((key) => (readIn.get(key) ?? recall(memo, key)?.version) !== now);
    },

    keepAlive: (memo) => keepWatch(google, spreadsheet, setting, sight.now(), memo),

    async close() {},
  };
}
