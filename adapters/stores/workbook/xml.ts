import { damaged, hostile } from './faults.ts';
import { readAttribute } from './text.ts';

/** An XML part as UTF-8 bytes, its prolog read. */
export interface Xml {
  readonly bytes: Uint8Array;
  /** Offset of the `<` that opens the root element. */
  readonly root: number;
  /** Length of the namespace prefix of the root with its colon: 2 for `<x:worksheet`, 0 for `<worksheet`. */
  readonly prefix: number;
  /** Whether the part was written in another encoding than these bytes. */
  readonly isRecoded: boolean;
}

/** One tag met on a walk. Names are local: without their prefix. */
export interface Tag {
  readonly name: string;
  readonly is: 'open' | 'close' | 'empty';
  /** Offset of its `<`. */
  readonly start: number;
  /** Offset behind its `>`. */
  readonly end: number;
  /** The value of an attribute by its local name, entities resolved. */
  attribute(name: string): string | null;
}

const lt = 0x3c;
const gt = 0x3e;
const slash = 0x2f;
const bang = 0x21;
const question = 0x3f;
const quote = 0x22;
const apostrophe = 0x27;
const equals = 0x3d;
const colon = 0x3a;

/**
 * Opens an XML part: finds its root, turns other encodings into UTF-8, and refuses a document type,
 * which no workbook has and attacks by entities need.
 */
export function openXml(part: Uint8Array, name: string): Xml {
  const bytes = toUtf8(part, name);
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (;;) {
    while (at < bytes.length && bytes[at] !== lt) at++;
    if (at >= bytes.length) throw damaged(`The part ${name} of the workbook is empty.`);
    const next = bytes[at + 1];
    if (next === question) at = after(bytes, at, '?>');
    else if (next === bang) at = startsWith(bytes, at, '<!--') ? after(bytes, at, '-->') : refuseDoctype(name);
    else break;
  }
  let end = at + 1;
  while (end < bytes.length && isNameByte(bytes[end]!)) end++;
  const mark = bytes.subarray(at + 1, end).indexOf(colon);
  return { bytes, root: at, prefix: mark + 1, isRecoded: bytes !== part };
}

function refuseDoctype(name: string): never {
  throw hostile(`The part ${name} declares a document type, which workbooks never do.`);
}

/** Calls `visit` for every tag between two offsets until it returns `false`; comments, CDATA and text are passed over. */
export function walkTags(xml: Xml, from: number, to: number, visit: (tag: Tag) => boolean | undefined): void {
  const { bytes } = xml;
  let at = from;
  for (;;) {
    while (at < to && bytes[at] !== lt) at++;
    if (at >= to) return;
    const next = bytes[at + 1];
    if (next === bang || next === question) {
      at = skipMarkup(bytes, at);
      continue;
    }
    const tag = readTag(bytes, at);
    if (visit(tag) === false) return;
    at = tag.end;
  }
}

function readTag(bytes: Uint8Array, start: number): Tag {
  const close = bytes[start + 1] === slash;
  const nameStart = start + (close ? 2 : 1);
  let nameEnd = nameStart;
  while (nameEnd < bytes.length && isNameByte(bytes[nameEnd]!)) nameEnd++;
  const end = tagEnd(bytes, nameEnd);
  const empty = bytes[end - 2] === slash;
  return {
    name: localName(bytes, nameStart, nameEnd),
    is: close ? 'close' : empty ? 'empty' : 'open',
    start,
    end,
    attribute: (name) => attributeOf(bytes, nameEnd, end - 1, name),
  };
}

/** Offset behind the `>` of the tag; a `>` within quotes does not count. */
export function tagEnd(bytes: Uint8Array, from: number): number {
  let within = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (within !== 0) {
      if (byte === within) within = 0;
    } else if (byte === quote || byte === apostrophe) within = byte;
    else if (byte === gt) return at + 1;
  }
  throw damaged('The workbook is cut short: a tag has no end.');
}

/** The value of an attribute of the tag whose attributes stand between two offsets, by its local name. */
export function attributeOf(bytes: Uint8Array, from: number, to: number, wanted: string): string | null {
  let at = from;
  while (at < to) {
    while (at < to && !isNameByte(bytes[at]!)) at++;
    const nameStart = at;
    while (at < to && isNameByte(bytes[at]!)) at++;
    const nameEnd = at;
    while (at < to && isSpace(bytes[at]!)) at++;
    if (at >= to || bytes[at] !== equals) continue;
    at++;
    while (at < to && isSpace(bytes[at]!)) at++;
    const mark = bytes[at];
    if (mark !== quote && mark !== apostrophe) continue;
    const valueStart = ++at;
    while (at < to && bytes[at] !== mark) at++;
    if (localName(bytes, nameStart, nameEnd) === wanted) return readAttribute(bytes, valueStart, at);
    at++;
  }
  return null;
}

function localName(bytes: Uint8Array, from: number, to: number): string {
  let name = '';
  for (let at = from; at < to; at++) {
    if (bytes[at] === colon) name = '';
    else name += String.fromCharCode(bytes[at]!);
  }
  return name;
}

/** Offset behind a comment, CDATA section or processing instruction that begins here. */
export function skipMarkup(bytes: Uint8Array, at: number): number {
  if (bytes[at + 1] === question) return after(bytes, at, '?>');
  if (startsWith(bytes, at, '<!--')) return after(bytes, at + 4, '-->');
  if (startsWith(bytes, at, '<![CDATA[')) return after(bytes, at, ']]>');
  throw damaged('The workbook holds markup that is not XML.');
}

/** Offset of the next occurrence of an ASCII text before `to`, or −1. */
export function find(bytes: Uint8Array, text: string, from: number, to: number): number {
  const first = text.charCodeAt(0);
  for (let at = from; at <= to - text.length; at++) {
    if (bytes[at] === first && startsWith(bytes, at, text)) return at;
  }
  return -1;
}

export function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

function after(bytes: Uint8Array, from: number, text: string): number {
  const at = find(bytes, text, from, bytes.length);
  if (at < 0) throw damaged(`The workbook is cut short: ${text} is missing.`);
  return at + text.length;
}

/** Whether an attribute of the type xsd:boolean is true. */
export const isOn = (value: string | null) => value === '1' || value === 'true';

const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** Letters, digits, `- . : _` and everything beyond ASCII. */
function isNameByte(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x2d && byte <= 0x3a && byte !== slash) ||
    byte === 0x5f ||
    byte >= 0x80
  );
}

/** UTF-16 is told by its first bytes, other encodings by the XML declaration. */
function toUtf8(part: Uint8Array, name: string): Uint8Array {
  const [first, second] = part;
  if ((first === 0xff && second === 0xfe) || (first === lt && second === 0)) return recode(part, 'utf-16le', name);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === lt)) return recode(part, 'utf-16be', name);
  const declaration = String.fromCharCode(...part.subarray(0, 120));
  const encoding = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(declaration)?.[1];
  return !encoding || /^(utf-?8|us-ascii)$/i.test(encoding) ? part : recode(part, encoding, name);
}

function recode(part: Uint8Array, encoding: string, name: string): Uint8Array {
  try {
    return new TextEncoder().encode(new TextDecoder(encoding).decode(part));
  } catch (error) {
    throw damaged(`The part ${name} is written in an encoding that is not known: ${encoding}.`, { cause: error });
  }
}
