import type { Content } from '../ooxml/book.ts';
import type { Random } from '../random.ts';
import { misspelt, untidy } from './slips.ts';

/** The words of a drop-down, each with other words that people use for it. */
export type ChoiceList = Readonly<Record<string, readonly string[]>>;

/** How often people do not choose, but type. */
const ownWay = 0.1;

/** A word of a drop-down as it arrives: mostly as the list has it, else in other words, untidy, or with a slip. */
export function typedChoice(choice: string, list: ChoiceList, random: Random): string {
  if (!random.chance(ownWay)) return choice;
  const others = list[choice] ?? [];
  const ways = [...others, ...others, untidy(choice, random), misspelt(choice, random)];
  return random.pick(ways);
}

/** Any word of a drop-down as it arrives. */
export function anyChoice(list: ChoiceList, random: Random): string {
  return typedChoice(random.pick(Object.keys(list)), list, random);
}

const otherYes = ['да', 'так', '+', 'yes', 'ДА', true];
const otherNo = ['нет', 'ні', '-', 'no', false];

/** Yes or no as different hands type it: mostly in the two words of that column, and nothing for many a no. */
export function typedYesNo(yes: boolean, words: readonly [yes: string, no: string], random: Random): Content {
  if (!yes && random.chance(0.35)) return null;
  if (random.chance(0.2)) return random.pick<Content>(yes ? otherYes : otherNo);
  return words[yes ? 0 : 1];
}
