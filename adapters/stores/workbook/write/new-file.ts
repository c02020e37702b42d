import { dirname } from 'node:path';
import { type Disk, type FileFacts, isMissing } from '../disk.ts';

/** `placed`, `refused` because it may not stand there, or `unknown` because the disk's answer was lost. */
export type Placed = 'placed' | 'refused' | 'unknown';

/**
 * Makes a file that stands there whole or not at all: written beside its place, brought to the disk, handed to `mayStand`
 * as it reads back, then renamed. What a crash left of an earlier try is removed first. An error means that nothing stands
 * there.
 */
export async function makeFile(
  disk: Disk,
  { path, beside, like }: { readonly path: string; readonly beside: string; readonly like: FileFacts },
  bytes: Uint8Array,
  mayStand: (readBack: Uint8Array) => Promise<boolean>,
): Promise<Placed> {
  try {
    await disk.remove(beside);
    const file = await disk.create(beside, like);
    try {
      await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    const mayIt = await mayStand(await disk.read(beside));
    const placed = mayIt ? await rename(disk, beside, path, bytes) : 'refused';
    if (placed !== 'placed') await disk.remove(beside).catch(() => {});
    // A folder that cannot promise to remember the file is no reason to say that it is not there.
    else await disk.syncFolder(dirname(path)).catch(() => {});
    return placed;
  } catch (error) {
    await disk.remove(beside).catch(() => {});
    throw error;
  }
}

/** A disk across a network may rename and yet lose the answer: what stands there tells, if it can be read. */
async function rename(disk: Disk, from: string, to: string, bytes: Uint8Array): Promise<Placed> {
  try {
    await disk.rename(from, to);
  } catch (error) {
    const there = await disk.read(to).catch((lost: unknown) => (isMissing(lost) ? new Uint8Array() : null));
    if (there === null) return 'unknown';
    if (Buffer.compare(there, bytes) !== 0) throw error;
  }
  return 'placed';
}
