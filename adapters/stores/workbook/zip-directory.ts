import { damaged, hostile, notAWorkbook } from './faults.ts';
import { maxEntries } from './limits.ts';

/** One part of an archive as the directory describes it. */
export interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Offset of its local header. */
  readonly header: number;
  /** Offsets between which the directory describes it. */
  readonly record: number;
  readonly recordEnd: number;
  /** Where its compressed bytes begin; known once the local header has been read. */
  data: number;
}

/** The directory of a zip archive, found sane. */
export interface Directory {
  /** By name in lower case with forward slashes, in the order of the directory. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly start: number;
  /** Offset of the record that ends the archive. */
  readonly end: number;
  /** Whether the archive needs 64-bit numbers. */
  readonly is64: boolean;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;

/**
 * Reads the central directory of a zip. Refuses overlapping and doubled entries.
 * Reads zip64, which some writers always use. Format: PKWARE APPNOTE 6.3.
 */
export function readDirectory(bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = findDirectory(view);
  const entries = readEntries(bytes, view, found);
  checkLayout(view, [...entries.values()], found.start);
  const { start, end, is64 } = found;
  return { entries, start, end, is64: is64 || [...entries.values()].some(({ record }) => isBig(view, record)) };
}

/** A part's name as it is compared. */
export const partKey = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

interface Place {
  readonly count: number;
  readonly start: number;
  readonly end: number;
  readonly is64: boolean;
}

/** The end record stands in the last 65 557 bytes, before a comment. */
function findDirectory(view: DataView): Place {
  const last = view.byteLength - 22;
  const first = Math.max(0, last - 0xffff);
  for (let at = last; at >= first; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    const is64 = count === 0xffff || start === 0xffffffff;
    return is64 ? findDirectory64(view, at) : { count, start, end: at, is64 };
  }
  if (view.byteLength >= 4 && view.getUint32(0, true) === localSignature)
    throw damaged('The workbook is cut short: its end is missing.');
  throw notAWorkbook('This file is not a workbook.');
}

function findDirectory64(view: DataView, end: number): Place {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== locator64Signature) throw badDirectory();
  const at = bigOffset(view, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== end64Signature) throw badDirectory();
  return { count: bigOffset(view, at + 32), start: bigOffset(view, at + 48), end, is64: true };
}

/** A 64-bit number that must lie within the file. */
function bigOffset(view: DataView, at: number): number {
  if (at < 0 || at + 8 > view.byteLength) throw badDirectory();
  const value = view.getUint32(at + 4, true) * 0x1_0000_0000 + view.getUint32(at, true);
  if (value > view.byteLength) throw badDirectory();
  return value;
}

const badDirectory = () => damaged('The directory of the workbook is damaged.');

function readEntries(bytes: Uint8Array, view: DataView, { count, start }: Place): Map<string, Entry> {
  if (count > maxEntries) throw hostile(`The file holds ${count} parts; workbooks have a few dozen.`);
  const entries = new Map<string, Entry>();
  const names = new TextDecoder();
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== centralSignature) throw badDirectory();
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length) throw badDirectory();
    const name = names.decode(bytes.subarray(at + 46, nameEnd));
    const entry: Entry = {
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...sizes(view, at, nameEnd, extraEnd),
      record: at,
      recordEnd: next,
      data: 0,
    };
    const key = partKey(name);
    if (entries.has(key)) throw damaged(`The workbook holds the part ${name} twice.`);
    entries.set(key, entry);
    at = next;
  }
  return entries;
}

/** Whether a size or the offset of an entry does not fit in 32 bits. */
function isBig(view: DataView, record: number): boolean {
  return [20, 24, 42].some((at) => view.getUint32(record + at, true) === 0xffffffff);
}

/** Sizes and offset of an entry; those that do not fit in 32 bits stand in the zip64 extra field, in this order. */
function sizes(view: DataView, at: number, extra: number, extraEnd: number) {
  const found = {
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    header: view.getUint32(at + 42, true),
  };
  for (let field = extra; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let big = field + 4;
    for (const name of ['size', 'packed', 'header'] as const) {
      if (found[name] !== 0xffffffff) continue;
      if (big + 8 > extraEnd) throw badDirectory();
      // The inflated size may pass the file's own; the limits judge it later.
      found[name] = view.getUint32(big + 4, true) * 0x1_0000_0000 + view.getUint32(big, true);
      big += 8;
    }
  }
  return found;
}

/** Every entry must lie before the directory and none within another: overlaps make small bombs. */
function checkLayout(view: DataView, entries: Entry[], directory: number): void {
  entries.sort((a, b) => a.header - b.header);
  entries.forEach((entry, i) => {
    const { header } = entry;
    if (header + 30 > directory || view.getUint32(header, true) !== localSignature) throw badDirectory();
    entry.data = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
    const end = entry.data + entry.packed;
    if (end > directory) throw badDirectory();
    const next = entries[i + 1];
    if (next && end > next.header) throw hostile('Parts of this file overlap.');
  });
}
