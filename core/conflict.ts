import { actorName } from './actor.ts';
import type { Cell, Cells, FieldKey, Instant, RecordId, TableKey } from './cell.ts';
import { cellText, sameCell } from './cell.ts';
import { derivedId } from './id.ts';
import type { OverwrittenCell } from './overwritten-cells.ts';
import { recordKey } from './record.ts';
import type { Request } from './rule.ts';
import type { Settled } from './settle.ts';
import type { OpenQuestion } from './state.ts';

/** One cell that two wanted: what stands there, and what somebody else had meant for it. */
interface Contested {
  readonly table: TableKey;
  readonly id: RecordId;
  readonly field: FieldKey;
  readonly kept: Cell;
  readonly other: Cell;
  /** Whose value `other` is: the id of a person or the name of a program; empty where nobody knows. */
  readonly by: string;
}

/** A question that keeps both values until a person has chosen. */
function conflictQuestion({ table, id, field, kept, other, by }: Contested, now: Instant): OpenQuestion {
  const about = `${table}/${id}`;
  return {
    key: `conflict/${derivedId(JSON.stringify([about, field, kept, other]))}`,
    kind: 'conflict',
    about: [about],
    args: { field, kept: cellText(kept), other: cellText(other), by },
    patch: {
      table,
      id,
      expect: { [field]: kept },
      set: { [field]: other },
      because: { [field]: { rule: 'request', reason: null } },
    },
    at: now,
    answer: null,
  };
}

/** Edits of people that our own writes went over: what they had typed is kept beside what stands there now. */
export function overwrittenQuestions(
  overwritten: readonly OverwrittenCell[],
  standing: (one: OverwrittenCell) => Cells | null,
  now: Instant,
): readonly OpenQuestion[] {
  // Whoever typed there last has the last word: what was typed before that is told in history only.
  const last = new Map(overwritten.map((one) => [`${one.table}/${one.id}/${one.field}`, one]));
  return [...last.values()].flatMap((one) => {
    const kept = standing(one)?.[one.field] ?? null;
    return one.retyped || sameCell(kept, one.typed)
      ? []
      : [conflictQuestion({ ...one, kept, other: one.typed, by: '' }, now)];
  });
}

/** What somebody asked for and could not have, because the cell was typed in at the same moment. */
export function lateQuestions(settled: readonly Settled[], now: Instant): readonly OpenQuestion[] {
  return settled.flatMap((one) => {
    if (one.is !== 'stays' || one.outcome.is !== 'conflict' || one.planned.patch === null) return [];
    const { planned, outcome } = one;
    if (planned.start.origin !== 'request' || planned.start.follows !== undefined) return [];
    const { table, id, set, because } = planned.patch!;
    return Object.entries(set).flatMap(([field, other]) => {
      const kept = outcome.now[field] ?? null;
      if (because[field]?.rule !== 'request' || sameCell(kept, other)) return [];
      return [conflictQuestion({ table, id, field, kept, other, by: actorName(planned.start.actor) }, now)];
    });
  });
}

/** What a request wants in cells that somebody has typed in since the last look, where that is something else. */
export function contestedQuestions(
  { edits, actor }: Request,
  typed: ReadonlyMap<string, Cells>,
  now: Instant,
): readonly OpenQuestion[] {
  return edits.flatMap(({ table, id, set }) => {
    const cells = typed.get(recordKey(table, id)) ?? {};
    return Object.entries(set).flatMap(([field, other]) => {
      const kept = cells[field];
      if (kept === undefined || sameCell(kept, other)) return [];
      return [conflictQuestion({ table, id, field, kept, other, by: actorName(actor) }, now)];
    });
  });
}
