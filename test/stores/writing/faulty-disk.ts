import { dirname } from 'node:path';
import type { Disk, FileFacts, NewFile } from '../../../adapters/stores/workbook/disk.ts';

interface File {
  bytes: Buffer;
  facts: FileFacts;
  /** What the disk itself holds: what is not brought to it may be half there after a crash. */
  isSynced: boolean;
}

/** Whether the n-th step, named as it is logged, goes wrong. */
export type Fault = (step: number, name: string) => Error | 'crash before' | 'crash within' | null;

/** A file system in memory whose every step can fail. */
export interface FaultyDisk extends Disk {
  /** Puts a file there, as a person or another program would. */
  put(path: string, bytes: Uint8Array | string, mode?: number): void;
  bytesOf(path: string): Buffer | null;
  readonly paths: readonly string[];
  readonly links: Map<string, string>;
  /** The steps so far. */
  readonly log: readonly string[];
  fault: Fault;
  /** Called before each step; what people do meanwhile. */
  meanwhile: (name: string) => void;
  /** What is left when the machine starts again. */
  afterCrash(): FaultyDisk;
}

/** A failure as Node reports it. */
export const nodeError = (code: string) => Object.assign(new Error(code), { code });

export function faultyDisk(given: ReadonlyMap<string, File> = new Map()): FaultyDisk {
  const files = new Map(given);
  const log: string[] = [];
  let time = 1_000;
  let isDead = false;

  const step = (name: string, act: () => void = () => {}, half: () => void = () => {}) => {
    disk.meanwhile(name);
    log.push(name);
    const fault = isDead ? 'crash before' : disk.fault(log.length - 1, name);
    if (fault instanceof Error) throw fault;
    if (fault === null) return act();
    if (!isDead && fault === 'crash within') half();
    isDead = true;
    throw new Error(`Crashed at ${name}`);
  };
  const real = (path: string) => disk.links.get(path) ?? path;
  const fileAt = (path: string): File => {
    const file = files.get(real(path));
    if (!file) throw nodeError('ENOENT');
    return file;
  };
  const facts = (size: number, mode: number): FileFacts => ({ size, modified: time++, mode, uid: 7, gid: 7 });

  const disk: FaultyDisk = {
    links: new Map(),
    fault: () => null,
    meanwhile: () => {},
    log,
    get paths() {
      return [...files.keys()].sort();
    },
    put(path, bytes, mode = 0o100644) {
      const content = Buffer.from(bytes);
      files.set(path, { bytes: content, facts: facts(content.length, mode), isSynced: true });
    },
    bytesOf: (path) => files.get(real(path))?.bytes ?? null,
    afterCrash() {
      const left = [...files].map(([path, file]): [string, File] => {
        const bytes = file.isSynced ? file.bytes : file.bytes.subarray(0, file.bytes.length >> 1);
        return [path, { ...file, bytes, isSynced: true }];
      });
      return faultyDisk(new Map(left));
    },

    async resolve(path) {
      step('resolve');
      return real(path);
    },
    async look(path) {
      step(`look`);
      return files.get(real(path))?.facts ?? null;
    },
    async read(path) {
      step('read');
      return Buffer.from(fileAt(path).bytes);
    },
    async list(folder) {
      step('list');
      return [...files.keys()].filter((path) => dirname(path) === folder).map((path) => path.slice(folder.length + 1));
    },
    async makeFolder() {
      step('make folder');
    },
    async create(path, like): Promise<NewFile> {
      step('create', () => {
        if (files.has(path)) throw nodeError('EEXIST');
        files.set(path, { bytes: Buffer.alloc(0), facts: facts(0, like.mode), isSynced: true });
      });
      const put = (bytes: Uint8Array) => {
        files.set(path, { bytes: Buffer.from(bytes), facts: facts(bytes.length, like.mode), isSynced: false });
      };
      return {
        async write(bytes) {
          step(
            'write',
            () => put(bytes),
            () => put(bytes.subarray(0, bytes.length >> 1)),
          );
        },
        async sync() {
          step('sync', () => {
            fileAt(path).isSynced = true;
          });
        },
        async close() {
          step('close');
        },
      };
    },
    async rename(from, to) {
      const move = () => {
        files.set(to, fileAt(from));
        files.delete(from);
      };
      step('rename', move, move);
    },
    async remove(path) {
      step('remove', () => files.delete(path));
    },
    async syncFolder() {
      step('sync folder');
    },
  };
  return disk;
}
