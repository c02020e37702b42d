import type { Cell } from '../../../core/cell.ts';
import { cellText } from '../../../core/cell.ts';
import type { Guess, Locale } from '../../../core/field.ts';
import { bindPhone, type Phone } from './codec.ts';
import { countryOf } from './dial.ts';
import { isPicture, phoneForms } from './forms.ts';

const sample = 200;
/** A plus, brackets or groups: only phone numbers are written so. Bare digits may be any kind of number. */
const writtenAsPhone = /^\s*\+|[()]|\d[\s\u00a0.-]\d+[\s\u00a0.-]\d/u;
const certain = 1;
const plausible = 0.75;

/** How well the cells fit a phone column, in the form most of them have; other countries of the column join the team's. */
export function guessPhone(cells: readonly Cell[], locale: Locale): Guess {
  const looked = cells.slice(0, sample);
  const own = weigh(looked, locale, locale.countries);
  const met = own.phones.flatMap(({ number }) => countryOf(number) ?? []);
  const countries = [...new Set([...locale.countries, ...met])];
  const wider = countries.length > locale.countries.length ? weigh(looked, locale, countries) : own;

  const best = wider.fit > own.fit ? wider : own;
  const form = commonForm(looked, locale, countries);
  return {
    fit: best.fit,
    options: { ...(form !== 'international' && { form }), ...(best === wider && best !== own && { countries }) },
  };
}

function weigh(cells: readonly Cell[], locale: Locale, countries: readonly string[]): { fit: number; phones: Phone[] } {
  const { parse } = bindPhone({ form: 'international', countries }, locale);
  const phones: Phone[] = [];
  let weight = 0;
  for (const cell of cells) {
    const parsed = parse(cell);
    if (parsed.is !== 'value') continue;
    phones.push(parsed.value);
    weight += writtenAsPhone.test(cellText(cell)) ? certain : plausible;
  }
  return { fit: cells.length === 0 ? 0 : weight / cells.length, phones };
}

/** How most numbers are written, as a picture with `#` for each digit; none where no way of writing has the most. */
function usualPicture(cells: readonly Cell[], locale: Locale, countries: readonly string[]): readonly string[] {
  const { parse } = bindPhone({ form: 'international', countries }, locale);
  const counts = new Map<string, number>();
  let numbers = 0;
  for (const cell of cells) {
    if (parse(cell).is !== 'value') continue;
    numbers++;
    const picture = typeof cell === 'string' ? cell.trim().replaceAll(/\d/gu, '#') : '';
    if (isPicture(picture)) counts.set(picture, (counts.get(picture) ?? 0) + 1);
  }
  return [...counts].flatMap(([picture, count]) => (count * 2 > numbers ? [picture] : []));
}

/** The form that leaves the most cells as they are. */
function commonForm(cells: readonly Cell[], locale: Locale, countries: readonly string[]): string {
  let best: string = phoneForms[0];
  let most = 0;
  for (const form of [...phoneForms, ...usualPicture(cells, locale, countries)]) {
    const { parse } = bindPhone({ form, countries }, locale);
    const unchanged = cells.filter((cell) => {
      const parsed = parse(cell);
      return parsed.is === 'value' && parsed.cell === cell;
    }).length;
    if (unchanged <= most) continue;
    best = form;
    most = unchanged;
  }
  return best;
}
