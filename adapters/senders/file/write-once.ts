import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { RowcallError } from '../../../core/errors.ts';

/**
 * Makes a file of that name in the folder, whole and on the disk, unless there is one; the folder is made for its owner
 * alone. Throws `sender.unreachable` where nothing could be written, which is tried again.
 */
export async function writeOnce(folder: string, name: string, text: string): Promise<void> {
  const draft = join(folder, `.${name}.${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeWhole(draft, text);
    await nameOnce(draft, join(folder, name));
  } catch (cause) {
    throw new RowcallError('sender.unreachable', `Nothing can be written into ${folder}.`, { folder }, { cause });
  } finally {
    await unlink(draft).catch(() => {});
  }
  await keep(folder);
}

/** `null`: there is no such file. */
export async function readIfThere(folder: string, name: string): Promise<string | null> {
  try {
    return await readFile(join(folder, name), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Unlike renaming it never goes over a file that is there, even one that came this very moment. */
async function nameOnce(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** Puts the names in a folder on the disk. Windows knows no such thing, and keeps names by itself. */
async function keep(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
