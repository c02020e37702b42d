import { dirname } from 'node:path';
import type { Disk, FileFacts } from '../disk.ts';

/**
 * Makes a file that stands there whole or not at all: written beside its place, brought to the disk, handed to `mayStand`
 * as it reads back, then renamed. Answers `false` when it may not. What a crash left of an earlier try is removed first.
 */
export async function makeFile(
  disk: Disk,
  { path, beside, like }: { readonly path: string; readonly beside: string; readonly like: FileFacts },
  bytes: Uint8Array,
  mayStand: (readBack: Uint8Array) => Promise<boolean>,
): Promise<boolean> {
  try {
    await disk.remove(beside);
    const file = await disk.create(beside, like);
    try {
      await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!(await mayStand(await disk.read(beside)))) {
      await disk.remove(beside);
      return false;
    }
    await rename(disk, beside, path, bytes);
  } catch (error) {
    await disk.remove(beside).catch(() => {});
    throw error;
  }
  // The file is in its place; a folder that cannot promise to remember it is no reason to say that it is not.
  await disk.syncFolder(dirname(path)).catch(() => {});
  return true;
}

/** A disk across a network may rename and yet lose the answer: what stands there tells. */
async function rename(disk: Disk, from: string, to: string, bytes: Uint8Array): Promise<void> {
  try {
    await disk.rename(from, to);
  } catch (error) {
    const there = await disk.read(to).catch(() => null);
    if (there === null || Buffer.compare(there, bytes) !== 0) throw error;
  }
}
