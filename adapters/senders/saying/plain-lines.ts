import type { Message } from '../../../core/sender.ts';

/** Ends of lines, and what a terminal would take for an order. */
const control = /[\p{Cc}\u2028\u2029]+/gu;

/** A message as lines of plain text: what it says with its link behind it, and each item of a gathering on its own line. */
export function plainLines({ text, link, items }: Message): string[] {
  const first = link === null ? text : `${text} ${link}`;
  return [first.replace(control, ' '), ...items.flatMap(plainLines).map((line) => `  • ${line}`)];
}
