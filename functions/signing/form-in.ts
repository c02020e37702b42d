import { languages } from '../../adapters/languages/index.ts';
import type { Language } from '../../core/language.ts';
import type { Incoming } from '../answer.ts';

const longest = 4096;

/** What forms of these pages bring. */
export interface Form {
  readonly do?: string;
  readonly email?: string;
  readonly code?: string;
  readonly proof?: string;
}

/** What somebody sent; `null`: it is longer than any form of ours. */
export function formIn({ rawBody }: Incoming): Form | null {
  if (rawBody === undefined) return {};
  return rawBody.length > longest ? null : Object.fromEntries(new URLSearchParams(rawBody.toString('utf8')));
}

/** Whether a form was sent from a page of ours, as far as the browser says; what is done needs more proof than that. */
export function isOurs({ headers }: Incoming, origin: string): boolean {
  const site = headers['sec-fetch-site'];
  return (headers.origin ?? origin) === origin && (site === undefined || site === 'same-origin');
}

/** The language that a browser asks for; of a link that leads nowhere nobody knows whose it was. */
export function languageOf({ headers }: Pick<Incoming, 'headers'>): Language {
  const wanted = (headers['accept-language'] ?? '').split(',').map((one) => one.trim().slice(0, 2).toLowerCase());
  const code = wanted.find((one) => languages.some((language) => language.code === one));
  return languages.find((language) => language.code === code) ?? languages[0]!;
}
