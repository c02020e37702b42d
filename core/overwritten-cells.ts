import type { Cell, FieldKey, RecordId, TableKey } from './cell.ts';
import { sameCell } from './cell.ts';
import type { JournalLine, State } from './state.ts';
import type { Overwritten } from './store.ts';

/** How far back a write that is proven only now can stand in a record's history. */
const mostLines = 50;

/** One cell in which a write of ours went over what a person had typed. */
export interface OverwrittenCell {
  readonly table: TableKey;
  readonly id: RecordId;
  readonly field: FieldKey;
  readonly typed: Cell;
  /** Somebody has typed there since. */
  readonly retyped?: true;
  /** The line of history that tells that write; `null`: none is known. */
  readonly ours: JournalLine | null;
}

/** The cells that were overwritten unknowingly, in the order in which it happened: where history already tells that a write went over just that, nothing is lost. */
export async function overwrittenCells(
  state: State,
  overwritten: readonly Overwritten[],
): Promise<readonly OverwrittenCell[]> {
  const cells: OverwrittenCell[] = [];
  for (const { table, id, was, by = {}, retyped } of overwritten) {
    const history = await state.history({ table, id, limit: mostLines });
    for (const [field, typed] of Object.entries(was)) {
      const isKnown = field in by;
      const ours = history.find(
        ({ phase, rules, after }) =>
          phase === 'observed' && field in rules && (!isKnown || sameCell(after[field] ?? null, by[field]!)),
      );
      if (isKnown && ours !== undefined && sameCell(ours.before[field] ?? null, typed)) continue;
      cells.push({ table, id, field, typed, ours: ours ?? null, ...(retyped && { retyped }) });
    }
  }
  return cells;
}

/** History put right there: what a person typed, and what our write truly went over. */
export function overwrittenLines(
  cells: readonly OverwrittenCell[],
  now: string,
): readonly Omit<JournalLine, 'plan' | 'cause' | 'at'>[] {
  return cells.flatMap(({ table, id, field, typed, ours }) => {
    if (ours === null || sameCell(ours.before[field] ?? null, typed)) return [];
    const told = { phase: 'observed', table, id } as const;
    const typing = {
      ...told,
      actor: { is: 'unknown', from: null, to: now } as const,
      rules: {},
      before: { [field]: ours.before[field] ?? null },
      after: { [field]: typed },
    };
    const writing = {
      ...told,
      actor: ours.actor,
      rules: { [field]: ours.rules[field]! },
      before: { [field]: typed },
      after: { [field]: ours.after[field] ?? null },
    };
    return [typing, writing];
  });
}
