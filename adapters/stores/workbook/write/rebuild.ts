import { unproven } from '../faults.ts';
import type { Xml } from '../xml.ts';
import type { Platform } from '../zip.ts';
import { openZip, type Zip } from '../zip.ts';
import { type Entry, partKey, readDirectory } from '../zip-directory.ts';
import { replaceParts } from './archive.ts';
import type { WritablePackage } from './open-writable.ts';
import { type Packed, pack } from './pack.ts';
import { type Splice, spliced } from './splice.ts';

/** What is to change, part by part. */
export interface PartChanges {
  /** Adds changes to a part, whose content is `xml`. */
  add(name: string, xml: Xml, splices: readonly Splice[]): void;
  /** Puts a part there that there was none of. */
  put(name: string, text: string): void;
  /** Leaves a part out. */
  drop(name: string): void;
  /** Whether nothing is to change. */
  isEmpty(): boolean;
  /** Each changed part with its new content, in pieces. */
  pieces(): ReadonlyMap<string, readonly Uint8Array[]>;
  added(): ReadonlyMap<string, readonly Uint8Array[]>;
  /** By their names in lower case. */
  dropped(): ReadonlySet<string>;
}

export function partChanges(): PartChanges {
  const parts = new Map<string, { readonly xml: Xml; readonly splices: Splice[] }>();
  const added = new Map<string, readonly Uint8Array[]>();
  const dropped = new Set<string>();
  return {
    add(name, xml, splices) {
      if (splices.length === 0) return;
      const known = parts.get(name);
      if (known) for (const splice of splices) known.splices.push(splice);
      else parts.set(name, { xml, splices: [...splices] });
    },
    put(name, text) {
      added.set(name, [new TextEncoder().encode(text)]);
    },
    drop(name) {
      dropped.add(partKey(name));
    },
    added: () => added,
    dropped: () => dropped,
    isEmpty: () => parts.size + added.size + dropped.size === 0,
    pieces: () => new Map([...parts].map(([name, { xml, splices }]) => [name, spliced(xml.bytes, splices)])),
  };
}

/** A workbook with some parts changed, and the proof that it is. */
export interface Rebuilt {
  readonly bytes: Uint8Array;
  /**
   * Opens a file that was read back. Throws `book.unproven` unless it holds the changed parts as meant and every other
   * byte for byte.
   */
  prove(readBack: Uint8Array): Promise<Zip>;
}

/** Makes the new file. Parts without changes are copied as they are compressed. */
export async function rebuild(opened: WritablePackage, changes: PartChanges, platform: Platform): Promise<Rebuilt> {
  const pieces = changes.pieces();
  const added = changes.added();
  const dropped = changes.dropped();
  return {
    bytes: replaceParts(opened.bytes, await packed(pieces), await packed(added), dropped),
    async prove(readBack) {
      const changed = new Set([...pieces.keys()].map((name) => name.toLowerCase()));
      proveUntouched(opened.bytes, readBack, { changed, dropped, added: [...added.keys()].map(partKey) });
      const zip = remembering(openZip(readBack, platform));
      for (const [name, part] of [...pieces, ...added]) {
        const content = await zip.part(name);
        if (!content || !isJoined(content, part))
          throw unproven(`The part ${name} did not read back as it was written.`);
      }
      return zip;
    },
  };
}

async function packed(parts: ReadonlyMap<string, readonly Uint8Array[]>): Promise<ReadonlyMap<string, Packed>> {
  return new Map(await Promise.all([...parts].map(async ([name, part]) => [name, await pack(part)] as const)));
}

/** Unpacks every part once. */
function remembering(zip: Zip): Zip {
  const known = new Map<string, ReturnType<Zip['part']>>();
  return {
    ...zip,
    part(name) {
      const content = known.get(name) ?? zip.part(name);
      known.set(name, content);
      return content;
    },
  };
}

interface Meant {
  readonly changed: ReadonlySet<string>;
  readonly dropped: ReadonlySet<string>;
  readonly added: readonly string[];
}

function proveUntouched(before: Uint8Array, after: Uint8Array, { changed, dropped, added }: Meant): void {
  const was = [...readDirectory(before).entries].filter(([name]) => !dropped.has(name));
  const is = [...readDirectory(after).entries];
  const same =
    was.length + added.length === is.length &&
    added.every((name, i) => is[was.length + i]![0] === name) &&
    was.every(([name, entry], i) => {
      const [now, other] = is[i]!;
      return name === now && (changed.has(name) || sameEntry(before, entry, after, other));
    });
  if (!same) throw unproven('A part that was not to change has changed.');
}

function sameEntry(before: Uint8Array, a: Entry, after: Uint8Array, b: Entry): boolean {
  const whole = (bytes: Uint8Array, { header, data, packed }: Entry) => bytes.subarray(header, data + packed);
  return Buffer.compare(whole(before, a), whole(after, b)) === 0;
}

function isJoined(content: Uint8Array, pieces: readonly Uint8Array[]): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (Buffer.compare(content.subarray(at, at + piece.length), piece) !== 0) return false;
    at += piece.length;
  }
  return at === content.length;
}
