import type { FieldKey, RecordId } from '../../../core/cell.ts';
import { joinedInto } from '../../../core/joined.ts';
import type { Model, Table } from '../../../core/model.ts';
import { presentLabel } from '../../../core/present.ts';
import type { Row } from '../../../core/record.ts';
import { rowOf } from '../../../core/starts.ts';
import type { State } from '../../../core/state.ts';
import type { JoinPlan } from '../../behaviours/deduplication/join-plan.ts';
import { likeliestKept, planJoin } from '../../behaviours/deduplication/join-plan.ts';
import type { TableSection } from '../../behaviours/deduplication/settings.ts';
import { teamViewer } from '../examining/wording.ts';
import { impossible } from './impossible.ts';
import { joinRules } from './join-rules.ts';
import { lastChanges } from './last-changes.ts';

/** Which of the rows is kept, and whose values are right. */
export interface Wish {
  /** Keep the one that has most cells filled, instead of the first. */
  readonly choose: boolean;
  /** By field, the record whose value is taken. */
  readonly taken: Readonly<Record<FieldKey, RecordId>>;
}

/** Says what some rows become when they are joined. Throws `join.impossible` where they cannot be. */
export async function joinPlanOf(
  model: Model,
  table: Table,
  section: TableSection,
  state: State | null,
  rows: readonly Row[],
  { choose, taken }: Wish,
): Promise<JoinPlan> {
  const viewer = teamViewer(model);
  for (const row of rows)
    if (joinedInto(row.values) !== null)
      throw impossible(`${presentLabel(model, viewer, row)} (${row.id}) was joined into another row already.`);
  if (rows.length > section.group)
    throw impossible(`${rows.length} rows are more than may be joined at once: ${section.group}.`);
  const all = rows as readonly [Row, ...Row[]];
  const kept = choose ? likeliestKept(table, all) : all[0];
  const others = all.filter((row) => row !== kept);
  const changedAt = await lastChanges(
    state,
    table.key,
    all.map(({ id }) => id),
  );
  return planJoin(table, [kept, ...others], joinRules(model, table, section, changedAt, taken));
}

/** The rows by their ids, as they are remembered. Throws `join.impossible` when one of them is gone. */
export async function rememberedRows(state: State, table: Table, ids: readonly RecordId[]): Promise<readonly Row[]> {
  const kept = new Map((await state.records(table.key, ids)).map((one) => [one.id, one]));
  return ids.map((id) => {
    const one = kept.get(id);
    if (one === undefined || one.gone) throw impossible('One of the rows is no longer there.');
    return rowOf(table, one);
  });
}
