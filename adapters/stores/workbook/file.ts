import { createHash } from 'node:crypto';
import { parse } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { RowcallError } from '../../../core/errors.ts';
import type { BookFile } from './book.ts';
import { codeOf, type Disk, type FileFacts, isMissing, readFault } from './disk.ts';
import { tooLarge } from './faults.ts';
import { maxFile } from './limits.ts';
import type { Platform } from './zip.ts';

/** A file with what tells it from another version of itself. */
export interface ReadFile extends BookFile, FileFacts {
  readonly hash: string;
}

/** Reads a workbook or CSV file whole. Throws `book.not-found`, `book.unreadable` or `book.too-large`. */
export async function readBookFile(disk: Disk, path: string): Promise<ReadFile> {
  const { name, ext } = parse(path);
  const missing = (cause?: unknown) =>
    new RowcallError('book.not-found', `There is no file ${path}.`, { file: path }, { cause });
  try {
    const facts = await disk.look(path);
    if (!facts) throw missing();
    if (facts.size > maxFile) throw tooLarge(`${name}${ext} is larger than ${maxFile / 1024 / 1024} MB.`);
    const bytes = await disk.read(path);
    return { ...facts, bytes, title: name, ending: ext.toLowerCase(), size: bytes.length, hash: hashOf(bytes) };
  } catch (error) {
    if (error instanceof RowcallError) throw error;
    if (isMissing(error)) throw missing(error);
    throw readFault(error, path);
  }
}

export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The reader's needs met by Node. One output buffer of the declared size avoids a second copy. */
export const nodePlatform: Platform = {
  inflate(bytes, limit) {
    try {
      return inflateRawSync(bytes, { maxOutputLength: Math.max(limit, 1), chunkSize: Math.max(limit + 1, 64) });
    } catch (error) {
      if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return null;
      throw error;
    }
  },
  crc32: (bytes) => crc32(bytes),
};
