import type { Cell, Cells, FieldKey, RecordId, TableKey } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import { recordKey } from '../../../core/record.ts';
import type { JournalLine } from '../../../core/state.ts';

/** What a stretch of history did to one record. */
export interface Trace {
  readonly table: TableKey;
  readonly id: RecordId;
  /** What its cells held before all of it, as far as anybody knows. */
  readonly before: Cells;
  /** What they held after all of it. */
  readonly after: Cells;
  /** The line that changed a cell last. */
  readonly by: Readonly<Record<FieldKey, JournalLine>>;
  readonly last: JournalLine;
  /** Fields that were looked at for the first time then: what they held before, nobody knows. */
  readonly unseen: ReadonlySet<FieldKey>;
}

/** Sums up lines of history, the newest first, by record key. */
export function tracesOf(lines: readonly JournalLine[]): ReadonlyMap<string, Trace> {
  const traces = new Map<
    string,
    Trace & {
      before: Record<string, Cell>;
      after: Record<string, Cell>;
      by: Record<string, JournalLine>;
      unseen: Set<FieldKey>;
    }
  >();
  for (const line of lines) {
    const { table, id, phase } = line;
    if (phase !== 'observed') continue;
    const key = recordKey(table, id);
    const known = traces.get(key);
    const trace = known ?? { table, id, before: dict(), after: dict(), by: dict(), last: line, unseen: new Set() };
    if (known === undefined) traces.set(key, trace);
    for (const field of Object.keys(line.after)) {
      trace.by[field] ??= line;
      if (!(field in trace.after)) trace.after[field] = line.after[field] ?? null;
      // A record that was made then held nothing before; a cell typed into a column not looked at before may have.
      const isKnown = field in line.before || Object.keys(line.rules).length > 0;
      if (isKnown) trace.unseen.delete(field);
      else trace.unseen.add(field);
      trace.before[field] = line.before[field] ?? null;
    }
  }
  return traces;
}
