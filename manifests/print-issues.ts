import type { Issue } from './fault.ts';

/** Prints issues as a compiler does: the place, what is wrong, the line itself and a mark under the word. */
export function printIssues(issues: readonly Issue[], text: string): string {
  const lines = text.replace(/^\ufeff/u, '').split('\n');
  return issues.map((issue) => printIssue(issue, lines[issue.line - 1] ?? '')).join('\n\n');
}

function printIssue({ file, line, column, message, word, suggestion }: Issue, source: string): string {
  const meant = suggestion === undefined ? '' : `. Did you mean "${suggestion}"?`;
  const number = String(line).padStart(5);
  const shown = source.replace(/\r$/u, '').slice(0, 200);
  // White space is copied as it is, so that tabs move the mark as they moved the text.
  const before = shown.slice(0, column - 1).replace(/\S/gu, ' ');
  return [
    `${file}:${line}:${column}: ${message.replace(/\.$/u, '')}${meant}`,
    `${number} | ${shown}`,
    `${' '.repeat(number.length)} | ${before}${'^'.repeat(markLength(shown, column - 1, word))}`,
  ].join('\n');
}

/** The mark is as long as the word, with its quotes where they begin it. */
function markLength(shown: string, at: number, word: string | undefined): number {
  if (!word) return 1;
  if (shown.startsWith(word, at)) return word.length;
  return shown.startsWith(word, at + 1) ? word.length + 2 : 1;
}
