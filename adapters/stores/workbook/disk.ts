import * as fs from 'node:fs/promises';
import { RowcallError } from '../../../core/errors.ts';

/** What a file is, apart from its content. */
export interface FileFacts {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** A file that is being made; nobody knows it until it is renamed. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Returns when the disk itself holds what was written. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** The file system, as far as a workbook needs it. Errors are Node's. */
export interface Disk {
  /** The path behind links. */
  resolve(path: string): Promise<string>;
  /** `null` when nothing is there. */
  look(path: string): Promise<FileFacts | null>;
  read(path: string): Promise<Uint8Array>;
  /** Names in a folder; none when it is not there. */
  list(folder: string): Promise<readonly string[]>;
  makeFolder(folder: string): Promise<void>;
  /** A file that was not there, with the mode and, where we may, the owner of another. */
  create(path: string, like: FileFacts): Promise<NewFile>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Returns when the disk itself holds the names in a folder, where it can promise that. */
  syncFolder(folder: string): Promise<void>;
}

export const nodeDisk: Disk = {
  resolve: (path) => fs.realpath(path),
  async look(path) {
    const found = await unlessMissing(fs.stat(path));
    if (!found) return null;
    const { size, mtimeMs: modified, mode, uid, gid } = found;
    return { size, modified, mode, uid, gid };
  },
  read: (path) => fs.readFile(path),
  async list(folder) {
    return (await unlessMissing(fs.readdir(folder))) ?? [];
  },
  async makeFolder(folder) {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
  },
  async create(path, { mode, uid, gid }) {
    const file = await fs.open(path, 'wx', mode & 0o777);
    await file.chmod(mode & 0o777);
    // Only the owner's own group, or a file of root's, can be given away; elsewhere the new file is ours.
    await file.chown(uid, gid).catch(() => {});
    return { write: (bytes) => file.writeFile(bytes), sync: () => file.sync(), close: () => file.close() };
  },
  rename: (from, to) => fs.rename(from, to),
  remove: (path) => fs.rm(path, { force: true }),
  async syncFolder(folder) {
    const handle = await fs.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  },
};

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Whether an error of Node's says that there is no such file. */
export const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));

const isWindows = process.platform === 'win32';

/** An error of Node's while a file was read, as what a person can do about it. */
export function readFault(error: unknown, path: string): RowcallError {
  if (error instanceof RowcallError) return error;
  const options = { cause: error };
  if (codeOf(error) === 'EBUSY') return new RowcallError('book.open', `${path} is in use.`, { file: path }, options);
  return new RowcallError('book.unreadable', `${path} cannot be read.`, { file: path }, options);
}

/**
 * An error of Node's while a file was written, as what a person can do about it. Windows says of a file that another
 * program has open that it may not be replaced, as if a right were missing.
 */
export function writeFault(error: unknown, path: string, onWindows = isWindows): RowcallError {
  if (error instanceof RowcallError) return error;
  const fault = (code: ConstructorParameters<typeof RowcallError>[0], message: string) =>
    new RowcallError(code, message, { file: path }, { cause: error });
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fault('disk.full', `There is no room on the disk of ${path}.`);
    case 'EACCES':
    case 'EPERM':
      if (onWindows && replaces(error)) return fault('book.open', `${path} is in use.`);
      return fault('book.read-only', `${path} or its folder may not be written.`);
    case 'EROFS':
      return fault('book.read-only', `${path} or its folder may not be written.`);
    case 'EBUSY':
    case 'ETXTBSY':
      return fault('book.open', `${path} is in use.`);
    default:
      return fault('disk.failed', `${path} could not be written: ${error instanceof Error ? error.message : error}.`);
  }
}

/** Whether an error came of putting a file in the place of another, or of taking it away. */
function replaces(error: unknown): boolean {
  const syscall = typeof error === 'object' && error !== null && 'syscall' in error ? error.syscall : '';
  return syscall === 'rename' || syscall === 'unlink';
}

/** The code of an error of Node's; empty for any other. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
