import { crc32, deflateSync } from 'node:zlib';

const side = 64;

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  return Buffer.concat([number32(body.length), named, number32(crc32(named))]);
}

/** The palette entry of a pixel: a round badge (1) with three rows of a sheet (2), the last one short and lit (3). */
function pixel(x: number, y: number): number {
  const middle = (side - 1) / 2;
  if (Math.hypot(x - middle, y - middle) > side / 2) return 0;
  const row = [18, 29, 40].findIndex((top) => y >= top && y < top + 7);
  const right = row === 2 ? 36 : 48;
  if (row < 0 || x < 16 || x >= right) return 1;
  return row === 2 ? 3 : 2;
}

/** A small round logo in a colour (`RRGGBB`) as PNG. It is stored rather than squeezed, so its bytes never vary. */
export function logo(colour: string): Uint8Array {
  const header = Buffer.concat([number32(side), number32(side), Buffer.from([8, 3, 0, 0, 0])]);
  const palette = Buffer.from(`ffffff${colour}fffffffacc15`, 'hex');
  const lines = Array.from({ length: side }, (_, y) => [0, ...Array.from({ length: side }, (_, x) => pixel(x, y))]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('tRNS', Buffer.from([0])),
    chunk('IDAT', deflateSync(Buffer.from(lines.flat()), { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
