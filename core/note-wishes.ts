import type { Cell, FieldKey, Instant, TableKey } from './cell.ts';
import type { Entry } from './entry.ts';
import { derivedId } from './id.ts';
import { isAsked } from './is-asked.ts';
import { leave } from './leave.ts';
import type { Licence } from './licence.ts';
import type { Model } from './model.ts';
import { isMeant } from './patch.ts';
import type { Plan, Planned } from './plan.ts';
import { effectsOf } from './settle.ts';

/** The ledger of what would have been done, were it not that Rowcall only looks on; each wish stands in it once. */
export const wishLedger = 'wish';

/** What was wished for: a cell written, a record made, something sent. */
export type Wished =
  | { readonly is: 'cell'; readonly table: TableKey; readonly field: FieldKey; readonly rule: string }
  | { readonly is: 'record'; readonly table: TableKey; readonly rule: string }
  | { readonly is: 'message'; readonly table: TableKey; readonly kind: string; readonly lane: string };

/** A plan without what may only be noted, and what that was. */
export interface Noted {
  readonly plan: Plan;
  readonly wishes: readonly Entry[];
  /** Records that rules may not make. */
  readonly unmade: readonly Planned[];
}

/** Takes out of a plan what the licence leaves to be noted only. What a person asked for stays. */
export function noteWishes(model: Model, licence: Licence, plan: Plan, now: Instant): Noted {
  const wishes: Entry[] = [];
  const unmade: Planned[] = [];
  const records = plan.records.flatMap((planned): Planned[] => {
    const { row, create, start } = planned;
    const effects = effectsOf(planned).filter((effect) => !licence.maySend(row.table, effect));
    for (const effect of effects) {
      const { kind, lane, about, key } = effect;
      wishes.push(wish({ is: 'message', table: row.table, kind, lane }, about, key, now));
    }
    if (create !== null && start.make === undefined && !licence.mayAdd(row.table)) {
      unmade.push(planned);
      const { rule } = create.because;
      wishes.push(wish({ is: 'record', table: row.table, rule }, planned.key, create.key, now));
      return [];
    }
    const silent = effects.length === 0 ? planned : withoutEffects(planned, licence);
    return [withoutCells(model, licence, silent, (one) => wishes.push(one), now)];
  });
  return wishes.length === 0 ? { plan, wishes, unmade } : { plan: { ...plan, records }, wishes, unmade };
}

function withoutEffects(planned: Planned, licence: Licence): Planned {
  return { ...planned, effects: planned.effects.filter((effect) => licence.maySend(planned.row.table, effect)) };
}

function withoutCells(
  model: Model,
  licence: Licence,
  planned: Planned,
  note: (one: Entry) => void,
  now: Instant,
): Planned {
  const { patch, row, start } = planned;
  if (patch === null) return planned;
  const { byKey } = model.tables.get(row.table)!;
  const fields = Object.keys(patch.set).filter((name) => {
    const field = byKey.get(name);
    const because = patch.because[name];
    if (field === undefined || isMeant(because) || isAsked(start, name)) return false;
    return licence.cell(row.table, field, because?.rule ?? '') === 'note';
  });
  for (const field of fields) {
    const { rule } = patch.because[field]!;
    const key = wishKey(planned.key, field, patch.expect[field] ?? null, patch.set[field] ?? null);
    note(wish({ is: 'cell', table: row.table, field, rule }, planned.key, key, now));
  }
  return leave(planned, fields);
}

/** The key under which the wish stands that a cell hold something else: a hash, so no value can be read from it. */
export function wishKey(about: string, field: FieldKey, from: Cell, to: Cell): string {
  return derivedId(JSON.stringify(['wish', about, field, from, to]));
}

function wish(wished: Wished, about: string, key: string, at: Instant): Entry {
  const by = wished.is === 'message' ? wished.kind : wished.rule;
  return { ledger: wishLedger, key, subject: JSON.stringify(wished), at, amount: 1, about, by };
}

/** What a subject of the ledger of wishes says. */
export function wishedOf(subject: string): Wished {
  return JSON.parse(subject) as Wished;
}
