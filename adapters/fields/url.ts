import * as z from 'zod';
import type { Cell } from '../../core/cell.ts';
import { fieldType, type Locale, type Parsed, type Wrong } from '../../core/field.ts';
import { asciiDomain, isAscii, isDomain } from './reading/domain.ts';
import { asLatin, mixesAlphabets } from './reading/look-alikes.ts';
import { plainText } from './reading/plain-text.ts';
import { unreadable } from './reading/unreadable.ts';
import { wordsOf } from './reading/words.ts';
import { textOrder } from './showing/order.ts';

/** Browsers go further, but spreadsheets and mail clients cut longer links. */
const longest = 2083;

const scheme = /^([a-z][a-z\d+.-]*):(?!\d+(?:[/?#]|$))/i;
const parts = /^(https?):\/\/([^/?#@\s\\]+?)(?::(\d{1,5}))?([/?#]\S*)?$/i;
const numericHost = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** `htp://`, `http//`, `https:/`: a scheme with a slip in it. */
const slippedScheme = /^h?t{1,3}ps{0,2}[:;]?\/{1,3}(?=[^/])/i;

/** A link with its scheme; the host in lower case, everything behind it as typed. `null` for what is no link. */
function readLink(text: string): string | null {
  const [, protocol, typedHost, port, rest = ''] = parts.exec(text) ?? [];
  if (protocol === undefined || typedHost === undefined) return null;
  const host = typedHost.toLowerCase();
  if (!numericHost.test(host) && !(isDomain(host) && asciiDomain(host) !== null)) return null;
  if (!URL.canParse(text)) return null;
  const usual = protocol.toLowerCase() === 'http' ? '80' : '443';
  const shownPort = port === undefined || port === usual ? '' : `:${port}`;
  return `${protocol.toLowerCase()}://${host}${shownPort}${rest === '/' ? '' : rest}`;
}

function complete(text: string): string {
  if (text.startsWith('//')) return `https:${text}`;
  return scheme.test(text) ? text : `https://${text}`;
}

function unwrapped(text: string): string {
  return text.replace(/^[\s<"'«“]+/u, '').replace(/[\s>"'»”,;.]+$/u, '');
}

/** Host and path, without `www.`, a final slash and what only leads to a place in the page. */
function linkKey(link: string): string {
  if (!URL.canParse(link)) return link;
  const { host, pathname, search } = new URL(link);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}${search}`;
}

function linksIn(text: string): readonly string[] {
  const found = text.split(/[\s,;|<>"]+/u).flatMap((piece) => readLink(complete(unwrapped(piece))) ?? []);
  return [...new Set(found)].slice(0, 5);
}

function wrong(code: string, suggestions: readonly string[], args?: Wrong['args']): Wrong {
  return { is: 'wrong', code, ...(args && { args }), ...(suggestions.length > 0 && { suggestions }) };
}

function refused(text: string, locale: Locale): Wrong {
  const mended = slippedScheme.test(text) ? readLink(text.replace(slippedScheme, 'https://')) : null;
  if (mended !== null) return wrong('url.unreadable', [mended]);
  const [, used] = scheme.exec(text) ?? [];
  if (used !== undefined && !/^https?$/i.test(used)) return wrong('url.scheme', [], { scheme: used.toLowerCase() });
  const links = linksIn(text);
  return links.length > 0 ? wrong('url.unreadable', links) : unreadable(text, wordsOf(locale), 'url.unreadable');
}

function bind(_: object, locale: Locale) {
  return {
    parse(cell: Cell): Parsed<string> {
      const plain = plainText(cell);
      if (plain === '') return { is: 'empty' };
      if (plain === null || plain.length > longest) return wrong('url.unreadable', []);
      const text = unwrapped(plain);
      const value = readLink(complete(text));
      if (value === null) return refused(text, locale);
      const host = value.split('/', 3)[2]!;
      if (isAscii(host) || !host.split('.').some(mixesAlphabets)) return { is: 'value', value, cell: value };
      const latin = asLatin(host);
      return wrong('url.mixed-letters', latin === null ? [] : [value.replace(host, latin)]);
    },
    cell: (value: string) => value,
    keys: (value: string) => [linkKey(value)],
    show: (value: string) => value,
    compare: textOrder(locale.language),
    cel: { type: 'string', value: (value: string) => value },
    column: {},
  };
}

/** A bare host may also be a file or a word with a dot in it. */
const plainlyLink = /^(?:https?:)?\/\/|^www\.|\//i;

/** A link to a page; `https://` is added where it is missing. Two ways to write one place have one key. */
export const url = fieldType({
  kind: 'url',
  summary: 'A link to a web page.',
  cell: 'text',
  version: 1,
  headers: ['url'],
  options: z.strictObject({}),
  bind,
  guess(cells, locale) {
    const { parse } = bind({}, locale);
    const weights = cells.map((cell) => {
      if (parse(cell).is !== 'value') return 0;
      return plainlyLink.test(String(cell)) ? 1 : 0.6;
    });
    return { fit: cells.length === 0 ? 0 : weights.reduce<number>((sum, w) => sum + w, 0) / cells.length, options: {} };
  },
  examples: [
    { cell: 'example.org', value: 'https://example.org', normal: 'https://example.org' },
    {
      cell: 'HTTP://WWW.Example.ORG/Path/',
      value: 'http://www.example.org/Path/',
      normal: 'http://www.example.org/Path/',
    },
    { cell: '//example.org/a?b=c#d', value: 'https://example.org/a?b=c#d', normal: 'https://example.org/a?b=c#d' },
    { cell: 'https://example.org:443/', value: 'https://example.org', normal: 'https://example.org' },
    { cell: 'example.org:8080/x', value: 'https://example.org:8080/x', normal: 'https://example.org:8080/x' },
    { cell: 'Пример.РФ/Цены', value: 'https://пример.рф/Цены', normal: 'https://пример.рф/Цены' },
    { cell: '<https://example.org/a_(b)>', value: 'https://example.org/a_(b)', normal: 'https://example.org/a_(b)' },
    { cell: 'http://192.168.0.1/x', value: 'http://192.168.0.1/x', normal: 'http://192.168.0.1/x' },
    {
      cell: 'https://example.org/?utm_source=mail',
      value: 'https://example.org/?utm_source=mail',
      normal: 'https://example.org/?utm_source=mail',
    },
    { cell: 'htp://example.org', wrong: 'url.unreadable', suggestions: ['https://example.org'] },
    { cell: 'see example.org', wrong: 'url.unreadable', suggestions: ['https://example.org'] },
    { cell: 'exаmple.org', wrong: 'url.mixed-letters', suggestions: ['https://example.org'] },
    { cell: 'https://example.org@evil.example', wrong: 'url.unreadable' },
    { cell: 'javascript:alert(1)', wrong: 'url.scheme' },
    { cell: 'data:text/html,x', wrong: 'url.scheme' },
    { cell: 'file:///etc/passwd', wrong: 'url.scheme' },
    { cell: 'our site', wrong: 'url.unreadable' },
    { cell: '-', wrong: 'cell.nothing', suggestions: [null] },
    { cell: '', empty: true },
    { cell: null, empty: true },
  ],
});
