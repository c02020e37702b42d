import type { Who } from '../../behaviours/row-answers/who-may.ts';
import { whoMay } from '../../behaviours/row-answers/who-may.ts';
import { dayOn } from '../calling/day-on.ts';
import { isAllowed, type Member, membersOf } from '../signing/members.ts';
import type { Verb, VerbRow } from './verb.ts';

/** Who may do a verb in rows of a table, and the staff as they are now. */
export interface Allowed {
  /** `null`: whoever it is that is proven. */
  readonly who: Who | null;
  readonly members: readonly Member[] | null;
  /** Whether anybody outside could be told from those who may. */
  readonly isReachable: boolean;
}

/** For whom a verb is, where it is not for everybody who may edit the row; `null`: it is. */
export async function whoFor(
  { desk, state, model, sections, table }: VerbRow,
  verb: Pick<Verb, 'name' | 'needsPerson'>,
): Promise<Allowed | null> {
  const said = whoMay(sections['status'], table.key, verb.name);
  if (said === null && verb.needsPerson !== true) return null;
  const members = await membersOf(state, model, dayOn(desk.clock.now(), model.locale.zone));
  const who = said ?? (members === null ? null : 'staff');
  return { who, members, isReachable: who !== null && (who !== 'staff' || members !== null) };
}

/** Whether a person with that proven address may do it. */
export function mayDo({ who, members }: Allowed, email: string): boolean {
  return who === null || isAllowed(who, email, members);
}
