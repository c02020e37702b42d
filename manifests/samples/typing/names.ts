import type { Company } from '../companies.ts';
import { officialName } from '../companies.ts';
import { latinName, type Person, plainName } from '../people.ts';
import type { Random } from '../random.ts';
import { shortForms } from '../words/people.ts';
import { misspelt, untidy } from './slips.ts';

/** A person's name as it usually stands in a list. */
export function typedPerson(person: Person, random: Random): string {
  const { given, family, patronymic } = person;
  const ways: Record<string, () => string> = {
    plain: () => plainName(person),
    familyFirst: () => `${family[0]} ${given[0]}`,
    full: () => (patronymic ? `${family[0]} ${given[0]} ${patronymic}` : plainName(person)),
    untidy: () => untidy(plainName(person), random),
  };
  return ways[random.weigh({ plain: 66, familyFirst: 13, full: 13, untidy: 8 })]!();
}

/** The same person as somebody else would have typed the name. */
export function otherPerson(person: Person, random: Random): string {
  const { given, family, patronymic } = person;
  const short = shortForms[given[0]];
  const initials = patronymic ? `${given[0].charAt(0)}. ${patronymic.charAt(0)}.` : `${given[0].charAt(0)}.`;
  const ways = [
    latinName(person),
    `${family[0].toUpperCase()} ${given[0]}`,
    `${family[0]} ${initials}`,
    short === undefined ? latinName(person) : `${short} ${family[0]}`,
    plainName(person).replace('ё', 'е').toLowerCase(),
  ];
  return random.pick(ways);
}

/** A company's name as it usually stands in a list. */
export function typedCompany(company: Company, random: Random): string {
  const ways: Record<string, () => string> = {
    official: () => officialName(company),
    bare: () => company.core,
    untidy: () => untidy(officialName(company), random),
  };
  return ways[random.weigh({ official: 82, bare: 10, untidy: 8 })]!();
}

/** The same company as somebody else would have typed the name. */
export function otherCompany(company: Company, random: Random): string {
  const ways = [
    `${company.core}, ${company.form}`,
    company.latin,
    `${company.form} "${company.core.toUpperCase()}"`,
    `${company.form} ${misspelt(company.core, random)}`,
    company.core.toLowerCase(),
  ];
  return random.pick(ways);
}
