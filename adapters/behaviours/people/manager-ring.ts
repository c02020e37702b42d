import type { Row } from '../../../core/record.ts';
import type { View } from '../../../core/rule.ts';
import type { Roster } from './roster.ts';
import { nameIn, personIn } from './roster.ts';

/** More managers above one another no team has. */
const mostSteps = 30;

/** The people on the way from one to themselves, manager by manager; `null`: the way leads to somebody at the top. */
export function managerRing(roster: Roster, start: Row, view: View): readonly string[] | null {
  const { manager } = roster;
  if (manager === null) return null;
  const names: string[] = [];
  const passed = new Set<string>();
  for (let person: Row | null = start; person !== null && names.length <= mostSteps; ) {
    if (passed.has(person.id)) return person.id === start.id ? names : null;
    passed.add(person.id);
    names.push(nameIn(roster, person.values) ?? '');
    person = personIn(roster, manager, person, view);
  }
  return null;
}
