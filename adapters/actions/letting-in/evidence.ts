import * as z from 'zod';
import type { Finding } from '../../../core/finding.ts';
import { licenceOf } from '../../../core/licence.ts';
import type { Mode } from '../../../core/mode.ts';
import type { Model } from '../../../core/model.ts';
import { wishedOf, wishLedger } from '../../../core/note-wishes.ts';
import type { Plan } from '../../../core/plan.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Viewer } from '../../../core/present.ts';
import type { Span, State } from '../../../core/state.ts';
import { toldOf } from '../examining/examination.ts';
import { groupSchema, groupsInWords } from '../examining/groups-in-words.ts';
import { duplicateCode, groupsOf } from '../joining/groups.ts';
import { wantedChanges } from '../keeping/wanted-changes.ts';

const count = z.int().min(0);

/** What stands beside the question whether Rowcall be let in further. */
export const evidenceSchema = z.strictObject({
  answers: count.meta({ description: 'Cells that would be written in columns of Rowcall’s own.' }),
  changed: count.meta({ description: 'Cells that would be written in everybody’s columns.' }),
  suggested: count.meta({ description: 'Cells that would be suggested.' }),
  made: count.meta({ description: 'Rows that would be added.' }),
  duplicates: count.meta({ description: 'Groups of rows that are probably the same and would be named.' }),
  messages: count.meta({ description: 'Messages that were not sent since Rowcall only looks on.' }),
  receivers: count.meta({ description: 'How many people or channels they would have reached.' }),
  groups: z
    .array(groupSchema)
    .meta({ description: 'What is to be fixed, asked or put right, like with like, the most frequent first.' }),
});
export type Evidence = z.output<typeof evidenceSchema>;

/** What the plan of letting Rowcall in as far as that comes to, and whom it has not told so far. */
export async function evidenceOf(
  model: Model,
  viewer: Viewer,
  plan: Plan,
  mode: Mode,
  { state, store }: Pick<Ports, 'state' | 'store'>,
  span: Span,
): Promise<Evidence> {
  const licence = licenceOf(model, undefined, false);
  const changes = plan.records.flatMap((planned) =>
    planned.create === null ? wantedChanges(model, planned, licence, store.capabilities) : [],
  );
  const becoming = (what: string) => changes.filter(({ becomes }) => becomes === what);
  const written = becoming('written');
  const answers = written.filter(({ field }) => field.owner === 'rowcall').length;
  const made = mode === 'act' ? plan.records.filter(({ create }) => create !== null).length : 0;
  const tables = [...model.tables.values()].map((table) => {
    const records = plan.records.filter(({ row }) => row.table === table.key);
    return { table, records: records.length, told: records.flatMap((planned) => toldOf(planned, table)) };
  });
  return {
    answers,
    changed: written.length - answers,
    suggested: becoming('suggested').length,
    made,
    duplicates: mode === 'watch' ? 0 : groupsOf(likelyIn(plan)).length,
    ...(await messagesIn(state, span)),
    groups: groupsInWords(model, viewer, tables, 1).toSorted((a, b) => b.count - a.count),
  };
}

function likelyIn({ records }: Plan): readonly Finding[] {
  return records.flatMap(({ findings }) => findings.filter(({ code }) => code === duplicateCode));
}

async function messagesIn(state: State, span: Span): Promise<Pick<Evidence, 'messages' | 'receivers'>> {
  const lanes = new Set<string>();
  let messages = 0;
  for (const [subject, times] of await state.tally(wishLedger, span)) {
    const wished = wishedOf(subject);
    if (wished.is !== 'message') continue;
    messages += times;
    lanes.add(wished.lane);
  }
  return { messages, receivers: lanes.size };
}
