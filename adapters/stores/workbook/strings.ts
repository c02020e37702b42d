import { damaged, tooLarge } from './faults.ts';
import { maxSharedStrings } from './limits.ts';
import { readText } from './text.ts';
import { skipMarkup, tagEnd, type Xml } from './xml.ts';

/** The texts that cells share by number. A text is decoded when first asked; equal cells then share one string. */
export interface SharedStrings {
  /** Throws `book.damaged` for a number that is not there. */
  text(index: number): string;
  /** Whether it is formatted inside. */
  rich(index: number): boolean;
  /** Whether it is the empty text, told without reading long ones. */
  isEmpty(index: number): boolean;
}

const lt = 0x3c;
const gt = 0x3e;
const slash = 0x2f;
const bang = 0x21;
const s = 0x73;
const i = 0x69;
const r = 0x72;
const t = 0x74;

export const noStrings: SharedStrings = {
  text: () => {
    throw unknownString();
  },
  rich: () => false,
  isEmpty: () => false,
};

/** `<si><t xml:space="preserve"></t></si>` */
const longestEmpty = 38;

const unknownString = () => damaged('A cell names a shared text that is not there.');

/** Finds where each shared text begins; none is decoded yet. */
export function sharedStrings(xml: Xml): SharedStrings {
  const { bytes, prefix } = xml;
  const { starts, rich, count } = indexStrings(xml);
  const texts: (string | undefined)[] = new Array(count);

  const read = (index: number): string => {
    const known = texts[index];
    if (known !== undefined) return known;
    if (!(Number.isInteger(index) && index >= 0 && index < count)) throw unknownString();
    const { text } = richText(bytes, prefix, starts[index]!, starts[index + 1] ?? bytes.length);
    texts[index] = text;
    return text;
  };

  return {
    text: read,
    rich: (index) => rich[index] === 1,
    isEmpty: (index) => !((starts[index + 1] ?? 0) - (starts[index] ?? 0) > longestEmpty) && read(index) === '',
  };
}

interface StringIndex {
  readonly starts: Uint32Array;
  readonly rich: Uint8Array;
  readonly count: number;
}

function indexStrings({ bytes, root, prefix }: Xml): StringIndex {
  let starts = new Uint32Array(1024);
  let rich = new Uint8Array(1024);
  let count = 0;
  for (let at = root; at < bytes.length; at++) {
    if (bytes[at] !== lt) continue;
    const name = at + 1 + prefix;
    const first = bytes[name];
    if (first === s && bytes[name + 1] === i && endsName(bytes[name + 2])) {
      if (count + 1 >= starts.length) {
        if (count > maxSharedStrings) throw tooLarge('The workbook holds too many texts.');
        starts = grown(starts, new Uint32Array(count * 2 + 2));
        rich = grown(rich, new Uint8Array(count * 2 + 2));
      }
      starts[count++] = at;
    } else if (first === r && count > 0 && endsName(bytes[name + 1])) rich[count - 1] = 1;
    else if (bytes[at + 1] === bang) at = skipMarkup(bytes, at) - 1;
  }
  starts[count] = bytes.length;
  return { starts, rich, count };
}

function grown<A extends Uint32Array | Uint8Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** A space, `>` or `/` after the name. */
export const endsName = (byte: number | undefined) =>
  byte === undefined || byte <= 0x20 || byte === 0x3e || byte === slash;

export interface RichText {
  readonly text: string;
  readonly rich: boolean;
  /** Offset behind the last tag that was looked at. */
  readonly end: number;
}

/**
 * The text of a `<si>` or `<is>` element that opens at `from`: its `<t>` elements joined, without the phonetic
 * readings of `<rPh>`. Ends at the element's close or at `to`.
 */
export function richText(bytes: Uint8Array, prefix: number, from: number, to: number): RichText {
  let at = tagEnd(bytes, from);
  if (bytes[at - 2] === slash) return { text: '', rich: false, end: at };
  let text = '';
  let rich = false;
  let phonetic = false;
  for (;;) {
    while (at < to && bytes[at] !== lt) at++;
    if (at >= to) return { text, rich, end: to };
    if (bytes[at + 1] === bang) {
      at = skipMarkup(bytes, at);
      continue;
    }
    const closes = bytes[at + 1] === slash;
    const name = at + (closes ? 2 : 1) + prefix;
    const first = bytes[name];
    const end = bytes[name + 1] === gt ? name + 2 : tagEnd(bytes, name);
    const empty = bytes[end - 2] === slash;
    if (closes && (first === s || first === i) && bytes[name + 1] === (first === s ? i : s)) return { text, rich, end };
    if (first === r && bytes[name + 1] === 0x50 && bytes[name + 2] === 0x68 && endsName(bytes[name + 3]))
      phonetic = !closes && !empty;
    else if (first === r && endsName(bytes[name + 1])) rich = true;
    else if (first === t && !closes && !empty && endsName(bytes[name + 1])) {
      at = textEnd(bytes, end, to);
      if (!phonetic) text += readText(bytes, end, at);
      continue;
    }
    at = end;
  }
}

/** Offset of the `<` that ends a text; CDATA and comments within it belong to it. */
export function textEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  for (;;) {
    while (at < to && bytes[at] !== lt) at++;
    if (at >= to) throw damaged('The workbook is cut short: a text has no end.');
    if (bytes[at + 1] !== bang) return at;
    at = skipMarkup(bytes, at);
  }
}
