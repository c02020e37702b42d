import type { Random } from './random.ts';
import { companyWords, legalForms } from './words/companies.ts';
import type { Tongue } from './words/people.ts';

/** A company that does not exist. */
export interface Company {
  readonly tongue: Tongue;
  /** The name without its legal form. */
  readonly core: string;
  /** The same in Latin letters. */
  readonly latin: string;
  readonly form: string;
  /** A domain of its own under a name reserved for examples. */
  readonly domain: string;
}

function createCompany(tongue: Tongue, random: Random): Company {
  const words = companyWords[tongue];
  const [first, second] = [random.pick(words.first), random.pick(words.second)];
  const latin = `${first[1]} ${second[1]}`;
  return {
    tongue,
    core: `${first[0]} ${second[0]}`,
    latin,
    form: random.pick(legalForms[tongue]),
    domain: `${latin.toLowerCase().replace(' ', '-')}.example.com`,
  };
}

/** Companies no two of which share a name. */
export function createCompanies(
  count: number,
  tongues: Readonly<Record<Tongue, number>>,
  random: Random,
): readonly Company[] {
  const companies = new Map<string, Company>();
  while (companies.size < count) {
    const company = createCompany(random.weigh(tongues), random);
    if (!companies.has(company.latin)) companies.set(company.latin, company);
  }
  return [...companies.values()];
}

/** The name as papers have it: `ТОВ «Мідний Їжак»`, `Copper Heron Ltd`. */
export function officialName(company: Company): string {
  return company.tongue === 'en' ? `${company.core} ${company.form}` : `${company.form} «${company.core}»`;
}
