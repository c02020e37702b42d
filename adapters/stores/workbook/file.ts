import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { parse } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';
import { RowcallError } from '../../../core/errors.ts';
import type { BookFile } from './book.ts';
import { tooLarge } from './faults.ts';
import { maxFile } from './limits.ts';
import type { Platform } from './zip.ts';

/** A file with what tells it from another version of itself. */
export interface ReadFile extends BookFile {
  readonly size: number;
  readonly hash: string;
}

/** Reads a workbook or CSV file whole. Throws `book.not-found`, `book.unreadable` or `book.too-large`. */
export async function readBookFile(path: string): Promise<ReadFile> {
  const { name, ext } = parse(path);
  try {
    const { size } = await stat(path);
    if (size > maxFile) throw tooLarge(`${name}${ext} is larger than ${maxFile / 1024 / 1024} MB.`);
    const bytes = await readFile(path);
    const hash = createHash('sha256').update(bytes).digest('hex');
    return { bytes, title: name, ending: ext.toLowerCase(), size: bytes.length, hash };
  } catch (error) {
    if (error instanceof RowcallError) throw error;
    const missing = ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
    const code = missing ? 'book.not-found' : 'book.unreadable';
    const message = missing ? `There is no file ${path}.` : `${path} cannot be read.`;
    throw new RowcallError(code, message, { file: path }, { cause: error });
  }
}

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

/** The code of an error of Node's; empty for any other. */
function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
