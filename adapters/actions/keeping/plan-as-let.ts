import type { Cell, Cells } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import type { Licence } from '../../../core/licence.ts';
import type { Model } from '../../../core/model.ts';
import type { Planned } from '../../../core/plan.ts';
import type { Start } from '../../../core/world.ts';
import type { Desk } from '../calling/desk.ts';
import { planAll } from '../examining/examination.ts';
import type { Recall } from './recall.ts';
import type { Guarding, WantedChange } from './wanted-changes.ts';
import { wantedChanges } from './wanted-changes.ts';

/** A record as it would stand, and every cell that is wanted in it. */
export interface PlannedAsLet {
  readonly planned: Planned;
  readonly changes: readonly WantedChange[];
}

/**
 * Plans all records as far as Rowcall is let: what it may only suggest or note stays as it is, and what it says in its own
 * columns is said of that. `recall` as in `planAll`.
 */
export async function planAsLet(
  desk: Desk,
  model: Model,
  starts: readonly Start[],
  licence: Licence,
  guarding: Guarding,
  recall: Recall,
): Promise<readonly PlannedAsLet[]> {
  const free = (await planAll(desk, model, starts, recall)).records.map((planned) => ({
    planned,
    changes: wantedChanges(model, planned, licence, guarding),
  }));
  const withheld = free.map(({ changes }) => changes.filter(({ becomes }) => becomes !== 'written'));
  if (withheld.every((some) => some.length === 0)) return free;
  const barred = starts.map((start, at) => {
    const some = withheld[at] ?? [];
    return some.length === 0 ? start : barredStart(start, some);
  });
  const { records } = await planAll(desk, model, barred, recall);
  return records.map((planned, at) => {
    const before = withheld[at] ?? [];
    const known = new Set(before.map(({ field }) => field));
    const changes = wantedChanges(model, planned, licence, guarding).filter(({ field }) => !known.has(field));
    return { planned, changes: [...before, ...changes] };
  });
}

function barredStart(start: Start, changes: readonly WantedChange[]): Start {
  const waiting: Cells = Object.assign(
    dict<Cell>(),
    Object.fromEntries(changes.flatMap(({ becomes, field, to }) => (becomes === 'suggested' ? [[field.key, to]] : []))),
  );
  return {
    ...start,
    bars: changes.map(({ field }) => field.key),
    waiting,
    idle: changes.flatMap(({ becomes, field }) => (becomes === 'noted' ? [field.key] : [])),
  };
}
