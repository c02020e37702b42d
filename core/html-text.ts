const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text made fit to stand anywhere in a page: whatever stands in it, it stays text. */
export function htmlText(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => entities[sign]!);
}
