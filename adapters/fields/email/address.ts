import { asciiDomain, isDomain } from '../reading/domain.ts';

/** RFC 5321, 4.5.3.1; the whole counts the brackets of a path, which leaves 254. */
const longestLocal = 64;
export const longestAddress = 254;

const plain = /^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/i;
const localShape = /^[\p{L}\p{M}\p{N}_.!#$%&'*+/=?^`{|}~-]+$/u;

/** A mail address taken apart; the domain in lower case. */
export interface Address {
  readonly local: string;
  readonly domain: string;
}

/** Takes an address apart; `null` when it is none, `too-long` when RFC 5321 forbids its length. */
export function readAddress(text: string): Address | 'too-long' | null {
  const at = text.lastIndexOf('@');
  if (at <= 0) return null;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1).toLowerCase();
  const rightShape = plain.test(text) || (localShape.test(local) && isDomain(domain) && asciiDomain(domain) !== null);
  if (!rightShape || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null;
  return local.length > longestLocal || text.length > longestAddress ? 'too-long' : { local, domain };
}

const oneName: readonly (readonly [string, ...string[]])[] = [
  ['gmail.com', 'googlemail.com'],
  ['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua'],
  ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
];
/** Domains of one provider that lead to the same mailbox. */
const sameMailbox = new Map(oneName.flatMap(([first, ...others]) => others.map((other) => [other, first] as const)));

/** What two addresses of one mailbox share: lower case, no `+tag`, no dots at Gmail, one domain for each provider. */
export function mailboxKey({ local, domain }: Address): string {
  const ascii = asciiDomain(domain) ?? domain;
  const host = sameMailbox.get(ascii) ?? ascii;
  const folded = local.normalize('NFC').toLowerCase();
  const plus = folded.indexOf('+');
  const untagged = plus > 0 ? folded.slice(0, plus) : folded;
  return `${host === 'gmail.com' ? untagged.replaceAll('.', '') : untagged}@${host}`;
}

/** The address inside `Ivan <ivan@example.com>`, `mailto:…`, quotes, brackets or before a full stop. */
export function unwrapped(text: string): string {
  const [, inside = text] = /^[^<>]*<([^<>]*)>[\s.,;]*$/.exec(text) ?? [];
  return inside
    .replace(/^[\s"'«„“([]*(?:mailto:|e-?mail:)?\s*/iu, '')
    .replace(/\?(?:subject|body|cc|bcc)=.*$/iu, '')
    .replace(/[\s"'»“”)\].,;:!]+$/u, '')
    .replace(/\s*@\s*/u, '@');
}

/** Pieces of a text that might be an address each. */
export function pieces(text: string): readonly string[] {
  return text.split(/[\s,;|/<>()[\]"]+/u).filter((piece) => piece.includes('@'));
}
