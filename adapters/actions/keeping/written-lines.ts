import type { FieldKey } from '../../../core/cell.ts';
import type { JournalLine } from '../../../core/state.ts';

/** A line of the history, and the fields in it that Rowcall or a request wrote; what people typed is not among them. */
export interface SortedLine {
  readonly line: JournalLine;
  readonly written: ReadonlySet<FieldKey>;
}

/** What was seen to have happened, with what people typed told from what was written. */
export function sortLines(lines: readonly JournalLine[]): readonly SortedLine[] {
  return lines
    .filter(({ phase }) => phase === 'observed')
    .map((line) => ({ line, written: new Set(Object.keys(line.rules)) }));
}
