import * as z from 'zod';
import type { TableKey } from '../../../core/cell.ts';
import { verbNames } from './verb-names.ts';

/** Who may choose a word in the row, by their own name: anybody of the staff, or these people. */
export type Who = 'staff' | readonly string[];

const name = z.string().trim().min(1).max(200);
const whoSchema = z
  .union([name, z.array(name).min(1).max(200)])
  .optional()
  .meta({ description: 'Who may choose this word, under their own name: `staff` for anybody of the list, or names.' });

/** Whether there is a drop-down in the row; which of its words are answered with a link that signs in, and for whom. */
export const actionsSchema = z.union([
  z.boolean(),
  z.strictObject(Object.fromEntries(verbNames.map((name) => [name, whoSchema]))),
]);

/** Who may choose that word in rows of that table, by the section `status` of the settings; `null`: whoever may edit the row. */
export function whoMay(section: unknown, table: TableKey, verb: string): Who | null {
  const actions = at(at(section, table), 'actions');
  const who = at(actions, verb);
  if (typeof who === 'string') return who === 'staff' ? who : [who];
  return Array.isArray(who) ? who : null;
}

function at(data: unknown, key: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return undefined;
  return (data as Readonly<Record<string, unknown>>)[key];
}
