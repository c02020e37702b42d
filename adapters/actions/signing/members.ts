import * as z from 'zod';
import { fold } from '../../../core/cell.ts';
import type { Model } from '../../../core/model.ts';
import type { Values } from '../../../core/record.ts';
import type { State } from '../../../core/state.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Who } from '../../behaviours/row-answers/who-may.ts';

/** One of the staff, as the tab that lists them says. */
export interface Member {
  /** The name, other names, e-mail and handle, as they are compared. */
  readonly names: readonly string[];
  /** In lower case. */
  readonly emails: readonly string[];
  readonly hasLeft: boolean;
}

/** What of the section on staff tells one person from another. */
const sectionSchema = z.object({
  table: z.string(),
  name: z.string().optional(),
  aliases: z.string().optional(),
  email: z.string().optional(),
  channel: z.string().optional(),
  left: z.string().optional(),
});

/** The staff by the tab that lists them; `null` where the settings name none, or none with addresses. `today`: `YYYY-MM-DD`. */
export async function membersOf(
  state: State,
  { model, sections }: { readonly model: Model; readonly sections: Loaded['sections'] },
  today: string,
): Promise<readonly Member[] | null> {
  const section = sectionSchema.safeParse(sections['staff']).data;
  const table = section === undefined ? undefined : model.tables.get(section.table);
  if (section?.email === undefined || table === undefined) return null;
  const { email, left, channel, aliases, name = table.label } = section;
  const rows = await state.records(table.key, 'all');
  return rows
    .filter(({ gone }) => !gone)
    .map(({ accepted }) => {
      const day = left === undefined ? null : (accepted[left] ?? null);
      return {
        names: [name, aliases, email, channel].flatMap((key) => namesIn(accepted, key)),
        emails: textsIn(accepted, email).map(addressIn),
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
  const allowed = new Set(who.map(comparable));
  return (
    who.some((one) => addressIn(one) === address) || mine.some(({ names }) => names.some((name) => allowed.has(name)))
  );
}

function textsIn(values: Values, key: string | undefined): readonly string[] {
  const value = key === undefined ? null : (values[key] ?? null);
  return typeof value === 'string' ? value.split(/[,;\n]/u) : Array.isArray(value) ? value.map(String) : [];
}

function namesIn(values: Values, key: string | undefined): readonly string[] {
  return textsIn(values, key)
    .map(comparable)
    .filter((text) => text !== '');
}

/** Only letter case is nothing to an address: what merely looks like one is another. */
function addressIn(text: string): string {
  return text.trim().toLowerCase();
}

/** A name as it is compared with others. */
export function comparable(text: string): string {
  return fold(text.trim()).replace(/^@/u, '');
}
