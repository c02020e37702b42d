import type { Random } from './random.ts';
import { names, type Spelled, type Tongue } from './words/people.ts';

/** Somebody who does not exist. The patronymic is empty where none is used. */
export interface Person {
  readonly tongue: Tongue;
  readonly woman: boolean;
  readonly given: Spelled;
  readonly family: Spelled;
  readonly patronymic: string;
}

function createPerson(tongue: Tongue, random: Random): Person {
  const { men, women, families, patronymics } = names[tongue];
  const woman = random.chance(0.5);
  const family = random.pick(families)[woman ? 1 : 0];
  const patronymic = patronymics.length > 0 ? random.pick(patronymics)[woman ? 1 : 0] : '';
  return { tongue, woman, given: random.pick(woman ? women : men), family, patronymic };
}

/** People no two of whom share both names, in the tongues as often as their weights say. */
export function createPeople(
  count: number,
  tongues: Readonly<Record<Tongue, number>>,
  random: Random,
): readonly Person[] {
  const people = new Map<string, Person>();
  while (people.size < count) {
    const person = createPerson(random.weigh(tongues), random);
    const name = plainName(person);
    if (!people.has(name)) people.set(name, person);
  }
  return [...people.values()];
}

/** Given name and family name in the person's own letters. */
export function plainName(person: Person): string {
  return `${person.given[0]} ${person.family[0]}`;
}

/** Given name and family name in Latin letters. */
export function latinName(person: Person): string {
  return `${person.given[1]} ${person.family[1]}`;
}
