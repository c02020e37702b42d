import type { Draw } from './draw.ts';
import type { Pool } from './pools.ts';

const neighbours = 'qwertyuiop asdfghjkl zxcvbnm йцукенгшщзхъ фывапролджэ ячсмитьбю';

/** One slip of a typing hand: a letter changed, left out, doubled or swapped with the next. */
export function typo(text: string, draw: Draw): string {
  if (text.length < 3) return text;
  const at = 1 + draw.below(text.length - 1);
  const letter = text[at]!;
  switch (draw.below(4)) {
    case 0:
      return text.slice(0, at) + nextTo(letter, draw) + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + letter + text.slice(at);
    default:
      return text.slice(0, at - 1) + letter + text[at - 1] + text.slice(at + 1);
  }
}

function nextTo(letter: string, draw: Draw): string {
  if (/\d/.test(letter)) return draw.digits(1);
  const at = neighbours.indexOf(letter.toLowerCase());
  const near = at < 0 ? '' : neighbours[at + (draw.chance(0.5) ? 1 : -1)]?.trim();
  return near || letter;
}

/** The name or another form of it that people put into an address book. */
export function nickname(name: string, { language }: Pool, draw: Draw): string {
  const folded = name.toLowerCase();
  const forms = language.nicknames.find(([full]) => full === folded) ?? [];
  const short = forms.slice(1, 4);
  if (short.length === 0) return name;
  const chosen = draw.of(short);
  return chosen.slice(0, 1).toUpperCase() + chosen.slice(1);
}

const informal: Readonly<Record<string, string>> = {
  kh: 'h',
  iu: 'yu',
  ia: 'ya',
  shch: 'sch',
  zh: 'j',
  ie: 'e',
  y: 'i',
};

/** In Latin letters, as a passport has it or as people write it. */
export function inLatin(text: string, { language }: Pool, draw: Draw): string {
  let latin = language.transliterate(text);
  for (const [official, other] of Object.entries(informal))
    if (draw.chance(0.3)) latin = latin.replaceAll(official, other);
  return latin;
}

/** As an address of a mailbox or a page is spelt. */
export function slug(text: string, { language }: Pool): string {
  return language
    .transliterate(text)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** A number in one of the ways that people write it. */
export function phoneIn(number: { readonly area: string; readonly rest: string }, pool: Pool, draw: Draw): string {
  const { area, rest } = number;
  const [a, b, c] = [rest.slice(0, 3), rest.slice(3, 5), rest.slice(5)];
  const { country, trunk } = pool;
  switch (draw.below(7)) {
    case 0:
      return `+${country}${area}${rest}`;
    case 1:
      return `+${country} (${area}) ${a}-${b}-${c}`;
    case 2:
      return `${trunk}${area}${rest}`;
    case 3:
      return `${trunk} (${area}) ${a}-${b}${c}`.trim();
    case 4:
      return `${area}-${a}-${b}${c}`;
    case 5:
      return `${country} ${area} ${a} ${b} ${c}`;
    default:
      return `${trunk}${area} ${a} ${b} ${c}`;
  }
}
