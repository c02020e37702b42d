import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Files } from '../../adapters/actions/calling/files.ts';
import type { Clock } from '../../core/clock.ts';

/** Files in memory, by path. */
export interface MemoryFiles extends Files {
  readonly stored: Map<string, { bytes: Uint8Array; modified: string }>;
}

/** A disk that is gone with the test. */
export function memoryFiles(clock: Pick<Clock, 'now'>): MemoryFiles {
  const stored: MemoryFiles['stored'] = new Map();
  return {
    stored,
    at: (folder, path) => (path.startsWith('/') ? path : `${folder}/${path}`),
    async list(folder) {
      return [...stored]
        .filter(([path]) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'))
        .map(([path, { modified }]) => ({ name: path.slice(folder.length + 1), modified }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    read: async (file) => stored.get(file)?.bytes ?? null,
    async place(file, bytes) {
      stored.set(file, { bytes, modified: clock.now() });
    },
    async touch(file) {
      stored.get(file)!.modified = clock.now();
    },
    async remove(file) {
      stored.delete(file);
    },
    pack: async (bytes) => gzipSync(bytes),
    async unpack(bytes) {
      try {
        return gunzipSync(bytes);
      } catch {
        return null;
      }
    },
    digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  };
}
