import type { Language } from '../../../core/language.ts';

const collators = new Map<string, Intl.Collator>();

/** How people of that language sort text: by its alphabet, with `2` before `10`. */
export function textOrder(language: Language): (a: string, b: string) => number {
  let collator = collators.get(language.code);
  if (!collator) {
    collator = new Intl.Collator(language.code, { numeric: true });
    collators.set(language.code, collator);
  }
  return collator.compare;
}
