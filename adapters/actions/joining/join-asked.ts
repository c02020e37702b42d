import * as z from 'zod';
import type { Ports } from '../../../core/ports.ts';
import { presentFinding } from '../../../core/present.ts';
import type { Place } from '../../../core/record.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import { teamViewer } from '../examining/wording.ts';
import { askedBy } from '../keeping/person.ts';
import { carryJoin } from './carry-join.ts';
import { joinPlanOf, rememberedRows } from './join-plan-of.ts';
import { sectionOf } from './join-rules.ts';
import { waitingJoinSchema, waitingJoins, wordJoin } from './waiting-joins.ts';

/** What came of accepting that rows are the same. */
export const acceptedJoinSchema = waitingJoinSchema.extend({
  message: z.string().meta({ description: 'Why they were not joined; empty when they were.' }),
  cause: z.string().nullable().meta({ description: 'To be named to `undo`; null when they were not joined.' }),
});
type AcceptedJoin = z.output<typeof acceptedJoinSchema>;

/** Joins what a person names by its key; the row with most cells filled is kept. */
export async function joinAsked(
  desk: Desk,
  ports: Ports,
  loaded: Pick<Loaded, 'model' | 'sections'>,
  asked: { readonly key?: string | undefined; readonly person: string },
  placeOf: (record: string) => Place | null,
): Promise<AcceptedJoin[]> {
  const { model } = loaded;
  const { state } = ports;
  const viewer = teamViewer(model);
  const joined: AcceptedJoin[] = [];
  for (const one of asked.key === undefined ? [] : await waitingJoins(model, state)) {
    if (one.key !== asked.key) continue;
    const { table } = one;
    const ids = one.rows.map(({ id }) => id);
    const section = sectionOf(loaded, table);
    const planNow = async () =>
      await joinPlanOf(model, table, section, state, await rememberedRows(state, table, ids), {
        choose: true,
        taken: {},
      });
    const { undecided } = await planNow();
    const columns = undecided.map((key) => table.byKey.get(key)!.label).join(', ');
    const worded = wordJoin(model, viewer, one, placeOf);
    if (undecided.length > 0) {
      const message = viewer.language.say({ code: 'report.join.undecided', args: { columns } });
      joined.push({ ...worded, message, cause: null });
      continue;
    }
    const { refusal, cause } = await carryJoin(desk, ports, model, askedBy(desk, asked), planNow);
    const message = refusal === null ? '' : presentFinding(model, viewer, refusal, null).message;
    joined.push({ ...worded, message, cause: refusal === null ? cause : null });
  }
  return joined;
}
