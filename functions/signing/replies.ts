import type { ServerResponse } from 'node:http';
import { pageStylePrint } from './page-style.ts';

/** How pages are given to browsers: kept by nobody, framed by nobody, without script. */
export interface Replies {
  show(response: ServerResponse, status: number, page: string, ...cookies: readonly string[]): void;
  /** Leads on to another address. */
  lead(response: ServerResponse, location: string, ...cookies: readonly string[]): void;
}

/** Replies with pages whose forms may lead nowhere but home and to that origin. */
export function repliesLeadingTo(origin: string): Replies {
  const policy = [
    "default-src 'none'",
    `style-src '${pageStylePrint}'`,
    `form-action 'self' ${origin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
  const usual = {
    'cache-control': 'no-store',
    // Without any, a browser does not say either that a form is ours.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  };
  const keeping = (cookies: readonly string[]) => (cookies.length > 0 ? { 'set-cookie': [...cookies] } : {});
  return {
    show(response, status, page, ...cookies) {
      response.writeHead(status, {
        ...usual,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
        ...keeping(cookies),
      });
      response.end(page);
    },
    lead(response, location, ...cookies) {
      response.writeHead(303, { ...usual, location, ...keeping(cookies) }).end();
    },
  };
}
