import { type Draw, drawFrom } from './draw.ts';
import type { Row } from './people.ts';
import { type Pool, pools } from './pools.ts';
import { inLatin, phoneIn, slug, typo } from './slips.ts';

/** Columns of a generated list of companies, behind `id` and `entity`. */
export const companyColumns = [
  'company',
  'email',
  'phone',
  'street',
  'city',
  'postcode',
  'website',
  'tax_id',
  'industry',
] as const;

interface Company {
  readonly words: readonly string[];
  readonly form: string;
  readonly domain: string;
  readonly phone: { readonly area: string; readonly rest: string };
  readonly street: string;
  readonly word: readonly string[];
  readonly house: string;
  readonly city: string;
  readonly postcode: string;
  readonly taxId: string;
  readonly industry: string;
}

/**
 * A list of companies: branches and namesakes in other cities, tenants of one building, holdings with one switchboard, and
 * the same firm put down again with another legal form, a word less, in another alphabet, after a move.
 */
export function* companies(rows: number, seed: number, code: string): Generator<Row> {
  const draw = drawFrom(seed);
  const pool = pools[code]!;
  let before: Company | null = null;
  for (let id = 0, entity = 0; id < rows; entity++) {
    const company = newCompany(draw, pool, draw.chance(0.2) ? before : null);
    before = company;
    const copies = 1 + (draw.chance(0.22) ? 1 + (draw.chance(0.3) ? 1 : 0) : 0);
    for (let copy = 0; copy < copies && id < rows; copy++, id++)
      yield { id: String(id), entity: String(entity), ...written(company, draw, pool, copy > 0) };
  }
}

/** Beside a neighbour: a tenant of its building, a namesake elsewhere, or a sister under one switchboard. */
function newCompany(draw: Draw, pool: Pool, neighbour: Company | null): Company {
  const own = {
    words: wordsOf(draw, pool),
    form: draw.of(pool.forms),
    phone: { area: draw.of(pool.areas), rest: `${2 + draw.below(8)}${draw.digits(pool.digits - 1)}` },
    street: draw.common(pool.streets),
    word: draw.common(pool.streetWords),
    house: String(1 + draw.below(180)),
    city: draw.common(pool.cities),
    postcode: draw.digits(pool.country === '7' ? 6 : 5),
    taxId: draw.digits(10),
    industry: draw.of(pool.trades),
  };
  const domain = `${slug(own.words.join(''), pool)}${draw.chance(0.3) ? draw.below(100) : ''}.${draw.of(pool.zone)}`;
  const company = { ...own, domain };
  if (neighbour === null) return company;
  switch (draw.below(3)) {
    case 0: {
      const { street, word, house, city, postcode } = neighbour;
      return { ...company, street, word, house, city, postcode };
    }
    case 1:
      return { ...company, words: neighbour.words, domain: draw.chance(0.3) ? neighbour.domain : domain };
    default:
      return { ...company, phone: neighbour.phone, words: [neighbour.words[0]!, draw.of(pool.trades)] };
  }
}

function wordsOf(draw: Draw, pool: Pool): readonly string[] {
  const owner = draw.common(pool.families);
  switch (draw.below(4)) {
    case 0:
      return [owner, draw.of(pool.trades)];
    case 1:
      return [draw.of(pool.firms), draw.of(pool.firms), draw.of(pool.trades)];
    case 2:
      return [draw.of(pool.firms) + draw.of(pool.trades).toLowerCase()];
    default:
      return [draw.of(pool.firms), draw.of(pool.trades)];
  }
}

function written(
  company: Company,
  draw: Draw,
  pool: Pool,
  again: boolean,
): Record<(typeof companyColumns)[number], string> {
  const moved = again && draw.chance(0.1);
  const place = moved
    ? { ...company, house: String(1 + draw.below(180)), street: draw.common(pool.streets), postcode: draw.digits(5) }
    : company;
  const show = (probability: number, text: string) => (draw.chance(probability) ? text : '');
  const isSlavic = pool.trunk !== '';
  const word = draw.of(place.word);
  let street = isSlavic ? `${word} ${place.street}, ${place.house}`.trim() : `${place.house} ${place.street} ${word}`;
  if (again && draw.chance(0.05)) street = typo(street, draw);
  const phone = again && draw.chance(0.15) ? { area: draw.of(pool.areas), rest: draw.digits(7) } : company.phone;
  return {
    company: nameWritten(company, draw, pool, again),
    email: show(
      0.5,
      `${draw.of(['info', 'office', 'sales', slug(draw.common(pool.given.he), pool)])}@${company.domain}`,
    ),
    phone: show(0.75, phoneIn(phone, pool, draw)),
    street: show(0.75, street),
    city: show(0.85, place.city),
    postcode: show(0.6, place.postcode),
    website: show(
      0.5,
      `${draw.of(['', 'www.', 'https://', 'https://www.'])}${company.domain}${draw.of(['', '', '/'])}`,
    ),
    tax_id: show(
      0.4,
      again && draw.chance(0.02)
        ? draw.digits(10)
        : again && draw.chance(0.04)
          ? typo(company.taxId, draw)
          : company.taxId,
    ),
    industry: show(0.6, again && draw.chance(0.2) ? draw.of(pool.trades) : company.industry),
  };
}

function nameWritten({ words, form }: Company, draw: Draw, pool: Pool, again: boolean): string {
  let parts = [...words];
  if (again && parts.length > 1 && draw.chance(0.12)) parts = parts.slice(0, -1);
  if (again && parts.length > 1 && draw.chance(0.05)) parts = parts.toReversed();
  let text = parts.join(draw.of([' ', ' ', '-']));
  if (again && draw.chance(0.1)) text = typo(text, draw);
  if (again && pool.trunk !== '' && draw.chance(0.15)) text = inLatin(text, pool, draw);
  if (draw.chance(0.05)) text = text.toUpperCase();
  const shown = again && draw.chance(0.3) ? draw.of(pool.forms) : form;
  if (draw.chance(again ? 0.5 : 0.15)) return text;
  if (pool.trunk === '') return `${text}${draw.of([' ', ', '])}${shown}`;
  return draw.chance(0.85) ? `${shown} ${draw.of([`«${text}»`, `"${text}"`, text])}` : `${text}, ${shown}`;
}
