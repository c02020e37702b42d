/** Whether JSON is nested no deeper than that, without reading what it says. Bytes that are no JSON are judged as if they were. */
export function isShallow(json: Uint8Array, most: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]!;
    if (inText) {
      if (byte === backslash) at++;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === openBracket || byte === openBrace) {
      depth++;
      if (depth > most) return false;
    } else if (byte === closeBracket || byte === closeBrace) depth--;
  }
  return true;
}

const [backslash, quote, openBracket, closeBracket, openBrace, closeBrace] = [...'\\"[]{}'].map((letter) =>
  letter.charCodeAt(0),
);
