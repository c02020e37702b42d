import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a test's zip; what is overridden is written into the directory as it stands, true or not. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  /** Offset of the local header. */
  readonly header?: number;
  /** Extra fields of both headers, as they are. */
  readonly extra?: Uint8Array;
  /** Sizes behind the data, as programs write that stream. */
  readonly streamed?: boolean;
  readonly comment?: string;
}

/** A zip archive made by hand, so that it can also be made wrong. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.stored ? content : deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const extra = Buffer.from(entry.extra ?? []);
    const comment = Buffer.from(entry.comment ?? '');
    const facts = factsOf(entry, content, packed, name);
    const streamed = entry.streamed ? factsOf(entry, Buffer.alloc(0), Buffer.alloc(0), name) : facts;
    const header = Buffer.concat([u32(0x04034b50), u16(20), streamed, u16(extra.length), name, extra]);
    const descriptor = entry.streamed
      ? Buffer.concat([u32(0x08074b50), u32(crc32(content)), u32(packed.length), u32(content.length)])
      : Buffer.alloc(0);
    const lengths = Buffer.concat([u16(extra.length), u16(comment.length)]);
    const place = Buffer.concat([u16(0), u16(0), u32(0), u32(entry.header ?? at)]);
    central.push(Buffer.concat([u32(0x02014b50), u16(20), u16(20), facts, lengths, place, name, extra, comment]));
    local.push(header, packed, descriptor);
    at += header.length + packed.length + descriptor.length;
  }
  const directory = Buffer.concat(central);
  const count = u16(entries.length);
  const end = Buffer.concat([u32(0x06054b50), u16(0), u16(0), count, count, u32(directory.length), u32(at), u16(0)]);
  return Buffer.concat([...local, directory, end]);
}

/** What local and central header have in common, from the flags to the length of the name. */
function factsOf(entry: ZipEntry, content: Buffer, packed: Buffer, name: Buffer): Buffer {
  const method = entry.method ?? (entry.stored ? 0 : 8);
  const size = entry.size ?? content.length;
  return Buffer.concat([
    u16((entry.flags ?? 0) | (entry.streamed ? 8 : 0)),
    u16(method),
    u32(0),
    u32(content.length === 0 && entry.streamed ? 0 : crc32(content)),
    u32(packed.length),
    u32(size),
    u16(name.length),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
