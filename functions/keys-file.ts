import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { codeOf, isMissing, writeFault } from '../adapters/stores/workbook/disk.ts';
import { RowcallError } from '../core/errors.ts';
import { nodeFiles } from './node-files.ts';

/** Keys by the names of their environment variables. Never printed. */
export type Keys = Readonly<Record<string, string>>;

const head = `# Keys of Rowcall, for the spreadsheet whose settings stand in the folder above. Nobody but you may read this file.
# What the environment says comes before what stands here.
`;
const others = 0o077;

/** Where keys are kept: beside what is remembered of the spreadsheet, in the folder of its settings. */
export function keysFileOf(settings: string): string {
  return join(dirname(resolve(settings)), '.rowcall', 'keys.env');
}

/** The keys that were kept for settings; none where there is no such file. Throws `environment.invalid`. */
export function readKeys(settings: string): Keys {
  const file = keysFileOf(settings);
  const text = textOf(file);
  return text === null ? {} : parsed(text);
}

/** Whether keys are kept for settings, in which file, and whether nobody else on this computer may read it. */
export function keysBeside(settings: string): { readonly file: string; readonly isPrivate: boolean } | null {
  const file = keysFileOf(settings);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  // Windows keeps no such bits: there the folder of a person is that person's own.
  return { file, isPrivate: process.platform === 'win32' || (found.mode & others) === 0 };
}

/**
 * Keeps keys for settings, whole or not at all, readable for nobody but their owner and no part of any repository; what
 * else stands in the file stays. Answers the file. Throws `disk.…` or `book.read-only`.
 */
export async function keepKeys(settings: string, keys: Keys): Promise<string> {
  const file = keysFileOf(settings);
  const text = withKeys(textOf(file) ?? head, keys);
  await nodeFiles.place(file, Buffer.from(text));
  await writeFile(join(dirname(file), '.gitignore'), '*\n', { flag: 'wx' }).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw writeFault(error, file);
  });
  return file;
}

function withKeys(before: string, keys: Keys): string {
  const isReplaced = (line: string) =>
    Object.keys(keys).some((name) => new RegExp(`^\\s*(export\\s+)?${name}\\s*=`, 'u').test(line));
  const kept = before.split('\n').filter((line) => !isReplaced(line));
  while (kept.at(-1) === '') kept.pop();
  const text = lined([...kept, ...linesOf(keys)]);
  const wanted: Keys = { ...parsed(before), ...keys };
  // A value of several lines cannot be replaced line by line.
  return isSame(parsed(text), wanted) ? text : lined([...head.trimEnd().split('\n'), ...linesOf(wanted)]);
}

const lined = (lines: readonly string[]) => `${lines.join('\n')}\n`;

function linesOf(keys: Keys): readonly string[] {
  return Object.entries(keys).map(([name, value]) => {
    const quote = ["'", '"', '`'].find((one) => !value.includes(one) && (one !== '"' || !value.includes('\\')));
    const line = `${name}=${quote}${value}${quote}`;
    if (quote === undefined || parsed(line)[name] !== value)
      throw new RowcallError('environment.invalid', `What is to be kept as ${name} holds signs that no key has.`, {
        name,
      });
    return line;
  });
}

function parsed(text: string): Keys {
  return Object.fromEntries(
    Object.entries(parseEnv(text)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function isSame(one: Keys, other: Keys): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw new RowcallError('environment.invalid', `${file} cannot be read.`, { file }, { cause: error });
  }
}
