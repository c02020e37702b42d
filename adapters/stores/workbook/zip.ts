import { damaged, encrypted, hostile, tooLarge } from './faults.ts';
import { maxInflated, maxPart, maxRatio, ratioFrom } from './limits.ts';
import { type Entry, partKey, readDirectory } from './zip-directory.ts';

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

/** Opens a zip by its central directory. Refuses sizes that lie and bombs. */
export function openZip(bytes: Uint8Array, platform: Platform): Zip {
  const { entries } = readDirectory(bytes);
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
