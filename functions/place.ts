import type { IncomingMessage } from 'node:http';

/** Which spreadsheet an address speaks of. */
export interface Place {
  /** `null`: whichever it is. */
  readonly name: string | null;
}

/** The parts of the path that was called. */
export function partsOf({ url = '/' }: Pick<IncomingMessage, 'url'>): readonly string[] {
  return url.split('?')[0]!.replace(/^\//u, '').split('/');
}

/**
 * Reads the path of a function's address: `/`, `/hook` or `/hook/NAME` for the function `hook`. `null` for any other.
 */
export function placeOf(request: Pick<IncomingMessage, 'url'>, called: string): Place | null {
  const [first = '', name, ...others] = partsOf(request);
  if (others.length > 0 || (first !== '' && first !== called) || (first === '' && name !== undefined)) return null;
  try {
    return { name: name === undefined || name === '' ? null : decodeURIComponent(name) };
  } catch {
    return null;
  }
}
