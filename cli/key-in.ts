import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { RowcallError } from '../core/errors.ts';

/** The key in a file, or in the standard input where that is `-`. Throws `request.invalid`. */
export async function keyIn(file: string): Promise<string> {
  try {
    return await (file === '-' ? text(process.stdin) : readFile(file, 'utf8'));
  } catch (error) {
    throw new RowcallError('request.invalid', `The key in ${file} cannot be read.`, { file }, { cause: error });
  }
}

/** A key on one line, as it is kept. */
export function compactKey(key: string): string {
  try {
    return JSON.stringify(JSON.parse(key));
  } catch {
    return key.trim();
  }
}
