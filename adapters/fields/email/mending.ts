import { asLatin } from '../reading/look-alikes.ts';
import { readAddress } from './address.ts';
import { providerNamed } from './spelling.ts';

/** What a text that is no address was probably meant to be; `null` when there is no telling. */
export function mendedAddress(text: string): string | null {
  const tidy = (asLatin(text) ?? text)
    .replace(/\s+/gu, '')
    .replace(/@+/g, '@')
    .replace(/[,;]/g, '.')
    .replace(/\.{2,}/g, '.');
  const [local = '', domain = '', ...more] = tidy.split('@');
  if (more.length > 0) return null;
  const mended = `${trimDots(local)}@${providerNamed(domain.toLowerCase()) ?? trimDots(domain)}`;
  const address = readAddress(mended);
  return address === null || address === 'too-long' ? null : `${address.local}@${address.domain}`;
}

function trimDots(text: string): string {
  return text.replace(/^\.+|\.+$/g, '');
}
