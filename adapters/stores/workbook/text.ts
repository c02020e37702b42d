const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

const amp = 0x26;
const underscore = 0x5f;
const lessThan = 0x3c;
const carriageReturn = 0x0d;

/**
 * The text of XML content between two offsets of UTF-8 bytes: entities, CDATA and Excel's `_x000D_` resolved.
 * Broken UTF-8 becomes U+FFFD, lone surrogates written as escapes stay.
 */
export function readText(bytes: Uint8Array, from: number, to: number): string {
  if (from >= to) return '';
  let special = false;
  for (let i = from; i < to; i++) {
    const byte = bytes[i];
    if (byte === amp || byte === underscore || byte === lessThan || byte === carriageReturn) {
      special = true;
      break;
    }
  }
  const text = utf8.decode(bytes.subarray(from, to));
  return special ? unescapeExcel(plainXml(text)) : text;
}

/** The value of an XML attribute; Excel's own escapes are not used there. */
export function readAttribute(bytes: Uint8Array, from: number, to: number): string {
  return entities(utf8.decode(bytes.subarray(from, to)));
}

/** Line ends as XML reads them, comments dropped, CDATA opened, entities resolved elsewhere. */
function plainXml(text: string): string {
  const unix = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!unix.includes('<')) return entities(unix);
  let plain = '';
  let at = 0;
  while (at < unix.length) {
    const mark = unix.indexOf('<!', at);
    if (mark < 0) break;
    plain += entities(unix.slice(at, mark));
    const raw = unix.startsWith('<![CDATA[', mark);
    const closing = raw ? ']]>' : '-->';
    const end = unix.indexOf(closing, mark);
    if (raw) plain += unix.slice(mark + 9, end < 0 ? unix.length : end);
    at = end < 0 ? unix.length : end + 3;
  }
  return plain + entities(unix.slice(at));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Excel writes characters that XML cannot hold as `_x000D_`, and an underscore before such text as `_x005F_`. */
function unescapeExcel(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Reads text of one part, remembering the last texts so that equal cells share one string. */
export function textReader(bytes: Uint8Array): (from: number, to: number) => string {
  const slots = 4096;
  const starts = new Uint32Array(slots);
  const lengths = new Uint32Array(slots);
  const texts: string[] = new Array(slots).fill('');

  return (from, to) => {
    const length = to - from;
    if (length > longest) return readText(bytes, from, to);
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const slot = (hash ^ (hash >>> 15)) & (slots - 1);
    if (lengths[slot] === length && sameBytes(bytes, starts[slot]!, from, length)) return texts[slot] ?? '';
    const text = readText(bytes, from, to);
    starts[slot] = from;
    lengths[slot] = length;
    texts[slot] = text;
    return text;
  };
}

/** Longer texts are hardly ever repeated. */
const longest = 64;

function sameBytes(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (bytes[a + i] !== bytes[b + i]) return false;
  return true;
}
