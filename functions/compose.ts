import { randomBytes, randomInt } from 'node:crypto';
import { access, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { SignInLinks } from '../adapters/actions/calling/sign-in-links.ts';
import type { Spreadsheet } from '../adapters/actions/calling/spreadsheet.ts';
import { openTabs } from '../adapters/stores/binding/open-tabs.ts';
import { codeOf, isMissing, readFault, writeFault } from '../adapters/stores/workbook/disk.ts';
import type { Clock } from '../core/clock.ts';
import { RowcallError } from '../core/errors.ts';
import { derivedId } from '../core/id.ts';
import type { SenderSetting } from '../core/sender.ts';
import type { StoreSetting } from '../core/store.ts';
import type { Kinds } from '../manifests/kinds.ts';
import { kinds as registered } from '../manifests/kinds.ts';
import { loadSettings } from '../manifests/load.ts';
import { givenTo, saidBeside, signingEnvironment } from './env.ts';
import { memories } from './memories.ts';
import { nearest } from './nearest.ts';
import { nodeFiles } from './node-files.ts';
import { openSenders } from './open-senders.ts';
import { nodeReach } from './reach.ts';
import { textOf } from './text-of.ts';
import { version } from './version.ts';

const clock: Clock = { now: () => new Date().toISOString(), sleep: (milliseconds) => sleep(milliseconds) };

/**
 * Lays out everything an action needs; `progress` is told before each long step, and `print` shows a message to whoever
 * sits at the screen.
 */
export function layDesk(
  progress: Desk['progress'] = () => {},
  print: SenderSetting['print'] = printLine,
  kinds: Kinds = registered,
): Desk {
  return {
    readText,
    has,
    beside: (file, relative) => (isAbsolute(relative) ? relative : join(dirname(file), relative)),
    storeKinds: kinds.storeKinds,
    load: (text, file) => loadSettings(text, file, kinds),
    openBook: (book, setting) => openTabs(book.kind, book.options, storeSetting(book, setting)),
    openSenders: (loaded, settings) => openSenders(loaded, { print, clock, folder: dirname(resolve(settings)) }),
    ...memories(clock),
    signInLinks,
    files: nodeFiles,
    version: version(),
    reach: nodeReach(clock),
    clock,
    ids: { fresh: freshIds() },
    zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    progress,
  };
}

/** What a spreadsheet is opened with and its calls are heard by. Throws `environment.invalid` where a key is missing. */
export function storeSetting(
  { kind, folder, settings }: Pick<Spreadsheet, 'kind' | 'folder' | 'settings'>,
  setting: Pick<StoreSetting, 'tables' | 'zone' | 'lists'>,
): StoreSetting {
  const given = kind.needs === undefined ? () => undefined : givenTo(kind, saidBeside(settings));
  return { ...setting, folder: resolve(folder), clock, given };
}

/** A hundred and thirty bits of chance are in each link. */
function signInLinks(settings: string): SignInLinks | null {
  const { address, google } = signingEnvironment(saidBeside(settings));
  if (address === null) return null;
  return {
    address: `${address}/sign/`,
    token: () => randomBytes(17).toString('base64url').slice(0, 22),
    hasGoogle: google !== null,
  };
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
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
  const bytes = await readFile(file).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw readFault(error, file);
  });
  if (bytes === null) return null;
  const text = textOf(bytes);
  if (text !== null) return text;
  const how = 'Save it as UTF-8 (in Notepad: File, Save as, Encoding).';
  throw new RowcallError('settings.invalid', `The letters of ${file} cannot be told for sure. ${how}`, { file });
}

/** Writes a text file; where one is there already it is replaced only if `replace` says so, else the answer is `false`. */
export async function writeText(file: string, text: string, replace: boolean): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: replace ? 'w' : 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw writeFault(error, file);
  }
}

/** Copies the sample spreadsheet and its settings into a folder unless they are there; answers the path of the spreadsheet. */
export async function laySample(folder: string): Promise<string> {
  const samples = nearest(import.meta.dirname, join('manifests', 'sales'));
  await mkdir(folder, { recursive: true });
  const book = join(folder, 'sample.xlsx');
  if (!(await has(book))) await copyFile(join(samples, 'sample.xlsx'), book);
  const settings = join(folder, 'rowcall.yaml');
  if (!(await has(settings))) await copyFile(join(samples, 'rowcall.yaml'), settings);
  return book;
}
