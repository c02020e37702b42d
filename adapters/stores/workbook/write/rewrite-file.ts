import { basename, dirname, join } from 'node:path';
import { RowcallError } from '../../../../core/errors.ts';
import type { Outcome } from '../../../../core/store.ts';
import { type Disk, writeFault } from '../disk.ts';
import { unproven } from '../faults.ts';
import { hashOf, type ReadFile, readBookFile } from '../file.ts';
import { type BackupRules, keepBackup } from './backups.ts';
import { refuseOpen } from './locks.ts';
import { makeFile, type Placed } from './new-file.ts';
import type { Rewritten } from './rewritten.ts';

/** What became of a file on the disk. */
export interface FileRewritten {
  readonly rewritten: Rewritten;
  /** As it was read. */
  readonly before: ReadFile;
  /** As it stands now; the same as before when nothing was to be changed. */
  readonly after: ReadFile;
}

/** So often is it tried anew when people save in the middle. */
const tries = 3;

type Make = (file: ReadFile) => Promise<Rewritten>;

/** Rewrites one book; the first time it changes it, a backup is kept. */
export type FileRewriter = (make: Make) => Promise<FileRewritten>;

/**
 * Replaces a book as a whole or leaves it: the new file is made beside it, read back and proved, and takes its place only
 * if the book is still the one that was read and nobody has it open. Links are followed. Throws `RowcallError`; then
 * nothing has changed.
 */
export function fileRewriter(disk: Disk, path: string, backups: BackupRules): FileRewriter {
  let isKept = false;

  const attempt: (make: Make) => Promise<FileRewritten | 'changed'> = async (make) => {
    const real = await disk.resolve(path).catch(() => path);
    await refuseOpen(disk, [path, real]);
    const before = await readBookFile(disk, path);
    const rewritten = await make(before);
    const { bytes } = rewritten;
    if (bytes === null) return { rewritten, before, after: before };
    refuseReadOnly(path, before);
    if (!isKept) await keepBackup(disk, real, before, backups);
    isKept = true;
    const placed = await replace(disk, [path, real], before, bytes, rewritten.prove);
    if (placed === 'refused') return 'changed';
    if (placed === 'unknown') return { rewritten: lost(rewritten), before, after: before };
    return { rewritten, before, after: await factsAfter(disk, path, before, bytes) };
  };

  return async (make) => {
    try {
      for (let left = tries; left > 0; left--) {
        const done = await attempt(make);
        if (done !== 'changed') return done;
      }
    } catch (error) {
      throw writeFault(error, path);
    }
    throw new RowcallError('book.changed', `${basename(path)} is being saved again and again.`, { file: path });
  };
}

/** The disk did not say whether the new file stands there: nobody knows what became of what was written. */
function lost(rewritten: Rewritten): Rewritten {
  const outcomes = [...rewritten.outcomes].map(([key, outcome]): [string, Outcome] => [
    key,
    outcome.is === 'applied' ? { is: 'unknown' } : outcome,
  ]);
  return { ...rewritten, outcomes: new Map(outcomes) };
}

/** `refused`: the book is no longer the one that was read. */
async function replace(
  disk: Disk,
  [path, real]: readonly [given: string, real: string],
  before: ReadFile,
  bytes: Uint8Array,
  prove: Rewritten['prove'],
): Promise<Placed> {
  const beside = join(dirname(real), `~${basename(real)}.rowcall.tmp`);
  return makeFile(disk, { path: real, beside, like: before }, bytes, async (readBack) => {
    if (Buffer.compare(readBack, bytes) !== 0) throw unproven('The new file did not read back as it was written.');
    await prove(readBack);
    const now = await readBookFile(disk, path);
    await refuseOpen(disk, [path, real]);
    // The very last look only asks for the time of the file, so that hardly any remains for a save to come between.
    const last = await disk.look(path);
    return now.hash === before.hash && last?.modified === now.modified && last.size === now.size;
  });
}

/** Without any right to write, the owner wants a book left alone, even where its folder would let us replace it. */
function refuseReadOnly(path: string, { mode }: ReadFile): void {
  if ((mode & 0o222) === 0)
    throw new RowcallError('book.read-only', `${basename(path)} may not be written.`, { file: path });
}

async function factsAfter(disk: Disk, path: string, before: ReadFile, bytes: Uint8Array): Promise<ReadFile> {
  const facts = (await disk.look(path).catch(() => null)) ?? before;
  return { ...before, ...facts, bytes, size: bytes.length, hash: hashOf(bytes) };
}
