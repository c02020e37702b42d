import type { Cell, Cells, FieldKey } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { SortedLine } from '../keeping/written-lines.ts';

/** What was written last in a record and stands there still: under one cause, by field. */
export interface Standing {
  readonly cause: string;
  readonly fields: readonly { readonly field: FieldKey; readonly before: Cell; readonly after: Cell }[];
}

/** One change of a cell; `rule` is `null` where a person typed, or where a record was made. */
interface Change {
  readonly at: number;
  readonly cause: string;
  readonly before: Cell;
  readonly after: Cell;
  readonly rule: string | null;
}

/**
 * Finds it in the history of the record, newest line first. What was taken back since, by a person's hand or on request,
 * has not happened; what somebody changed since does not stand any more.
 */
export function lastStanding(
  lines: readonly SortedLine[],
  now: Cells,
  counts: (field: FieldKey) => boolean,
): Standing | null {
  const changes = new Map<FieldKey, Change[]>();
  lines.toReversed().forEach(({ line, written }, at) => {
    const isMade = Object.keys(line.before).length === 0;
    for (const field of Object.keys(line.after).filter(counts)) {
      const rule = written.has(field) && !isMade ? (line.rules[field] ?? null) : null;
      const change = {
        at,
        cause: line.cause,
        before: line.before[field] ?? null,
        after: line.after[field] ?? null,
        rule,
      };
      changes.set(field, joined(changes.get(field) ?? [], change));
    }
  });
  const standing = [...changes].flatMap(([field, all]) => {
    const last = all.at(-1);
    const stands = last !== undefined && last.rule !== null && sameCell(now[field] ?? null, last.after);
    return stands ? [{ field, ...last }] : [];
  });
  const newest = standing.toSorted((a, b) => b.at - a.at)[0];
  if (newest === undefined) return null;
  const fields = standing
    .filter(({ cause }) => cause === newest.cause)
    .map(({ field, before, after }) => ({ field, before, after }));
  return { cause: newest.cause, fields };
}

/** The changes of one cell with one more: it may take the last one back, or go on with it. */
function joined(all: Change[], next: Change): Change[] {
  const last = all.at(-1);
  if (last === undefined) return [next];
  const isBack = last.rule !== null && sameCell(last.before, next.after) && sameCell(last.after, next.before);
  // A rule that puts back what another wrote has changed it; only people take back.
  if (isBack && (next.rule === null || next.rule === 'request')) return all.slice(0, -1);
  const goesOn = last.rule !== null && next.rule !== null && last.cause === next.cause;
  return goesOn ? [...all.slice(0, -1), { ...next, before: last.before }] : [...all, next];
}
