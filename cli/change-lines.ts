import type { Language } from '../core/language.ts';
import { printable, terminal } from './terminal.ts';

interface Change {
  readonly table: string;
  readonly row: number | string | null;
  readonly label: string;
  readonly column: string;
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** One change of one cell, on a line. */
export function changeLine({ table, row, label, column, from, to, why }: Change, language: Language): string {
  const args = { table, row: row ?? '', column, inRow: row !== null, inColumn: true };
  const where = printable(language.say({ code: 'report.at', args }));
  const who = label === '' ? '' : terminal.paint('dim', ` (${printable(label)})`);
  const reason = why === '' ? '' : terminal.paint('dim', ` · ${printable(why)}`);
  return `  ${where}${who}: ${fromTo(from, to)}${reason}`;
}

/** What a cell held and what it holds. */
export function fromTo(from: string, to: string): string {
  return `“${printable(from)}” → ${terminal.paint('green', `“${printable(to)}”`)}`;
}

/** The first lines, and how many are left out. */
export function firstLines(lines: readonly string[], most: number, language: Language): readonly string[] {
  if (lines.length <= most) return lines;
  const more = language.say({ code: 'report.more', args: { count: lines.length - most } });
  return [...lines.slice(0, most), `  ${terminal.paint('dim', more)}`];
}
