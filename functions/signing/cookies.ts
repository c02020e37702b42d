import type { IncomingMessage } from 'node:http';

/** What a browser keeps for these pages alone: nobody else sends it, and no script reads it. */
export interface Cookies {
  /** What the browser has brought under a name. */
  of(request: Pick<IncomingMessage, 'headers'>, name: string): string;
  /** The header that keeps a value for so many seconds; none takes it away. */
  header(name: string, value: string, seconds: number): string;
}

/** Cookies of pages at an address; over https no other host and no page below them can have made them. */
export function cookiesAt(address: string): Cookies {
  const isSafe = address.startsWith('https:');
  const named = (name: string) => `${isSafe ? '__Host-' : ''}rowcall-${name}`;
  return {
    of({ headers: { cookie = '' } }, name) {
      const start = `${named(name)}=`;
      const found = cookie.split(/;\s*/u).find((one) => one.startsWith(start));
      return found?.slice(start.length) ?? '';
    },
    header: (name, value, seconds) =>
      `${named(name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSafe ? '; Secure' : ''}`,
  };
}
