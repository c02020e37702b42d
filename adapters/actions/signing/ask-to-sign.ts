import type { Reason } from '../../../core/finding.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import { later } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { SignInLinks } from '../calling/sign-in-links.ts';
import { alone } from '../keeping/bring-to-rest.ts';
import type { Foresight } from '../verbs/foresight.ts';
import type { VerbRow } from '../verbs/verb.ts';
import { printOf } from './print-of.ts';
import { choiceEntry } from './signed-choice.ts';

/** How long a link leads anywhere. */
const lifetime = 30 * 60_000;

/** Makes a link by which a person does, under their own name, what somebody chose in a row; answers what the row is to say. */
export async function askToSign(links: SignInLinks, row: VerbRow, verb: string, foreseen: Foresight): Promise<Reason> {
  const { desk, state, model, table, kept } = row;
  const { say } = model.locale.language;
  const now = desk.clock.now();
  const until = later(now, lifetime);
  const token = links.token();
  const [shown, print] = await Promise.all([printOfRow(row, foreseen), printOf(token)]);
  const choice = { table: table.key, id: kept.id, verb, shown, until };
  const entry = choiceEntry(print, recordKey(table.key, kept.id), now, choice);
  await alone(desk, state, (lease) => state.settle(lease, { ...nothingSettled, entries: [entry] }));
  return {
    code: 'report.verb.sign',
    args: { choice: say({ code: `report.verb.${verb}` }), link: `${links.address}${token}`, until },
  };
}

/** Tells one state of a row from another: what people see in it, and what would be done there. */
export async function printOfRow(
  { table, kept }: Pick<VerbRow, 'table' | 'kept'>,
  foreseen: Foresight,
): Promise<string> {
  const theirs = table.fields.filter(({ owner }) => owner !== 'rowcall');
  const cells = theirs.map(({ key }) => kept.seen[key] ?? null);
  return await printOf(JSON.stringify([cells, foreseen]));
}
