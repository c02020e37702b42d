import { unwritable } from '../faults.ts';
import { type Directory, type Entry, partKey, readDirectory } from '../zip-directory.ts';
import type { Packed } from './pack.ts';

const deflated = 8;
/** Sizes stand behind the data instead of in the header. */
const sizesFollow = 0x0008;
/** What DEFLATE needs. */
const neededVersion = 20;
/** 1 January 1980. */
const firstDay = 0x21;
/** The extra field with 64-bit sizes. */
const bigSizes = 0x0001;

/**
 * An archive with the content of some parts replaced, others at its end, and some left out. Everything else stays byte for
 * byte: compressed data, order, names, times, flags, extra fields, comments. Throws `book.unwritable` for zip64.
 */
export function replaceParts(
  bytes: Uint8Array,
  contents: ReadonlyMap<string, Packed>,
  added: ReadonlyMap<string, Packed> = new Map(),
  dropped: ReadonlySet<string> = new Set(),
): Uint8Array {
  const directory = readDirectory(bytes);
  if (directory.is64) throw unwritable('The workbook is packed as if it were larger than 4 GB.');
  const replaced = new Map([...contents].map(([name, packed]) => [partKey(name), packed]));
  const out: Uint8Array[] = [];
  const moved = new Map<Entry, number>();
  let length = 0;
  const put = (...pieces: readonly Uint8Array[]) => {
    for (const piece of pieces) {
      out.push(piece);
      length += piece.length;
    }
  };

  const isKept = ([key]: readonly [string, Entry]) => !dropped.has(key);
  const byPlace = [...directory.entries].sort(([, a], [, b]) => a.header - b.header);
  put(bytes.subarray(0, byPlace[0]?.[1].header ?? directory.start));
  byPlace.forEach(([key, entry], i) => {
    const next = byPlace[i + 1]?.[1].header ?? directory.start;
    if (dropped.has(key)) return;
    const content = replaced.get(key);
    moved.set(entry, length);
    if (content) put(localHeader(bytes, entry, content), ...content.packed);
    else put(bytes.subarray(entry.header, next));
  });

  const records: Uint8Array[] = [];
  for (const [name, packed] of added) {
    const { header, record: made } = newEntry(name, packed, length);
    put(header, ...packed.packed);
    records.push(made);
  }

  const start = length;
  const kept = [...directory.entries].filter(isKept);
  for (const [key, entry] of kept) put(record(bytes, entry, moved.get(entry)!, replaced.get(key)));
  put(...records);
  put(lastRecord(bytes, directory, start, length - start, kept.length + records.length));
  return Buffer.concat(out, length);
}

/** The local header of a part with new content; its name, time and extra fields stay. */
function localHeader(bytes: Uint8Array, { header, data }: Entry, content: Packed): Uint8Array {
  const fixed = Buffer.from(bytes.subarray(header, header + 30));
  const nameLength = fixed.readUInt16LE(26);
  const extra = withoutBigSizes(bytes.subarray(header + 30 + nameLength, data));
  describe(fixed, 6, content);
  fixed.writeUInt16LE(extra.length, 28);
  return Buffer.concat([fixed, bytes.subarray(header + 30, header + 30 + nameLength), extra]);
}

/** What the directory says of a part, now at `offset`. */
function record(bytes: Uint8Array, entry: Entry, offset: number, content: Packed | undefined): Uint8Array {
  const fixed = Buffer.from(bytes.subarray(entry.record, entry.record + 46));
  fixed.writeUInt32LE(offset, 42);
  const rest = bytes.subarray(entry.record + 46, entry.recordEnd);
  if (!content) return Buffer.concat([fixed, rest]);
  const extraFrom = fixed.readUInt16LE(28);
  const extraTo = extraFrom + fixed.readUInt16LE(30);
  const extra = withoutBigSizes(rest.subarray(extraFrom, extraTo));
  describe(fixed, 8, content);
  fixed.writeUInt16LE(extra.length, 30);
  return Buffer.concat([fixed, rest.subarray(0, extraFrom), extra, rest.subarray(extraTo)]);
}

/** Writes flags, method, checksum and sizes, which stand in the same order in both headers. */
function describe(header: Buffer, flagsAt: number, { crc, size, packed }: Packed): void {
  header.writeUInt16LE(header.readUInt16LE(flagsAt) & ~sizesFollow, flagsAt);
  header.writeUInt16LE(deflated, flagsAt + 2);
  header.writeUInt32LE(crc, flagsAt + 8);
  header.writeUInt32LE(
    packed.reduce((sum, piece) => sum + piece.length, 0),
    flagsAt + 12,
  );
  header.writeUInt32LE(size, flagsAt + 16);
}

function withoutBigSizes(extra: Uint8Array): Uint8Array {
  const fields = Buffer.from(extra);
  const kept: Uint8Array[] = [];
  let at = 0;
  while (at + 4 <= fields.length) {
    const end = at + 4 + fields.readUInt16LE(at + 2);
    if (fields.readUInt16LE(at) !== bigSizes) kept.push(fields.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, fields.subarray(at)]);
}

/** What stands before a new part, and what the directory says of it; its time is the first that a zip knows. */
function newEntry(
  name: string,
  content: Packed,
  offset: number,
): { readonly header: Uint8Array; readonly record: Uint8Array } {
  const letters = Buffer.from(name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(neededVersion, 4);
  header.writeUInt16LE(firstDay, 12);
  describe(header, 6, content);
  header.writeUInt16LE(letters.length, 26);
  const made = Buffer.alloc(46);
  made.writeUInt32LE(0x02014b50, 0);
  made.writeUInt16LE(neededVersion, 4);
  made.writeUInt16LE(neededVersion, 6);
  made.writeUInt16LE(firstDay, 14);
  describe(made, 8, content);
  made.writeUInt16LE(letters.length, 28);
  made.writeUInt32LE(offset, 42);
  return { header: Buffer.concat([header, letters]), record: Buffer.concat([made, letters]) };
}

function lastRecord(bytes: Uint8Array, { end }: Directory, start: number, size: number, count: number): Uint8Array {
  const last = Buffer.from(bytes.subarray(end));
  last.writeUInt16LE(count, 8);
  last.writeUInt16LE(count, 10);
  last.writeUInt32LE(size, 12);
  last.writeUInt32LE(start, 16);
  return last;
}
