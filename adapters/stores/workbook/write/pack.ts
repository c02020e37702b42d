import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

/** The content of a part, compressed. */
export interface Packed {
  readonly crc: number;
  readonly size: number;
  /** Raw DEFLATE, in pieces. */
  readonly packed: readonly Uint8Array[];
}

const deflate = promisify<Uint8Array, object, Buffer>(deflateRaw);

/** What one thread compresses at a time: large enough that joining costs nothing, small enough to share out. */
const blockSize = 2 * 1024 * 1024;
/** A third of the time of zlib's usual level, for sheets larger by a tenth. */
const level = 4;
/** How far back DEFLATE looks. */
const windowSize = 32 * 1024;

/**
 * Compresses a part on all threads: each block knows the end of the one before it, and the blocks joined are one
 * stream, as pigz makes it. The same pieces give the same bytes.
 */
export async function pack(pieces: readonly Uint8Array[]): Promise<Packed> {
  const blocks = blocksOf(pieces);
  const packed = await Promise.all(
    blocks.map((block, i) => {
      const before = blocks[i - 1];
      const isLast = i === blocks.length - 1;
      return deflate(block, {
        level,
        finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
        ...(before && { dictionary: before.subarray(-windowSize) }),
      });
    }),
  );
  let crc = 0;
  let size = 0;
  for (const block of blocks) {
    crc = crc32(block, crc);
    size += block.length;
  }
  return { crc, size, packed };
}

/** The pieces as blocks of one size, the last one smaller. A block within one piece is not copied. */
function blocksOf(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const blocks: Uint8Array[] = [];
  let open: Uint8Array[] = [];
  let filled = 0;
  const close = () => {
    blocks.push(open.length === 1 ? open[0]! : Buffer.concat(open));
    open = [];
    filled = 0;
  };
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const end = Math.min(piece.length, at + blockSize - filled);
      open.push(piece.subarray(at, end));
      filled += end - at;
      at = end;
      if (filled === blockSize) close();
    }
  }
  if (filled > 0 || blocks.length === 0) close();
  return blocks;
}
