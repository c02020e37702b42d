const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a file that a person has saved, in UTF-8 or, as Notepad also saves it, in UTF-16; without the mark that such
 * programs put before it. `null` for any other bytes: which letters they were meant to be can only be guessed.
 */
export function textOf(bytes: Uint8Array): string | null {
  const wide = utf16(bytes);
  if (wide !== null) return withoutMark(new TextDecoder(wide, { ignoreBOM: true }).decode(bytes));
  try {
    return withoutMark(utf8.decode(bytes));
  } catch {
    return null;
  }
}

/** By its mark or, without one, by the zero in every second byte of Latin letters. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (fourth === undefined) return null;
  if (second === 0 && fourth === 0 && first !== 0 && third !== 0) return 'utf-16le';
  return first === 0 && third === 0 && second !== 0 && fourth !== 0 ? 'utf-16be' : null;
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
