import { openCsv } from './csv.ts';
import { encrypted, isPlainText, isWebPage, notAWorkbook, oldFormat } from './faults.ts';
import type { Book } from './tab.ts';
import { openXlsx } from './xlsx.ts';
import { find, startsWith } from './xml.ts';
import type { Platform } from './zip.ts';

/** A file as it was read. */
export interface BookFile {
  readonly bytes: Uint8Array;
  /** Its name without folder and ending, which is the title of a CSV table. */
  readonly title: string;
  /** Its ending in lower case, `.csv`. */
  readonly ending: string;
}

/** The compound file that Excel made before 2007 and still wraps around a workbook with a password. */
const compoundFile = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const encryptedStream = [...'EncryptedPackage'].map((letter) => `${letter}\0`).join('');
const textEndings = ['.csv', '.tsv', '.txt'];

/** Whether a file is text by its name. */
export const isText = (name: string) => textEndings.some((ending) => name.toLowerCase().endsWith(ending));

/** Whether a file is a workbook by its content. */
export const isZip = ({ bytes }: Pick<BookFile, 'bytes'>) => startsWith(bytes, 0, 'PK');

/** Opens what a file holds, judged by its content; only text is believed by its ending. Throws `RowcallError`. */
export async function openBook(file: BookFile, platform: Platform, zone: string): Promise<Book> {
  const { bytes } = file;
  if (isZip(file)) return openXlsx(bytes, platform, zone);
  if (startsWith(bytes, 0, compoundFile)) {
    if (find(bytes, encryptedStream, 0, bytes.length) >= 0)
      throw encrypted('The workbook is protected with a password.');
    throw oldFormat('This is a workbook of the old format (.xls).');
  }
  if (isText(file.ending)) return openCsv(bytes, file.title);
  const name = `${file.title}${file.ending}`;
  if (isPage(bytes)) throw isWebPage(`${name} is a page of the web inside, not a workbook.`);
  if (isReadable(bytes)) throw isPlainText(`${name} is plain text inside, not a workbook.`);
  throw notAWorkbook(`${name} is not a workbook.`);
}

const looked = 4096;
/** What is shorter may be anything. */
const shortest = 8;

function isPage(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, looked));
  return /^[\s\u00ef\u00bb\u00bf]*<(?:!doctype html|html|table|head|meta|\?xml)/i.test(start);
}

/** Whether a file begins as text of any alphabet does: without the signs that no text has. */
function isReadable(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, looked);
  const isTwoByte = start[0] === 0xff || start[0] === 0xfe;
  return (
    start.length >= shortest &&
    start.every((byte) => (byte === 0 ? isTwoByte : byte >= 0x20 || (byte >= 9 && byte <= 13)))
  );
}
