import type { Instant } from '../../../core/cell.ts';
import type { Entry } from '../../../core/entry.ts';
import { questionKey } from '../../../core/facts.ts';
import { derivedId } from '../../../core/id.ts';
import { joinedInto } from '../../../core/joined.ts';
import { modeOfTable } from '../../../core/mode.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import { recordKey } from '../../../core/record.ts';
import type { Kept, State } from '../../../core/state.ts';
import type { Loaded } from '../../../manifests/load.ts';
import { joinedAccount, joinedLedger } from '../../behaviours/deduplication/ledgers.ts';
import type { DuplicatesSection, TableSection } from '../../behaviours/deduplication/settings.ts';
import { tableSections } from '../../behaviours/deduplication/settings.ts';
import type { Desk } from '../calling/desk.ts';
import { carryJoin, isLate } from './carry-join.ts';
import { duplicateCode, groupsOf } from './groups.ts';
import { printOf } from './join-in-words.ts';
import { joinPlanOf, rememberedRows } from './join-plan-of.ts';

/** History says who did it by this name. */
const actor = { is: 'program', name: 'Rowcall' } as const;

/**
 * Joins what is surely the same, in tables whose settings say `when: merge` and whose mode is `act`, once people have made
 * enough joinings there and taken none back since; at most as many as the settings allow in one go, and nothing new after
 * `until`. Answers how many rows were joined.
 */
export async function joinSure(
  desk: Desk,
  ports: Ports,
  { model, sections }: Pick<Loaded, 'model' | 'sections'>,
  until: Instant,
): Promise<number> {
  let joined = 0;
  for (const [key, section] of tableSections(sections['duplicates'] as DuplicatesSection)) {
    const table = model.tables.get(key)!;
    if (section.when !== 'merge' || modeOfTable(model, key) !== 'act') continue;
    if (!(await isTrusted(ports.state, table, section))) continue;
    joined += await joinIn(desk, ports, model, { table, section }, until);
  }
  return joined;
}

/** Whether people have accepted enough joinings since they last took one back. */
async function isTrusted(state: State, { key }: Table, { trusted }: TableSection): Promise<boolean> {
  const accepted = { ask: 'sum', ledger: joinedLedger, subject: joinedAccount(key, 'accepted') } as const;
  const undone = { ask: 'last', ledger: joinedLedger, subject: joinedAccount(key, 'undone') } as const;
  const replies = await state.answer([accepted, undone]);
  const last = (replies.get(questionKey(undone)) ?? null) as Entry | null;
  const since = Number(replies.get(questionKey(accepted)) ?? 0) - Number(last?.data?.['accepted'] ?? 0);
  return since >= trusted;
}

async function joinIn(
  desk: Desk,
  ports: Ports,
  model: Model,
  { table, section }: { readonly table: Table; readonly section: TableSection },
  until: Instant,
): Promise<number> {
  const { state } = ports;
  let joined = 0;
  for (const keys of sureGroups(await state.told(duplicateCode, [table.key]))) {
    if (keys.length > section.group || joined + keys.length - 1 > section.run || desk.clock.now() >= until) continue;
    const ids = keys.map((record) => record.slice(table.key.length + 1));
    const planNow = async () =>
      await joinPlanOf(model, table, section, state, await rememberedRows(state, table, ids), {
        choose: true,
        taken: {},
      });
    const first = await planNow();
    if (first.undecided.length > 0) continue;
    const key = derivedId(JSON.stringify(['join', table.key, printOf(first)]));
    // What a rule has refused, or a person has parted, is not tried again as long as the rows are as they were.
    const before = await state.verdict(key);
    if (before?.answered && !isLate(before.finding)) continue;
    const { plan, refusal } = await carryJoin(desk, ports, model, actor, planNow, before?.answered ? undefined : key);
    if (refusal === null) joined += plan.joined.length;
  }
  return joined;
}

/** Records that stand, each with others that it is surely the same as. */
function sureGroups(records: readonly Kept[]): readonly (readonly string[])[] {
  const standing = new Set(
    records
      .filter(({ gone, accepted }) => !gone && joinedInto(accepted) === null)
      .map(({ table, id }) => recordKey(table, id)),
  );
  const sure = records.flatMap(({ table, id, findings }) =>
    standing.has(recordKey(table, id))
      ? findings.filter(({ code, args }) => code === duplicateCode && args?.['isSure'] === true)
      : [],
  );
  return groupsOf(sure, ({ others = [] }) => others.slice(0, 1).filter((key) => standing.has(key)));
}
