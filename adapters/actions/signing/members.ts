import type { Model } from '../../../core/model.ts';
import type { State } from '../../../core/state.ts';
import { nameKey, namesIn, rosterOfModel } from '../../behaviours/people/roster.ts';
import type { Who } from '../../behaviours/row-answers/who-may.ts';

/** One of the staff, as the tab that lists them says. */
export interface Member {
  /** The name, other names, e-mail and handle, as they are compared. */
  readonly names: readonly string[];
  /** In lower case. */
  readonly emails: readonly string[];
  readonly hasLeft: boolean;
}

/** The staff by the tab that lists them; `null` where the settings name none, or none with addresses. `today`: `YYYY-MM-DD`. */
export async function membersOf(state: State, model: Model, today: string): Promise<readonly Member[] | null> {
  const roster = rosterOfModel(model);
  if (roster === null || roster.email === null) return null;
  const { table, naming, email, left } = roster;
  const rows = await state.records(table.key, 'all');
  return rows
    .filter(({ gone }) => !gone)
    .map(({ accepted }) => {
      const day = left === null ? null : (accepted[left.key] ?? null);
      return {
        names: naming.flatMap((field) => namesIn(field, accepted).map(nameKey)),
        emails: namesIn(email, accepted).map(addressIn),
        hasLeft: typeof day === 'string' && day <= today,
      };
    });
}

/** Whether somebody with this proven address may do what is for those; whoever has left may nothing. */
export function isAllowed(who: Who, email: string, members: readonly Member[] | null): boolean {
  const address = addressIn(email);
  const mine = (members ?? []).filter(({ emails }) => emails.includes(address));
  if (mine.some(({ hasLeft }) => hasLeft)) return false;
  if (who === 'staff') return mine.length > 0;
  const allowed = new Set(who.map(nameKey));
  return (
    who.some((one) => addressIn(one) === address) || mine.some(({ names }) => names.some((name) => allowed.has(name)))
  );
}

/** Only letter case is nothing to an address: what merely looks like one is another. */
function addressIn(text: string): string {
  return text.trim().toLowerCase();
}
