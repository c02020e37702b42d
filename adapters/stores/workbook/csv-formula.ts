/** What a spreadsheet program would calculate when it opens the file: OWASP, CSV injection; with the full-width signs. */
const formula = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]/u;
/** A number, a phone, a lone sign. */
const harmless = /^[+-]?[\d ().,-]*$/;

function wouldRun(text: string): boolean {
  const bare = text.replace(/^'+/, '');
  return formula.test(bare) && !harmless.test(bare);
}

/** Text as a CSV file may hold it: an apostrophe before what a spreadsheet program would take for a formula. */
export function guardFormula(text: string): string {
  return wouldRun(text) ? `'${text}` : text;
}

/** The text that was meant by what `guardFormula` wrote; other text stays as it is. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && wouldRun(text) ? text.slice(1) : text;
}
