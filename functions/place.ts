/** Which spreadsheet an address speaks of. */
export interface Place {
  /** `null`: whichever it is. */
  readonly name: string | null;
}

/**
 * Reads the path of a function's address: `/`, `/hook` or `/hook/NAME` for the function `hook`. `null` for any other.
 */
export function placeOf(path: string, called: string): Place | null {
  const [first = '', name, ...others] = path.replace(/^\//u, '').split('/');
  if (others.length > 0 || (first !== '' && first !== called) || (first === '' && name !== undefined)) return null;
  try {
    return { name: name === undefined || name === '' ? null : decodeURIComponent(name) };
  } catch {
    return null;
  }
}
