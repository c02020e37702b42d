import type { Content } from '../ooxml/book.ts';
import type { Random } from '../random.ts';
import { misspelt, untidy } from './slips.ts';

/** How often the chosen words of a drop-down arrive as somebody's own. */
const ownWay = 0.1;

/**
 * One of a drop-down's words as people type it: mostly as the list has it, else in other words that they use for it,
 * untidy, or with a slip.
 */
export function typedChoice(
  choice: string,
  others: Readonly<Record<string, readonly string[]>>,
  random: Random,
): string {
  if (!random.chance(ownWay)) return choice;
  const known = others[choice] ?? [];
  const ways = [...known, ...known, untidy(choice, random), misspelt(choice, random)];
  return random.pick(ways);
}

const otherYes = ['да', 'так', '+', 'yes', 'ДА', true];
const otherNo = ['нет', 'ні', '-', 'no', false];

/** Yes or no as different hands type it: mostly in the two words of that column, and nothing for many a no. */
export function typedYesNo(yes: boolean, words: readonly [yes: string, no: string], random: Random): Content {
  if (!yes && random.chance(0.35)) return null;
  if (random.chance(0.2)) return random.pick<Content>(yes ? otherYes : otherNo);
  return words[yes ? 0 : 1];
}
