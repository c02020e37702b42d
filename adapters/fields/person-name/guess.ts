import type { Cell } from '../../../core/cell.ts';
import type { Guess, Locale, Parsed } from '../../../core/field.ts';
import type { PersonNameParts } from '../../../core/language.ts';
import { plainText } from '../reading/plain-text.ts';
import { nameWordsOf } from './name-words.ts';
import { takeApart } from './parts.ts';

const sample = 300;
const capitalisedWords = /^\p{Lu}[\p{L}\p{M}'’ʼ.-]*(?: \p{Lu}[\p{L}\p{M}'’ʼ.-]*){1,3}$/u;

/** The ways of writing a name, the plainest first. */
export interface NameForm {
  readonly order: 'as-typed' | 'given-family' | 'family-given';
  readonly capitals: 'names' | 'family' | 'all';
}

/** So many names must tell in which order they are written, and so large a share of them in the same. */
const enoughNames = 5;
const mostly = 2 / 3;

/** How well the cells fit a column of people: known names weigh most, capitalised words alone little; in the form most have. */
export function guessNames(
  cells: readonly Cell[],
  locale: Locale,
  reader: (form: NameForm) => (cell: Cell) => Parsed<PersonNameParts>,
): Guess {
  const look = nameWordsOf(locale);
  const looked = cells.slice(0, sample);
  const weights = looked.map((cell) => {
    const text = typeof cell === 'string' ? plainText(cell) : null;
    if (text === null || !capitalisedWords.test(text)) return 0;
    const words = text.split(' ').map(look);
    const known = words.some(({ given, patronymic }) => given || patronymic);
    return known && takeApart(text, look).parts !== null ? 1 : 0.3;
  });
  const fit = looked.length === 0 ? 0 : weights.reduce<number>((sum, one) => sum + one, 0) / looked.length;
  const { order, capitals } = fit === 0 ? plainest : usualForm(looked, reader);
  return { fit, options: { ...(order !== 'as-typed' && { order }), ...(capitals !== 'names' && { capitals }) } };
}

const plainest: NameForm = { order: 'as-typed', capitals: 'names' };

/** The form that most names whose parts are certain have already. */
function usualForm(
  cells: readonly Cell[],
  reader: (form: NameForm) => (cell: Cell) => Parsed<PersonNameParts>,
): NameForm {
  const unchanged = (some: readonly Cell[], form: NameForm) => {
    const parse = reader(form);
    return some.filter((cell) => {
      const parsed = parse(cell);
      return parsed.is === 'value' && parsed.cell === cell;
    }).length;
  };
  const parse = reader(plainest);
  const certain = cells.filter((cell) => {
    const parsed = parse(cell);
    return parsed.is === 'value' && parsed.value.family !== '' && parsed.value.given !== '';
  });
  const capitals = (['family', 'all'] as const).find(
    (one) => unchanged(certain, { ...plainest, capitals: one }) * 2 > certain.length,
  );
  const cased = { ...plainest, ...(capitals && { capitals }) };
  if (certain.length < enoughNames) return cased;
  const order = (['given-family', 'family-given'] as const).find(
    (one) => unchanged(certain, { ...cased, order: one }) >= certain.length * mostly,
  );
  return { ...cased, ...(order && { order }) };
}
