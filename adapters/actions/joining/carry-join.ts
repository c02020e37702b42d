import type { Actor } from '../../../core/actor.ts';
import type { Cells, TableKey } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import type { Finding } from '../../../core/finding.ts';
import { joinedField } from '../../../core/joined.ts';
import { licenceOf } from '../../../core/licence.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import { labelText } from '../../../core/present.ts';
import type { Row } from '../../../core/record.ts';
import type { Request } from '../../../core/rule.ts';
import type { JoinPlan } from '../../behaviours/deduplication/join-plan.ts';
import { joinedCell } from '../../fields/joining/joined-into.ts';
import type { Desk } from '../calling/desk.ts';
import { addedIn } from '../keeping/added-columns.ts';
import { bringToRest } from '../keeping/bring-to-rest.ts';
import { addMissingColumns } from '../keeping/missing-columns.ts';
import { takeBack } from '../undoing/take-back.ts';

/** How often somebody may change one of the rows at the very moment. */
const tries = 3;

/** What came of joining records. */
export interface Joined {
  readonly plan: JoinPlan;
  /** Why nothing was joined; `null` when it was. */
  readonly refusal: Finding | null;
  /** To be named to `undo`. */
  readonly cause: string;
}

/**
 * Joins records in one go, by one cause: the kept one gets its values, then the others say where they are. Where somebody
 * changes one of them at that moment, whatever was written is taken back and it is planned anew from what they hold now;
 * where that does not help, or a rule says no, nothing is joined. `given` names the joining, where it may be asked for again.
 */
export async function carryJoin(
  desk: Desk,
  ports: Ports,
  model: Model,
  actor: Actor,
  planNow: () => Promise<JoinPlan>,
  given?: string,
): Promise<Joined> {
  await addJoinedColumn(desk, ports, model, (await planNow()).kept.table);
  for (let left = tries; ; left--) {
    const plan = await planNow();
    const cause = (left === tries ? given : undefined) ?? ports.ids.fresh();
    const request = requestOf(model, plan, { key: cause, cause, actor });
    const { answers } = await bringToRest(desk, ports, model, { requests: [request], people: 'suggest' });
    const refusal = answers.get(cause) ?? null;
    if (refusal === null) return { plan, refusal, cause };
    await takeBack(desk, ports, model, { cause, actor });
    if (!isLate(refusal) || left === 1) return { plan, refusal, cause };
  }
}

/** The column that says into which row another was joined comes with the first joining. */
async function addJoinedColumn(desk: Desk, ports: Ports, model: Model, key: TableKey): Promise<void> {
  if ((addedIn(await ports.state.memo())[key] ?? []).includes(joinedField)) return;
  const licence = licenceOf(model, 'suggest', false);
  const added = await addMissingColumns(model, ports, licence, (table) => table === key);
  // Some spreadsheets are written only as they were read last.
  if (added.length > 0) await bringToRest(desk, ports, model, { hints: [{ table: key }], people: 'suggest' });
}

/** Whether it was only that somebody changed one of the rows at that moment. */
export function isLate(refusal: Finding | null): boolean {
  return refusal?.code === 'request.stale' || refusal?.code === 'request.conflict';
}

/** The request to join records: all of it or nothing, as long as people have not changed any of them. */
function requestOf(
  model: Model,
  { kept, joined, set }: JoinPlan,
  head: Pick<Request, 'key' | 'cause' | 'actor'>,
): Request {
  const table = model.tables.get(kept.table)!;
  const into = joinedCell(labelText(table, model.locale.language, kept), kept.id);
  const edit = (row: Row, cells: Cells) => ({ table: table.key, id: row.id, set: cells, from: seenIn(table, row) });
  return {
    ...head,
    edits: [edit(kept, set), ...joined.map((row) => edit(row, { [joinedField]: into }))],
    creates: [],
    whole: true,
  };
}

/** What people have in a row, as it was when the values were chosen, and whether it stands for itself. */
function seenIn({ fields }: Table, { cells, marks }: Row): Cells {
  const seen = dict<Cells[string]>();
  for (const { key, owner } of fields)
    if (key === joinedField || (owner !== 'rowcall' && marks[key] !== 'computed')) seen[key] = cells[key] ?? null;
  return seen;
}
