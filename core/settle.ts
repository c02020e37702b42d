import type { FieldKey } from './cell.ts';
import { dict } from './cell.ts';
import type { Finding } from './finding.ts';
import type { Model } from './model.ts';
import { patched } from './patch.ts';
import type { Plan, Planned } from './plan.ts';
import type { Row, Values } from './record.ts';
import type { IndexKey, Kept, Settlement } from './state.ts';
import type { Outcome, Written } from './store.ts';

/** How far a record came: `moved` as wanted, `stays` and is tried again, or `open` because nobody knows. */
export type Settled =
  | { readonly is: 'moved'; readonly kept: Kept; readonly planned: Planned }
  | { readonly is: 'stays'; readonly planned: Planned; readonly outcome: Outcome }
  | { readonly is: 'open'; readonly planned: Planned };

/**
 * Draws the line under a plan, record by record (the outcome table):
 * nothing to write or applied → accepted; refused by the store → as if not wanted, with a finding;
 * conflict or missing → unmoved; lost answer → open. Only a moved record's entries, effects and wakes count.
 */
export function settle(plan: Plan, written: Written, fingerprint: string): readonly Settled[] {
  return plan.records.map((planned) => {
    const moved: Settled = { is: 'moved', planned, kept: accepted(planned, fingerprint) };
    if (planned.patch === null && planned.create === null) return moved;
    const outcome = written.outcomes.get(planned.create?.key ?? planned.key);
    if (outcome === undefined || outcome.is === 'unknown') return { is: 'open', planned };
    if (outcome.is === 'applied') return moved;
    if (outcome.is === 'refused') return { is: 'moved', planned, kept: asRead(planned, fingerprint, outcome.why) };
    return { is: 'stays', planned, outcome };
  });
}

/** The parts of a settlement that follow from the moved records alone. */
export function consequences(
  model: Model,
  settled: readonly Settled[],
): Pick<Settlement, 'records' | 'keys' | 'asked' | 'entries' | 'effects' | 'wakes'> {
  const moved = settled.filter((one) => one.is === 'moved');
  return {
    records: moved.map(({ kept }) => kept),
    keys: new Map(moved.map(({ kept, planned }) => [planned.key, keysOf(model, kept)])),
    asked: new Map(moved.map(({ planned }) => [planned.key, planned.asked])),
    entries: moved.flatMap(({ planned }) => planned.entries),
    effects: moved.flatMap(({ planned }) => planned.effects),
    wakes: new Map(moved.map(({ planned }) => [planned.key, planned.wakes])),
  };
}

/** Every key a record stands under; a record that is gone stands under none. */
export function keysOf(
  model: Model,
  { table, accepted, gone }: Pick<Kept, 'table' | 'accepted' | 'gone'>,
): readonly IndexKey[] {
  if (gone) return [];
  const indexes = [...model.indexes.values()].filter((index) => index.table === table);
  return indexes.flatMap((index) => [...new Set(index.keys(accepted))].map((key) => ({ index: index.name, key })));
}

/** The record as planned, now seen and accepted so. */
function accepted(planned: Planned, fingerprint: string): Kept {
  const { start, row, patch, create } = planned;
  const found = start.found ?? start.row.cells;
  const seen = create !== null ? row.cells : patch === null ? found : patched(found, patch);
  return keep(planned, fingerprint, { seen, accepted: row.values, findings: planned.findings });
}

/** The store would not write it: the record stands as it was read, and says so. */
function asRead(planned: Planned, fingerprint: string, why: string): Kept {
  const { row } = planned.start;
  const finding: Finding = {
    code: 'write.refused',
    severity: 'warning',
    table: row.table,
    record: row.id,
    // Messages choose their words by it, and the words they choose by hold letters only.
    args: { why: why.replace(/[^a-z]+/g, '_') },
  };
  return keep(planned, fingerprint, {
    seen: row.cells,
    accepted: standing(row, planned.held, planned.start.before?.values ?? null),
    findings: [...planned.findings, finding],
  });
}

/** Values of a row as read, with what was accepted before where the cell is held. */
function standing(row: Row, held: readonly FieldKey[], before: Values | null): Values {
  if (held.length === 0) return row.values;
  const values = Object.assign(dict<unknown>(), row.values);
  for (const field of held) values[field] = before?.[field] ?? null;
  return values;
}

function keep(planned: Planned, fingerprint: string, stands: Pick<Kept, 'seen' | 'accepted' | 'findings'>): Kept {
  const { row, start, held, off } = planned;
  const event = start.occasion !== 'reviewed' && start.occasion !== 'due';
  const changed = event || planned.patch !== null || planned.create !== null;
  return {
    table: row.table,
    id: row.id,
    revision: start.row.revision + (changed ? 1 : 0),
    marks: row.marks,
    held,
    pins: start.pins ?? [],
    off,
    model: fingerprint,
    gone: start.occasion === 'removed',
    ...stands,
  };
}
