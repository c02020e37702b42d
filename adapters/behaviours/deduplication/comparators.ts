import type { Comparator, Compared } from './comparator.ts';
import { compareEmails, comparePhones } from './compare-contacts.ts';
import { compareNames, compareWord, type NameLikeness, nameLikeness } from './compare-names.ts';
import { compareArea, comparePlace } from './compare-place.ts';
import { compareDate, compareId } from './compare-values.ts';
import { compareWords } from './compare-words.ts';
import type { Dictionary } from './dictionary.ts';
import type { Comparison, Schema } from './schema.ts';

/** The comparators of a schema, in its order. */
export function comparatorsFor(schema: Schema, compared: Compared): readonly Comparator[] {
  const likenesses = new Map<Dictionary, NameLikeness>();
  const likenessOf = (slot: number): NameLikeness => {
    const dictionary = compared.dictionaries[slot]!;
    const known = likenesses.get(dictionary) ?? nameLikeness(dictionary, compared.lexicon);
    likenesses.set(dictionary, known);
    return known;
  };
  return schema.comparisons.map((comparison) => comparatorFor(schema, comparison, compared, likenessOf));
}

function comparatorFor(
  schema: Schema,
  { kind, slots }: Comparison,
  compared: Compared,
  likenessOf: (slot: number) => NameLikeness,
): Comparator {
  switch (kind) {
    case 'names':
      return compareNames(compared, slots, likenessOf(slots[0]!));
    case 'word':
      return compareWord(compared, slots, likenessOf(slots[0]!), schema.slots[slots[0]!]!.role !== 'given-name');
    case 'email':
      return compareEmails(compared, slots);
    case 'phone':
      return comparePhones(compared, slots);
    case 'place':
      return comparePlace(compared, slots);
    case 'area':
      return compareArea(compared, slots);
    case 'company':
      return compareWords(compared, slots, true);
    case 'text':
      return compareWords(compared, slots, false);
    case 'date':
      return compareDate(compared, slots);
    case 'id':
      return compareId(compared, slots);
    default:
      return kind satisfies never;
  }
}
