import { encrypted, shielded, signed, unwritable } from '../faults.ts';
import { readStyles } from '../styles.ts';
import { readXml } from '../workbook-parts.ts';
import { openPackage, type Package } from '../xlsx.ts';
import { walkTags, type Xml } from '../xml.ts';
import type { Platform } from '../zip.ts';
import { readDirectory } from '../zip-directory.ts';
import { styleBook } from './style-book.ts';

/** A workbook that may be written. */
export interface WritablePackage extends Package {
  readonly bytes: Uint8Array;
  readonly workbook: Xml;
}

/**
 * Opens a workbook and makes sure that it may be written: not signed, not encrypted, not reserved by a password, not
 * shared in the old way, packed and prefixed as we can change it. Throws `RowcallError`. Macros stay as they are.
 */
export async function openWritable(bytes: Uint8Array, platform: Platform, zone: string): Promise<WritablePackage> {
  const { entries, is64 } = readDirectory(bytes);
  const names = [...entries.keys()];
  if (is64) throw unwritable('The workbook is packed as if it were larger than 4 GB.');
  if ([...entries.values()].some(({ flags }) => (flags & 1) === 1))
    throw encrypted('The workbook is protected with a password.');
  if (names.some((name) => name.startsWith('_xmlsignatures/'))) throw signed('The workbook is signed.');
  if (names.some((name) => name.startsWith('xl/revisions/')))
    throw unwritable('The workbook is shared in the old way and keeps its own list of changes.');
  const opened = await openPackage(bytes, platform, zone);
  const workbook = writableXml(await readXml(opened.zip, opened.parts.part), 'The workbook');
  walkTags(workbook, workbook.root, workbook.bytes.length, ({ name, attribute }) => {
    const asksPassword = ['reservationPassword', 'hashValue'].some((one) => attribute(one) !== null);
    if (name === 'fileSharing' && asksPassword)
      throw shielded('The workbook asks for a password before it is changed.');
    return name !== 'sheets';
  });
  return { ...opened, bytes, workbook };
}

/** The cell formats of a workbook, with the part they stand in. */
export async function openStyles({ parts, zip }: WritablePackage) {
  const xml = parts.styles ? await readXml(zip, parts.styles) : null;
  return { part: parts.styles, xml, book: styleBook(xml, xml ? readStyles(xml) : []) };
}

/** The part, if it is written as Excel writes: UTF-8, and without a prefix before its names. */
export function writableXml(xml: Xml | null, what: string): Xml {
  if (xml === null) throw unwritable(`${what} lacks a part.`);
  if (xml.prefix > 0) throw unwritable(`${what} is written with prefixed names.`);
  if (xml.isRecoded) throw unwritable(`${what} is not written in UTF-8.`);
  return xml;
}
