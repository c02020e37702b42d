const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}-]{0,61}[\\p{L}\\p{N}\\p{M}])?';
const domainShape = new RegExp(`^(?:${label}\\.)+(?:xn--[a-z\\d-]{1,59}|\\p{L}[\\p{L}\\p{M}]{1,62})$`, 'iu');
/** RFC 1035. */
const longestDomain = 253;

/** Whether a text has the shape of a domain name in any alphabet: labels, and a top level of letters. */
export function isDomain(text: string): boolean {
  return text.length <= longestDomain && domainShape.test(text);
}

const ascii = /^[\x20-\x7e]*$/;

/** Whether a text needs no letters beyond English ones. */
export function isAscii(text: string): boolean {
  return ascii.test(text);
}

const plainAscii = /^[a-z\d.-]+$/;

/** A domain name as computers compare it: lower case, other alphabets in Punycode; `null` when it cannot be so written. */
export function asciiDomain(domain: string): string | null {
  if (plainAscii.test(domain)) return domain;
  try {
    const { hostname } = new URL(`http://${domain}`);
    return hostname.length <= longestDomain ? hostname : null;
  } catch {
    return null;
  }
}
