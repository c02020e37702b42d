import * as z from 'zod';
import { type Cell, fold } from '../../../core/cell.ts';
import type { Language } from '../../../core/language.ts';
import { type ListFrom, listFrom } from './list-from.ts';
import { oneEditApart } from './one-edit.ts';
import { plainText } from './plain-text.ts';

const name = z
  .string()
  .max(200)
  .refine((text) => plainText(text) !== '', { message: 'This must not be empty.' });

const writtenChoice = z.union([
  name,
  z.strictObject({
    key: name.describe('What rules call it.'),
    label: name.optional().describe('What stands in the cell; the key if not said.'),
    labels: z.record(z.string(), name).optional().describe('What stands in the cell by language, `uk: Новий`.'),
    aliases: z.array(name).max(100).optional().describe('Other ways to write it.'),
  }),
]);
type WrittenChoice = z.output<typeof writtenChoice>;

/** One option of a list. */
interface Choice {
  readonly key: string;
  readonly label: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Every way to write it, folded. */
  readonly spellings: ReadonlySet<string>;
}

/** A way to write an option as it is compared. */
function spelling(text: string): string {
  return fold(plainText(text) ?? '');
}

function toChoice(written: WrittenChoice): Choice {
  if (typeof written === 'string')
    return { key: written, label: written, labels: {}, spellings: new Set([spelling(written)]) };
  const { key, label = key, labels = {}, aliases = [] } = written;
  const spellings = new Set([key, label, ...Object.values(labels), ...aliases].map(spelling));
  return { key, label, labels, spellings };
}

/** Texts, or keys with labels and aliases. No two may be written alike. */
const writtenOptions = z
  .array(writtenChoice)
  .min(1)
  .max(500)
  .superRefine((written, context) => {
    const taken = new Set<string>();
    written.forEach((one, at) => {
      const { spellings } = toChoice(one);
      const twice = [...spellings].find((text) => taken.has(text));
      if (twice !== undefined)
        context.addIssue({ code: 'custom', path: [at], message: `Another option is written "${twice}" too.` });
      for (const text of spellings) taken.add(text);
    });
  });

/** The options of a list as they are written, or the cells in which people keep them. */
export const choiceOptions = z
  .union([writtenOptions, listFrom])
  .describe(
    'What may be chosen, in order: a text, or a key with a label, labels by language and aliases. Or `from`: the cells in which you keep the list.',
  );

/** A list of options made ready to look up. */
export interface Choices {
  /** Labels as they stand in cells. */
  readonly labels: readonly string[];
  /** Some labels as one text, for a person who typed none of them. */
  readonly known: string;
  /** The key of the option that a text names in any of its spellings, or `undefined`. */
  find(text: string): string | undefined;
  /** Labels that a text misses by one slip. */
  nearest(text: string): readonly string[];
  /** What stands in the cell for a key. */
  labelOf(key: string, language?: Language): string;
  /** Place of a key in the list, from 0; behind all others when it is not in it. */
  placeOf(key: string): number;
}

const labelsInMessages = 7;

/** As long as nobody has read the list, every text may stand in it. */
const unknownChoices: Choices = {
  labels: [],
  known: '',
  find: (text) => plainText(text) || undefined,
  nearest: () => [],
  labelOf: (key) => key,
  placeOf: () => 0,
};

/** Makes a list ready. Cells hold the label of that language, the team's own. */
export function makeChoices(written: readonly WrittenChoice[] | ListFrom, team: Language): Choices {
  if ('from' in written) return unknownChoices;
  const choices = written.map(toChoice);
  const labelIn = (choice: Choice, { code }: Language) =>
    Object.hasOwn(choice.labels, code) ? choice.labels[code]! : choice.label;
  const byKey = new Map(choices.map((choice, place) => [choice.key, { choice, place }]));
  const bySpelling = new Map(choices.flatMap(({ key, spellings }) => Array.from(spellings, (text) => [text, key])));
  const labels = choices.map((choice) => labelIn(choice, team));
  // The usual cell holds a label to the letter, which is found without folding it.
  const asWritten = new Map(choices.map(({ key }, at) => [labels[at]!, key]));

  return {
    labels,
    known: labels.slice(0, labelsInMessages).join(', ') + (labels.length > labelsInMessages ? ', …' : ''),
    find: (text) => asWritten.get(text) ?? bySpelling.get(spelling(text)),
    nearest(text) {
      const wanted = spelling(text);
      return labels.filter((_, at) => [...choices[at]!.spellings].some((known) => oneEditApart(known, wanted)));
    },
    labelOf(key, language = team) {
      const found = byKey.get(key);
      return found ? labelIn(found.choice, language) : key;
    },
    placeOf: (key) => byKey.get(key)?.place ?? choices.length,
  };
}

/** Texts of cells that are written alike but for capitals and spaces, the commonest spelling first in each group. */
export function groupSpellings(cells: readonly Cell[]): readonly (readonly string[])[] {
  const groups = new Map<string, Map<string, number>>();
  for (const cell of cells) {
    const text = plainText(cell) ?? '';
    const group = groups.get(fold(text)) ?? new Map<string, number>();
    group.set(text, (group.get(text) ?? 0) + 1);
    groups.set(fold(text), group);
  }
  const count = (group: Map<string, number>) => [...group.values()].reduce((sum, one) => sum + one, 0);
  return [...groups.values()]
    .toSorted((a, b) => count(b) - count(a))
    .map((group) => [...group].toSorted(([, a], [, b]) => b - a).map(([text]) => text));
}
