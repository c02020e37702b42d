import type { FieldKey } from './cell.ts';
import { dict, sameCell } from './cell.ts';
import { leave } from './leave.ts';
import type { Model } from './model.ts';
import type { Plan, Planned } from './plan.ts';

/**
 * Lets people have their way where they put back what Rowcall wrote: the first time it is written again and remembered,
 * the second time the cell stays as typed. What was refused there stays unaccepted; anything else is pinned.
 */
export function heed(model: Model, plan: Plan): Plan {
  let any = false;
  const records = plan.records.map((planned) => {
    const heeded = heedRecord(model, planned);
    any ||= heeded !== planned;
    return heeded;
  });
  return any ? { ...plan, records } : plan;
}

function heedRecord(model: Model, planned: Planned): Planned {
  const { start, patch } = planned;
  if (start.occasion !== 'updated' || start.origin !== 'edit' || start.before === null) return planned;
  const was = start.reverted ?? [];
  if (patch === null && was.length === 0) return planned;
  const { byKey } = model.tables.get(start.row.table)!;
  const { cells: before } = start.before;
  const typed = [...byKey.keys()].filter(
    (field) =>
      byKey.get(field)!.owner !== 'rowcall' && !sameCell(start.row.cells[field] ?? null, before[field] ?? null),
  );
  const contested = typed.filter(
    (field) => patch?.set[field] !== undefined && sameCell(patch.set[field], before[field] ?? null),
  );
  const again = contested.filter((field) => was.includes(field));
  const reverted = [
    ...was.filter((field) => !typed.includes(field)),
    ...contested.filter((field) => !again.includes(field)),
  ];
  if (again.length === 0 && sameFields(reverted, was)) return planned;
  const refused = again.filter((field) => planned.putBack.includes(field));
  const pins = [...new Set([...(start.pins ?? []), ...again.filter((field) => !refused.includes(field))])];
  return hold({ ...leave(planned, again), start: { ...start, reverted, pins } }, refused);
}

/** A cell that stays as typed although it is refused keeps the value accepted before. */
function hold(planned: Planned, fields: readonly FieldKey[]): Planned {
  if (fields.length === 0) return planned;
  const values = Object.assign(dict<unknown>(), planned.row.values);
  for (const field of fields) values[field] = planned.start.before?.values[field] ?? null;
  return { ...planned, row: { ...planned.row, values }, held: [...new Set([...planned.held, ...fields])] };
}

function sameFields(a: readonly FieldKey[], b: readonly FieldKey[]): boolean {
  return a.length === b.length && a.every((field) => b.includes(field));
}
