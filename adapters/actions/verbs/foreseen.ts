import type { Foresight } from './foresight.ts';
import type { Verb, VerbRow } from './verb.ts';

/** What a verb would do in a row as it stands. */
export async function foreseen(row: VerbRow, verb: Verb): Promise<Foresight> {
  if (verb.foresee !== undefined) return await verb.foresee(row);
  const choice = row.model.locale.language.say({ code: `report.verb.${verb.name}` });
  return { is: 'deed', does: { code: 'report.sign.does.other', args: { choice } } };
}
