import type { Company } from '../companies.ts';
import type { Person } from '../people.ts';
import type { Random } from '../random.ts';
import { untidy } from './slips.ts';

/** The mailbox of a person: at work where there is a company, else a private one under a reserved name. */
export function emailOf(person: Person, company: Company | null): string {
  const given = person.given[1].toLowerCase();
  const family = person.family[1].toLowerCase().replaceAll(/[^a-z]/g, '');
  return `${given.charAt(0)}.${family}@${company?.domain ?? 'mail.example.org'}`;
}

function broken(email: string, random: Random): string {
  const [local = ''] = email.split('@');
  const ways = [
    `${local}@gmial.com`,
    `${local}@gmail.con`,
    `${local}@uk.net`,
    `${local} @example.com`,
    email.replace('@', ''),
    email.replace('.example', ',example'),
    email.replace('@', '@@'),
    `${email}.`,
  ];
  return random.pick(ways);
}

/** A mailbox as different hands type it; now and then with a slip. */
export function typedEmail(email: string, random: Random): string {
  const ways: Record<string, () => string> = {
    plain: () => email,
    capital: () => email.charAt(0).toUpperCase() + email.slice(1),
    untidy: () => untidy(email, random),
    linked: () => `mailto:${email}`,
    broken: () => broken(email, random),
  };
  return ways[random.weigh({ plain: 82, capital: 4, untidy: 4, linked: 2, broken: 8 })]!();
}
