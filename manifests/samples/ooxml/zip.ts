import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Parts } from './package.ts';

const localHeader = 0x04034b50;
const directoryEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;
const version = 20;
const deflated = 8;
const namesInUtf8 = 0x0800;

/** 15 October 2026, 09:00, in the two numbers of MS-DOS: the same bytes whenever it runs. */
const time = 9 << 11;
const date = ((2026 - 1980) << 9) | (10 << 5) | 15;

/** What a local header and a directory entry say alike of one part. */
function description(name: Buffer, body: Uint8Array, packed: Buffer): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(version, 0);
  bytes.writeUInt16LE(namesInUtf8, 2);
  bytes.writeUInt16LE(deflated, 4);
  bytes.writeUInt16LE(time, 6);
  bytes.writeUInt16LE(date, 8);
  bytes.writeUInt32LE(crc32(body), 10);
  bytes.writeUInt32LE(packed.length, 14);
  bytes.writeUInt32LE(body.length, 18);
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Packs parts into a zip archive. The same parts give the same bytes with the same zlib. */
export function zip(parts: Parts): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, body] of parts) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(body, { level: 9 });
    const about = description(name, body, packed);
    const local = Buffer.concat([number32(localHeader), about, name, packed]);
    const madeBy = Buffer.from([version, 0]);
    const noComment = Buffer.alloc(10);
    directory.push(Buffer.concat([number32(directoryEntry), madeBy, about, noComment, number32(offset), name]));
    bodies.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfDirectory, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}

/** Unpacks an archive that `zip` made; it knows no other kind. */
export function unzip(archive: Buffer): Parts {
  const parts = new Map<string, Uint8Array>();
  const end = archive.length - 22;
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const packedLength = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const body = archive.readUInt32LE(at + 42) + 30 + nameLength;
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    parts.set(name, inflateRawSync(archive.subarray(body, body + packedLength)));
    at += 46 + nameLength;
  }
  return parts;
}
