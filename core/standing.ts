import type { Cell, Instant } from './cell.ts';
import type { Field } from './field.ts';
import { sameValue } from './record.ts';
import type { JournalLine, Kept } from './state.ts';

/** Since when a field has held its value. */
export interface Standing {
  readonly since: Instant;
  /** It may have stood longer: nobody noted what was before. */
  readonly atLeast: boolean;
  /** The line of history that brought the value; `null` where it was there before history. */
  readonly line: JournalLine | null;
}

/** What one pass did to one cell, all its lines together. */
interface Change {
  readonly before: unknown;
  readonly after: unknown;
  readonly line: JournalLine;
  readonly isRemoval: boolean;
}

/**
 * Since when a record's field has held the value that the CRM stands by; `lines` is the record's history, newest first.
 * What only wrote the same value in another form is no change, nor is a change that was put back at once or not accepted,
 * nor the row going and coming back. `null`: nobody knows anything.
 */
export function standingOf(
  { accepted, adopted }: Pick<Kept, 'accepted' | 'adopted'>,
  lines: readonly JournalLine[],
  field: Field,
): Standing | null {
  const observed = lines.filter(({ phase }) => phase === 'observed');
  const value = accepted[field.key] ?? null;
  const changes = changesOf(observed, field);
  for (let at = 0; at < changes.length; at++) {
    const { before, after, line } = changes[at]!;
    if (!sameValue(after, value)) continue;
    const older = changes[at + 1];
    if (before === null && older?.isRemoval && sameValue(older.before, value)) at++;
    else return { since: line.at, atLeast: false, line };
  }
  const oldest = observed.at(-1);
  if (adopted !== null) return { since: adopted, atLeast: true, line: null };
  if (oldest === undefined) return null;
  return { since: oldest.at, atLeast: !isEmpty(oldest.before), line: null };
}

/** Changes of the field's value, newest first. */
function changesOf(lines: readonly JournalLine[], field: Field): readonly Change[] {
  const touching = lines.filter(({ before, after }) => field.key in before || field.key in after);
  return [...Map.groupBy(touching, ({ plan }) => plan).values()].flatMap((pass): Change[] => {
    // What was typed comes before what rules made of it in the same pass.
    const [last, first] = [pass[0]!, pass.at(-1)!];
    const before = meaningOf(field, first.before[field.key] ?? null);
    const after = meaningOf(field, last.after[field.key] ?? null);
    return sameValue(before, after) ? [] : [{ before, after, line: first, isRemoval: isRemoval(last) }];
  });
}

function meaningOf(field: Field, cell: Cell): unknown {
  if (cell === null) return null;
  const parsed = field.parse(cell);
  if (parsed.is === 'wrong') return { unreadable: cell };
  return parsed.is === 'value' ? parsed.value : null;
}

/** The whole row went: the field was not emptied alone. */
function isRemoval({ before, after }: JournalLine): boolean {
  return isEmpty(after) && Object.keys(before).length > 1;
}

function isEmpty(cells: JournalLine['before']): boolean {
  return Object.values(cells).every((cell) => cell === null);
}
