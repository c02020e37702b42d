import { resolve } from 'node:path';
import type { BoardTab } from '../../../core/board.ts';
import { boardTitle } from '../../../core/board.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Lists } from '../../../core/list-source.ts';
import type { LeftOver, Store, StoreSetting, TakeOut } from '../../../core/store.ts';
import { refuseAll } from '../binding/table-writes.ts';
import { boxesIn, isBoardTab } from './board-tab.ts';
import { isText, openBook } from './book.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { nodePlatform, readBookFile } from './file.ts';
import { isSeen, memoAfter, memoOf } from './memo.ts';
import { describeWorkbook, readWorkbook } from './read-workbook.ts';
import type { BackupRules } from './write/backups.ts';
import type { FileRewriter } from './write/rewrite-file.ts';

/** What the settings say of a workbook. */
export interface WorkbookOptions {
  readonly file: string;
  /** Whether a CSV file may be given an id column, and with it be written. */
  readonly ids?: boolean | undefined;
  /** How many backups are kept; ten if not said. */
  readonly backups?: number | undefined;
}

/** What the store needs of the machine it runs on. */
export interface Machine {
  readonly disk: Disk;
  now(): Date;
}

const usualBackups = 10;
/** To write a file only to say that all is well would wake whatever keeps copies of it: four hours. */
const boardPace = 14_400;
const thisMachine: Machine = { disk: nodeDisk, now: () => new Date() };

/**
 * A workbook or CSV file as a store. The file is read anew by every call, so that what people saved meanwhile counts,
 * and replaced as a whole by a write that changes it. A CSV file without ids is looked at only.
 */
export function workbookStore(options: WorkbookOptions, setting: StoreSetting, machine = thisMachine): Store {
  const { disk, now } = machine;
  const path = resolve(setting.folder, options.file);
  const { tables, zone, lists = [] } = setting;
  const reading = { tables, zone, platform: nodePlatform, lists };
  const isWritten = options.ids === true || !isText(path);
  const guard = isWritten ? 'atomic' : 'none';
  let writer: Promise<Writer> | undefined;
  const openWriter = () => {
    writer ??= loadWriter(disk, path, { count: options.backups ?? usualBackups, now });
    return writer;
  };

  const board = (): BoardTab => ({
    pace: boardPace,
    async read() {
      const file = await readBookFile(disk, path);
      const { tabs } = await openBook(file, nodePlatform, setting.zone);
      const tab = await tabs.find(({ title }) => title === boardTitle)?.open();
      return tab !== undefined && isBoardTab(tab) ? boxesIn(tab) : null;
    },
    async write(shown, memo) {
      const { rewrite, showBoard } = await openWriter();
      let taken = false;
      const { before, after } = await rewrite(async (file) => {
        const written = await showBoard(file, reading, shown);
        taken = written.taken;
        return written;
      });
      return { is: taken ? 'taken' : 'shown', memo: memoAfter(memo, before, after) };
    },
  });

  const takeOut = async (columns: readonly TakeOut[]) => {
    const { rewrite, takeOutOfBook } = await openWriter();
    let left: readonly LeftOver[] = [];
    await rewrite(async (file) => {
      const taken = await takeOutOfBook(file, reading, columns);
      left = taken.left;
      return taken;
    });
    return left;
  };

  return {
    capabilities: { ids: 'ours', guard: { rowcall: guard, shared: guard, people: guard }, batch: 100_000 },

    async describe(sample = 0) {
      return describeWorkbook(await readBookFile(disk, path), reading, sample);
    },

    async titles() {
      const book = await openBook(await readBookFile(disk, path), nodePlatform, zone);
      return book.tabs.map(({ title }) => title);
    },

    async setUp(changes) {
      if (!isWritten) throw new RowcallError('store.read-only', 'No columns can be added here.');
      const { rewrite, setUpBook } = await openWriter();
      await rewrite((file) => setUpBook(file, reading, changes));
    },

    async read(asked) {
      const file = await readBookFile(disk, path);
      let lists: Lists | null = null;
      const read = await readWorkbook(file, reading, asked, (heard) => {
        lists = heard;
      });
      return {
        tables: new Map([...read].map(([key, table]) => [key, table.snapshot])),
        ...(lists !== null && { lists }),
        memo: memoOf(file, read),
      };
    },

    async write(part, memo) {
      if (!isWritten) return { outcomes: refuseAll(part, 'store.read-only'), memo };
      const { rewrite, rewriteBook } = await openWriter();
      const { rewritten, before, after } = await rewrite((file) =>
        rewriteBook(file, reading, part, (table) => isSeen(memo, table, file)),
      );
      return { outcomes: rewritten.outcomes, memo: memoAfter(memo, before, after) };
    },

    ...(isWritten && !isText(path) && { board: board(), takeOut }),

    async identity() {
      return await disk.resolve(path);
    },

    async stands(identity) {
      return (await disk.look(identity)) !== null;
    },

    async touched(memo) {
      const file = await readBookFile(disk, path);
      return [...setting.tables.keys()].some((table) => memo === null || !isSeen(memo, table, file));
    },

    async close() {},
  };
}

interface Writer
  extends Pick<typeof import('./write/rewrite.ts'), 'rewriteBook' | 'setUpBook' | 'showBoard' | 'takeOutOfBook'> {
  readonly rewrite: FileRewriter;
}

/** Whoever only looks does not load what writing needs. */
async function loadWriter(disk: Disk, path: string, backups: BackupRules): Promise<Writer> {
  const [{ fileRewriter }, { rewriteBook, setUpBook, showBoard, takeOutOfBook }] = await Promise.all([
    import('./write/rewrite-file.ts'),
    import('./write/rewrite.ts'),
  ]);
  return { rewrite: fileRewriter(disk, path, backups), rewriteBook, setUpBook, showBoard, takeOutOfBook };
}
