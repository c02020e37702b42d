import { access, constants } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { idHeader } from '../../../core/columns.ts';
import type { Diagnosis } from '../../../core/diagnosis.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Columns, StoreSetting } from '../../../core/store.ts';
import { isText } from './book.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { nodePlatform, readBookFile } from './file.ts';
import { describeWorkbook } from './read-workbook.ts';
import type { WorkbookOptions } from './store.ts';
import { readGuards } from './write/guards.ts';
import { openIn } from './write/locks.ts';
import { openWritable } from './write/open-writable.ts';

/** What is asked of the computer that the workbook stands on. */
export interface Surface {
  readonly disk: Disk;
  /** Whether a file or folder may be written. */
  mayWrite(path: string): Promise<boolean>;
}

const thisComputer: Surface = {
  disk: nodeDisk,
  mayWrite: (path) =>
    access(path, constants.W_OK).then(
      () => true,
      () => false,
    ),
};

/**
 * Looks at a workbook: whether it can be read and written, whether another program has it open, what keeps it from being
 * changed, whether its folder is shared with other computers, its tables and their columns. Writes nothing.
 */
export async function diagnoseWorkbook(
  { file, ids = false }: WorkbookOptions,
  { folder, tables, zone }: StoreSetting,
  { disk, mayWrite }: Surface = thisComputer,
): Promise<readonly Diagnosis[]> {
  const path = resolve(folder, file);
  const name = basename(path);
  const found: Diagnosis[] = [];
  try {
    const book = await readBookFile(disk, path);
    const real = await disk.resolve(path);
    const described = await describeWorkbook(book, { tables, zone, platform: nodePlatform }, 0);
    found.push({ is: 'well', code: 'report.book.read', args: { file: name } });
    if (isText(path) && !ids) found.push({ is: 'doubtful', code: 'book.text', args: { file: name } });
    else {
      const isFree = (await mayWrite(real)) && (await mayWrite(dirname(real)));
      if (!isFree) found.push({ is: 'doubtful', code: 'book.kept', args: { file: name } });
      if (!isText(path)) found.push(...(await whatGuards(book.bytes, zone, described)));
    }
    const open = await openIn(disk, [path, real]);
    if (open !== null) {
      const { program, who } = open;
      found.push({ is: 'doubtful', code: 'book.in-use', args: { file: name, program, who, named: who !== '' } });
    }
    found.push(...(await aboutFolder(disk, real)), ...aboutTables(described, isText(path)));
  } catch (error) {
    found.push(diagnosisOf(error, name));
  }
  return found;
}

/** What in the workbook itself keeps it from being changed. */
async function whatGuards(bytes: Uint8Array, zone: string, { tables }: Columns): Promise<readonly Diagnosis[]> {
  try {
    const book = await openWritable(bytes, nodePlatform, zone);
    const bound = new Set(tables.flatMap(({ table, title }) => (table === null ? [] : [title])));
    const found: Diagnosis[] = [];
    for (const entry of book.parts.sheets) {
      if (!bound.has(entry.title) || !readGuards(await book.openSheet(entry)).isProtected) continue;
      found.push({ is: 'doubtful', code: 'book.sheet-protected', args: { title: entry.title } });
    }
    return found;
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
    switch (error.code) {
      case 'book.signed':
        return [{ is: 'doubtful', code: 'book.signed' }];
      case 'book.protected':
        return [{ is: 'doubtful', code: 'book.reserved' }];
      case 'book.unwritable':
        return [{ is: 'doubtful', code: 'book.odd' }];
      default:
        throw error;
    }
  }
}

/** Programs that bring a folder to several computers, by the names of their folders. */
const clouds: readonly (readonly [string, RegExp])[] = [
  ['OneDrive', /^OneDrive(?: - .+)?$/iu],
  ['Dropbox', /^Dropbox(?: \(.+\))?$/iu],
  ['Google Drive', /^(?:Google ?Drive(?:-.+)?|My Drive)$/iu],
  ['iCloud', /^(?:Mobile Documents|iCloud ?Drive)$/iu],
  ['Nextcloud', /^Nextcloud$/iu],
  ['Yandex Disk', /^Yandex\.?Disk$/iu],
];
const conflictWords = /conflict|конфликт|конфлікт/iu;

/** Whether another computer may write the same file, and whether two of them already have. */
async function aboutFolder(disk: Disk, path: string): Promise<readonly Diagnosis[]> {
  const folders = dirname(path).split(/[\\/]/u);
  const cloud = clouds.find(([, pattern]) => folders.some((folder) => pattern.test(folder)))?.[0];
  const ending = extname(path);
  const start = basename(path, ending);
  const copies = (await disk.list(dirname(path))).filter(
    (one) => one !== basename(path) && one.startsWith(start) && one.endsWith(ending) && conflictWords.test(one),
  );
  return [
    ...(cloud === undefined ? [] : [{ is: 'doubtful', code: 'book.synced', args: { cloud } } as const]),
    ...copies.slice(0, 1).map((copy): Diagnosis => ({ is: 'doubtful', code: 'book.conflict', args: { other: copy } })),
  ];
}

function aboutTables({ tables, findings }: Columns, isPlainText: boolean): readonly Diagnosis[] {
  const bound = tables.filter(({ table }) => table !== null);
  const count = bound.length;
  return [
    ...(count > 0 ? [{ is: 'well', code: 'report.book.tables', args: { count } } as const] : []),
    ...findings.map(
      ({ code, severity, args }): Diagnosis => ({
        is: severity === 'error' ? 'broken' : 'doubtful',
        code,
        ...(args && { args }),
      }),
    ),
    ...bound
      .filter(({ columns }) => !isPlainText && columns.every(({ header }) => header !== idHeader))
      .map(({ title }): Diagnosis => ({ is: 'doubtful', code: 'book.no-ids', args: { title } })),
  ];
}

function diagnosisOf(error: unknown, file: string): Diagnosis {
  if (!(error instanceof RowcallError)) throw error;
  const args = { file };
  switch (error.code) {
    case 'book.not-found':
      return { is: 'broken', code: 'book.gone', args };
    case 'book.unreadable':
      return { is: 'broken', code: 'book.hidden', args };
    case 'book.encrypted':
      return { is: 'broken', code: 'book.password', args };
    case 'book.old-format':
    case 'book.not-a-workbook':
    case 'book.is-text':
    case 'book.is-page':
      return { is: 'broken', code: 'book.other-format', args };
    case 'book.too-large':
      return { is: 'broken', code: 'book.large', args };
    default:
      return { is: 'broken', code: 'book.broken', args };
  }
}
