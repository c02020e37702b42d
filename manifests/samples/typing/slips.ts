import type { Random } from '../random.ts';

const noBreakSpace = '\u00A0';

/** A word with one slip of the finger inside: two letters swapped, one lost, or one struck twice. */
export function misspelt(word: string, random: Random): string {
  const letters = [...word];
  const at = random.int(1, Math.max(1, letters.length - 3));
  const [here = '', next = ''] = letters.slice(at);
  const slips = [next + here, here, here + here + next];
  return letters.slice(0, at).join('') + random.pick(slips) + letters.slice(at + 2).join('');
}

/** The same words as they arrive from elsewhere: with blanks at the end or doubled, or in the wrong case. */
export function untidy(text: string, random: Random): string {
  const ways = [
    `${text} `,
    ` ${text}`,
    `${text}${noBreakSpace}`,
    text.replace(' ', '  '),
    text.replace(' ', noBreakSpace),
    text.toUpperCase(),
    text.toLowerCase(),
  ];
  return random.pick(ways);
}

/** The text as it is, but now and then untidy. */
export function sometimesUntidy(text: string, random: Random): string {
  return random.chance(0.08) ? untidy(text, random) : text;
}
