import type { Instant } from '../../../core/cell.ts';

/** A file in a folder. */
export interface Listed {
  readonly name: string;
  readonly modified: Instant;
}

/** Whole files, for what is kept of a spreadsheet outside of it. What fails is thrown as `disk.…` or `book.…`. */
export interface Files {
  /** A path as meant from a folder; an absolute one stays as it is. */
  at(folder: string, path: string): string;
  /** The files of a folder in order of their names; none when it is not there. */
  list(folder: string): Promise<readonly Listed[]>;
  /** `null` when there is no such file. */
  read(file: string): Promise<Uint8Array | null>;
  /** Puts a file there whole or not at all, for nobody but its owner to read; makes its folder. */
  place(file: string, bytes: Uint8Array): Promise<void>;
  /** Says that a file was looked at now. */
  touch(file: string): Promise<void>;
  remove(file: string): Promise<void>;
  /** Makes bytes small, as gzip does. */
  pack(bytes: Uint8Array): Promise<Uint8Array>;
  /** Undoes `pack`; `null` for what is not whole or would be larger than memory bears. */
  unpack(bytes: Uint8Array): Promise<Uint8Array | null>;
  /** SHA-256 in hexadecimal letters. */
  digest(bytes: Uint8Array): string;
}
