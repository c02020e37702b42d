import { hashBytes } from './byte-hash.ts';
import type { Lexicon } from './lexicon.ts';
import { normal } from './normalise-text.ts';

const at = 64;
const plus = 43;
const dot = 46;
const inside = 0;
const blank = 1;
/** Stands between two mailboxes, and behind one. */
const divider = 2;
/** What a mailbox stands behind: `Ivan <ivan@romashka.ru>`, `mailto:ivan@romashka.ru`. */
const opener = 3;
const longestAddress = 200;
const kinds = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte <= 32) return blank;
  const sign = String.fromCharCode(byte);
  if (',;|/>'.includes(sign)) return divider;
  return '<:'.includes(sign) ? opener : inside;
});
/** Providers at which anybody has a mailbox: a domain of theirs says nothing of who somebody works for. */
const providers =
  `gmail.com googlemail.com yahoo.com ymail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com aol.com gmx.de
gmx.net gmx.com gmx.at web.de t-online.de proton.me protonmail.com mail.com zoho.com fastmail.com hotmail.co.uk yahoo.co.uk btinternet.com
comcast.net verizon.net att.net sbcglobal.net orange.fr free.fr laposte.net libero.it wp.pl o2.pl onet.pl interia.pl seznam.cz abv.bg
mail.ru bk.ru inbox.ru list.ru internet.ru yandex.ru ya.ru yandex.com yandex.ua yandex.by yandex.kz rambler.ru ukr.net i.ua meta.ua bigmir.net
online.ua email.ua tut.by mail.ua mail.kz qq.com 163.com naver.com`
    .split(/\s+/)
    .map((domain) => new TextEncoder().encode(domain));
const free: ReadonlySet<number> = new Set(providers.map((domain) => hashBytes(domain, 0, domain.length)));
/** Domains and mailboxes that nobody has, RFC 2606 and what people type to get past a form. */
const nobodys: ReadonlySet<number> = new Set(
  'example.com example.org example.net test.com test.ru test.test test domain.com email.com no.com no.ru none.com nomail.com noemail.com asdf.com'
    .split(' ')
    .map((domain) => new TextEncoder().encode(domain))
    .map((domain) => hashBytes(domain, 0, domain.length)),
);

/**
 * A mailbox in small letters, without what stands behind a plus. Nothing is left of what is no mailbox, or nobody's.
 * A cell that holds more than one is cut behind the first.
 */
export function normaliseEmail(bytes: Uint8Array, start: number, end: number, lexicon: Lexicon): number {
  let length = 0;
  let sign = -1;
  let hidden = false;
  for (let i = start; i < end && length < longestAddress; i++) {
    const byte = bytes[i]!;
    const kind = kinds[byte]!;
    if (kind !== inside) {
      const isWhole = sign > 0 && length > sign + 3;
      if (isWhole && kind !== opener) break;
      if (kind === blank) continue;
      if (kind === opener && sign < 0) {
        length = 0;
        continue;
      }
    }
    if (byte === at) {
      sign = length;
      hidden = false;
    } else if (byte === plus && sign < 0 && length > 0) hidden = true;
    if (!hidden) normal[length++] = byte >= 65 && byte <= 90 ? byte + 32 : byte;
  }
  while (length > 0 && normal[length - 1] === dot) length--;
  if (sign <= 0 || length < sign + 4) return 0;
  if (nobodys.has(hashBytes(normal, sign + 1, length - sign - 1))) return 0;
  return lexicon.placeholders.has(hashBytes(normal, 0, sign)) ? 0 : length;
}

/** The hash of what stands before the sign of a normal mailbox; 0 where several people read it, `info`. */
export function localPart(bytes: Uint8Array, from: number, length: number, { sharedMailboxes }: Lexicon): number {
  const hash = hashBytes(bytes, from, signIn(bytes, from, length) - from);
  return sharedMailboxes.has(hash) ? 0 : hash;
}

/** The hash of the domain of a normal mailbox; 0 where anybody may have a mailbox. */
export function ownDomain(bytes: Uint8Array, from: number, length: number): number {
  const behind = signIn(bytes, from, length) + 1;
  const hash = hashBytes(bytes, behind, from + length - behind);
  return free.has(hash) ? 0 : hash;
}

function signIn(bytes: Uint8Array, from: number, length: number): number {
  let sign = from;
  while (sign < from + length && bytes[sign] !== at) sign++;
  return sign;
}
