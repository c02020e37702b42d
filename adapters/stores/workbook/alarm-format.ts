/**
 * A number format that shows one text, in green, up to zero, and another, in red, above: with a formula that tells how much
 * time has passed it changes by itself, in Excel, LibreOffice and Google Sheets, with no rule beside it.
 */
export function alarmFormat(fine: string, late: string): string {
  return `[Red][>0]"${quoted(late)}";[Color10]"${quoted(fine)}"`;
}

/** A format cannot hold a quotation mark within a text. */
function quoted(text: string): string {
  return text.replace(/["\\]/gu, '”');
}
