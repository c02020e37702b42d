/** What a cell can hold at most, in UTF-16 units. */
export const longestText = 32_767;

/** Signs that XML cannot hold, or would not give back as they were: written `_x000D_` as Excel does. */
const unfit = /(?![\t\n])\p{Cc}|[\p{Cs}\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/giu;
const markup: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as the content of `<t>`: read back by Excel, LibreOffice and our own reader as it was. */
export function escapeText(text: string): string {
  return text
    .replace(unfit, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>]/g, (sign) => markup[sign]!);
}

/** Text as the value of an attribute in double quotes. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;').replace(/\n/g, '_x000A_').replace(/\t/g, '&#9;');
}
