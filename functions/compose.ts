import { randomInt } from 'node:crypto';
import { access, copyFile, mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { StateSetting } from '../adapters/state/index.ts';
import { workbook } from '../adapters/stores/workbook/index.ts';
import type { Clock } from '../core/clock.ts';
import { RowcallError } from '../core/errors.ts';
import { derivedId } from '../core/id.ts';
import type { SenderSetting } from '../core/sender.ts';
import type { State } from '../core/state.ts';
import { environment } from './env.ts';
import { nodeFiles } from './node-files.ts';
import { openSenders } from './open-senders.ts';

const clock: Clock = { now: () => new Date().toISOString(), sleep: (milliseconds) => sleep(milliseconds) };

/**
 * Lays out everything an action needs; `progress` is told before each long step, and `print` shows a message to whoever
 * sits at the screen.
 */
export function layDesk(progress: Desk['progress'] = () => {}, print: SenderSetting['print'] = printLine): Desk {
  return {
    readText,
    has,
    beside: (file, relative) => join(dirname(file), relative),
    openBook: (book, setting, options) =>
      workbook.open(bookOptions(book, options), { ...setting, folder: dirname(resolve(book)) }),
    openState: stateBeside,
    openSenders: (loaded, settings) => openSenders(loaded, { print, clock, folder: dirname(resolve(settings)) }),
    openScratch: stateNowhere,
    files: nodeFiles,
    remembers,
    clock,
    ids: { fresh: freshIds() },
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    progress,
  };
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The settings' own options for another file; those of another kind of spreadsheet say nothing about a workbook. */
function bookOptions(book: string, options: Readonly<Record<string, unknown>> = {}) {
  const file = basename(book);
  const parsed = workbook.options.safeParse({ ...options, file });
  return parsed.success ? parsed.data : { file };
}

async function stateBeside(book: string): Promise<State> {
  const { openState } = await import('../adapters/state/index.ts');
  return await openState(await memoryOf(book));
}

async function remembers(book: string): Promise<boolean> {
  const { path, workspace, ...setting } = await memoryOf(book);
  if (environment().database === null) return await has(path);
  const { openDatabase } = await import('../adapters/state/index.ts');
  const database = await openDatabase(path, setting);
  try {
    return await database.knows(workspace);
  } finally {
    await database.close();
  }
}

async function stateNowhere(): Promise<State> {
  const { openState } = await import('../adapters/state/index.ts');
  return await openState({ path: ':memory:', workspace: 'rehearsal', clock });
}

/**
 * What is remembered of a book stands beside it under the book's name, so that the folder may be moved; in a database for
 * all, which goes by its own time, under its path or the name that the environment gives.
 */
async function memoryOf(book: string): Promise<StateSetting> {
  const { database, workspace, passingDisk } = environment();
  const file = await realpath(book).catch(() => resolve(book));
  if (database !== null) return { path: database, workspace: workspace ?? file };
  return { path: join(dirname(file), '.rowcall', 'state.db'), workspace: basename(file), clock, passingDisk };
}

/** Ids are drawn from one random start: a hundred thousand of them must not cost as many calls for randomness. */
function freshIds(): () => string {
  const start = randomInt(2 ** 47).toString(36);
  let count = 0;
  return () => derivedId(`${start}/${count++}`);
}

async function has(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new RowcallError('book.unreadable', `${file} cannot be read.`, { file }, { cause: error });
  }
}

/** Writes a text file; where one is there already it is replaced only if `replace` says so, else the answer is `false`. */
export async function writeText(file: string, text: string, replace: boolean): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: replace ? 'w' : 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw new RowcallError('book.unreadable', `${file} cannot be written.`, { file }, { cause: error });
  }
}

const samples = join(import.meta.dirname, '..', 'manifests', 'sales');

/** Copies the sample spreadsheet and its settings into a folder unless they are there; answers the path of the spreadsheet. */
export async function laySample(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const book = join(folder, 'sample.xlsx');
  if (!(await has(book))) await copyFile(join(samples, 'sample.xlsx'), book);
  const settings = join(folder, 'rowcall.yaml');
  if (!(await has(settings))) await copyFile(join(samples, 'rowcall.yaml'), settings);
  return book;
}
