import { damaged, encrypted, hostile, notAWorkbook, tooLarge } from './faults.ts';
import { maxEntries, maxInflated, maxPart, maxRatio, ratioFrom } from './limits.ts';

/** What the reader needs of the machine it runs on; Node and a browser each bring their own. */
export interface Platform {
  /** Raw DEFLATE; `null` when it makes more than `limit` bytes. Throws for data that is not DEFLATE. */
  inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array | null> | Uint8Array | null;
  crc32(bytes: Uint8Array): number;
}

/** A zip archive whose directory has been read and found sane; parts are inflated when asked. */
export interface Zip {
  /** Names of all parts in lower case with forward slashes. */
  readonly names: ReadonlySet<string>;
  /** The content of a part, whatever the case of its name; `null` when there is none. Throws `RowcallError`. */
  part(name: string): Promise<Uint8Array | null>;
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly header: number;
  /** Where its compressed bytes begin; known once the local header has been read. */
  data: number;
}

interface Directory {
  readonly count: number;
  readonly start: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;

/**
 * Opens a zip by its central directory. Refuses overlapping and doubled entries, sizes that lie and bombs.
 * Reads zip64, which some writers always use. Format: PKWARE APPNOTE 6.3.
 */
export function openZip(bytes: Uint8Array, platform: Platform): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  const entries = readDirectory(bytes, view, directory);
  checkLayout(view, [...entries.values()], directory.start);
  const read = new Set<Entry>();
  let inflated = 0;

  return {
    names: new Set(entries.keys()),
    async part(name) {
      const entry = entries.get(partKey(name));
      if (!entry) return null;
      checkEntry(entry);
      if (!read.has(entry)) inflated += entry.size;
      read.add(entry);
      if (inflated > maxInflated) throw tooLarge('The workbook is too large once unpacked.');
      const packed = bytes.subarray(entry.data, entry.data + entry.packed);
      const content = entry.method === 0 ? packed : await inflate(packed, entry, platform);
      if (content.length !== entry.size || platform.crc32(content) !== entry.crc)
        throw damaged(`The part ${entry.name} of the workbook is damaged.`);
      return content;
    },
  };
}

const partKey = (name: string) => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();

/** The end record stands in the last 65 557 bytes, before a comment. */
function findDirectory(view: DataView): Directory {
  const last = view.byteLength - 22;
  const first = Math.max(0, last - 0xffff);
  for (let at = last; at >= first; at--) {
    if (view.getUint32(at, true) !== endSignature) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    return count === 0xffff || start === 0xffffffff ? findDirectory64(view, at) : { count, start };
  }
  if (view.byteLength >= 4 && view.getUint32(0, true) === localSignature)
    throw damaged('The workbook is cut short: its end is missing.');
  throw notAWorkbook('This file is not a workbook.');
}

function findDirectory64(view: DataView, end: number): Directory {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== locator64Signature) throw badDirectory();
  const at = bigOffset(view, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== end64Signature) throw badDirectory();
  return { count: bigOffset(view, at + 32), start: bigOffset(view, at + 48) };
}

/** A 64-bit number that must lie within the file. */
function bigOffset(view: DataView, at: number): number {
  if (at < 0 || at + 8 > view.byteLength) throw badDirectory();
  const value = view.getUint32(at + 4, true) * 0x1_0000_0000 + view.getUint32(at, true);
  if (value > view.byteLength) throw badDirectory();
  return value;
}

const badDirectory = () => damaged('The directory of the workbook is damaged.');

function readDirectory(bytes: Uint8Array, view: DataView, { count, start }: Directory): Map<string, Entry> {
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
      data: 0,
    };
    const key = partKey(name);
    if (entries.has(key)) throw damaged(`The workbook holds the part ${name} twice.`);
    entries.set(key, entry);
    at = next;
  }
  return entries;
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

function checkEntry(entry: Entry): void {
  if (entry.flags & 1) throw encrypted('The workbook is protected with a password.');
  if (entry.method !== 0 && entry.method !== 8)
    throw damaged(`The part ${entry.name} is compressed in a way that workbooks are not.`);
  if (entry.size > ratioFrom && entry.size > entry.packed * maxRatio)
    throw hostile(`The part ${entry.name} becomes more than ${maxRatio} times larger when unpacked.`);
  if (entry.size > maxPart) throw tooLarge(`The part ${entry.name} is too large once unpacked.`);
}

async function inflate(packed: Uint8Array, entry: Entry, platform: Platform): Promise<Uint8Array> {
  let content: Uint8Array | null;
  try {
    content = await platform.inflate(packed, entry.size);
  } catch (error) {
    throw damaged(`The part ${entry.name} of the workbook is damaged.`, { cause: error });
  }
  if (content === null) throw hostile(`The part ${entry.name} is larger than it says.`);
  return content;
}
