import type { FieldKey } from '../../../core/cell.ts';
import { recordKey } from '../../../core/record.ts';
import type { JournalLine } from '../../../core/state.ts';

/** A line of the history, and the fields in it that Rowcall or a request wrote; what people typed is not among them. */
export interface SortedLine {
  readonly line: JournalLine;
  readonly written: ReadonlySet<FieldKey>;
}

const nothing: ReadonlySet<FieldKey> = new Set();

/**
 * Tells what people typed from what was written, in lines that are newest first. Where one look noted both of a record,
 * the older line is what was typed; a line alone was written when every cell of it was, and no other.
 */
export function sortLines(lines: readonly JournalLine[]): readonly SortedLine[] {
  const observed = lines.filter(({ phase }) => phase === 'observed');
  const seen = new Set<string>();
  return observed.map((line) => {
    const key = `${line.plan}\0${recordKey(line.table, line.id)}`;
    const isOlder = seen.has(key);
    seen.add(key);
    const fields = Object.keys(line.after);
    const rules = Object.keys(line.rules);
    const isWritten = !isOlder && rules.length === fields.length && fields.every((field) => field in line.rules);
    return { line, written: isWritten ? new Set(fields) : nothing };
  });
}
