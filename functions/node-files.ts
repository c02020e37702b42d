import { createHash } from 'node:crypto';
import { readdir, stat, utimes } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Files } from '../adapters/actions/calling/files.ts';
import { isMissing, nodeDisk, readFault, writeFault } from '../adapters/stores/workbook/disk.ts';
import { makeFile } from '../adapters/stores/workbook/write/new-file.ts';
import { RowcallError } from '../core/errors.ts';

const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);

/** What is larger once unpacked is no backup of ours: a spreadsheet may have 100 MB. */
const mostUnpacked = 1024 ** 3;
const ownerOnly = { mode: 0o600, uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1, size: 0, modified: 0 };

/** Files on this computer. */
export const nodeFiles: Files = {
  at: (folder, path) => (isAbsolute(path) ? path : join(folder, path)),

  async list(folder) {
    const entries = await unlessMissing(readdir(folder, { withFileTypes: true }), folder);
    const names = (entries ?? []).filter((entry) => entry.isFile()).map(({ name }) => name);
    const found = await Promise.all(names.sort().map((name) => listed(folder, name)));
    return found.flatMap((one) => one ?? []);
  },

  read: async (file) => await unlessMissing(nodeDisk.read(file), file),

  async place(file, bytes) {
    try {
      await nodeDisk.makeFolder(dirname(file));
      const beside = join(dirname(file), `~${basename(file)}.tmp`);
      const isSame = async (readBack: Uint8Array) => Buffer.compare(readBack, bytes) === 0;
      const placed = await makeFile(nodeDisk, { path: file, beside, like: ownerOnly }, bytes, isSame);
      if (placed === 'placed') return;
    } catch (error) {
      throw writeFault(error, file);
    }
    throw new RowcallError('disk.failed', `${file} could not be written.`, { file });
  },

  async touch(file) {
    const now = new Date();
    await utimes(file, now, now).catch((error: unknown) => {
      throw writeFault(error, file);
    });
  },

  async remove(file) {
    await nodeDisk.remove(file).catch((error: unknown) => {
      throw writeFault(error, file);
    });
  },

  pack: (bytes) => gzip(bytes),

  async unpack(bytes) {
    return await gunzip(bytes, { maxOutputLength: mostUnpacked }).catch(() => null);
  },

  digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

async function listed(folder: string, name: string) {
  const found = await unlessMissing(stat(join(folder, name)), folder);
  return found === null ? null : { name, modified: new Date(found.mtimeMs).toISOString() };
}

async function unlessMissing<T>(found: Promise<T>, file: string): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (isMissing(error)) return null;
    throw readFault(error, file);
  }
}
