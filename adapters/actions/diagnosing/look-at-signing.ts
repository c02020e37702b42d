import type { Diagnosis } from '../../../core/diagnosis.ts';
import type { State } from '../../../core/state.ts';
import type { Loaded } from '../../../manifests/load.ts';
import { nameKey } from '../../behaviours/people/roster.ts';
import { whoMay } from '../../behaviours/row-answers/who-may.ts';
import { dayOn } from '../calling/day-on.ts';
import type { Desk } from '../calling/desk.ts';
import type { Spreadsheet } from '../calling/spreadsheet.ts';
import { withMemory } from '../keeping/with-memory.ts';
import { linksFor } from '../signing/links-for.ts';
import { type Member, membersOf } from '../signing/members.ts';
import { verbs } from '../verbs/verbs.ts';

/** Whether those whose word counts in rows can give it; where nobody's name is asked for there is nothing to say. */
export async function lookAtSigning(desk: Desk, book: Spreadsheet, loaded: Loaded): Promise<readonly Diagnosis[]> {
  const { model, sections } = loaded;
  const asked = [...model.tables.keys()].flatMap((table) =>
    Object.keys(verbs).flatMap((verb) => whoMay(sections['status'], table, verb) ?? []),
  );
  if (asked.length === 0) return [];
  const links = desk.signInLinks?.(book.settings) ?? null;
  if (links === null) return [{ is: 'doubtful', code: 'sign.nowhere' }];
  if (linksFor(desk, loaded, book.settings) === null) return [{ is: 'doubtful', code: 'sign.no-way' }];
  const members = await withMemory(desk, book, async (state) => await staffIn(desk, state, loaded));
  if (members === 'unseen') return [];
  const names = [...new Set(asked.flat())].filter((one) => one !== 'staff' && !one.includes('@'));
  const unknown = names.filter((one) => !(members ?? []).some((member) => member.names.includes(nameKey(one))));
  const found: Diagnosis[] = [];
  if (members === null && (names.length > 0 || asked.includes('staff')))
    found.push({ is: 'doubtful', code: 'sign.no-staff' });
  else if (unknown.length > 0)
    found.push({ is: 'doubtful', code: 'sign.unknown', args: { names: unknown.join(', ') } });
  return found.length > 0 ? found : [{ is: 'well', code: 'report.sign.ready', args: { address: links.address } }];
}

/** `unseen`: nothing was read of the spreadsheet yet. */
async function staffIn(
  { clock }: Desk,
  state: State | null,
  loaded: Loaded,
): Promise<readonly Member[] | null | 'unseen'> {
  if (state === null || (await state.memo()) === null) return 'unseen';
  return await membersOf(state, loaded.model, dayOn(clock.now(), loaded.model.locale.zone));
}
