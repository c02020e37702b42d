import type { Cell, Cells, FieldKey, RecordId, TableKey } from '../../../core/cell.ts';
import { dict } from '../../../core/cell.ts';
import type { Marks } from '../../../core/record.ts';
import { recordKey } from '../../../core/record.ts';
import type { Backup } from './backup-file.ts';
import type { StandingTable } from './standing.ts';
import type { Trace } from './traces.ts';

/** How one record is to be again. */
export interface Target {
  readonly table: TableKey;
  readonly id: RecordId;
  /** The cells that are meant; `null`: there was no such record then. */
  readonly was: Cells | null;
  readonly marks?: Marks;
  /** What the cells must still hold to be put back; absent: whatever they hold. */
  readonly only?: Cells;
  /** Fields of which nobody knows what they held. */
  readonly unseen?: ReadonlySet<FieldKey>;
}

type Tables = ReadonlyMap<TableKey, StandingTable>;

/** The records as they were before a stretch of history, which reaches up to now. */
export function targetsBefore(traces: ReadonlyMap<string, Trace>, standing: Tables): readonly Target[] {
  return [...traces.values()].map((trace) => {
    const { table, id, unseen } = trace;
    return {
      table,
      id,
      was: stoodBefore(trace, standing) ? withoutUnseen(trace) : null,
      unseen,
      ...marksOf(trace, standing),
    };
  });
}

/**
 * The records as they were before one cause, as far as nobody has changed them since; `since` is all of history from that
 * cause on. What was removed by something else comes back by that.
 */
export function targetsOfCause(
  caused: ReadonlyMap<string, Trace>,
  since: ReadonlyMap<string, Trace>,
  standing: Tables,
): readonly Target[] {
  return [...caused.values()].flatMap((trace): Target[] => {
    const { table, id, after: only, unseen } = trace;
    const whole = since.get(recordKey(table, id)) ?? trace;
    const stands = standing.get(table)?.records.has(id) === true;
    if (!stands && whole.last.cause !== trace.last.cause) return [];
    const was = stoodBefore(whole, standing) ? withoutUnseen(trace) : null;
    return [{ table, id, was, ...(stands && { only }), unseen, ...marksOf(trace, standing) }];
  });
}

/** The records that a backup holds. Rows that had no id yet name no record. */
export function targetsOfBackup({ head, records }: Backup): readonly Target[] {
  const columns = new Map(head.tables.map((table) => [table.key, table.columns.map(({ key }) => key)]));
  return records.flatMap(({ table, id, cells, marks }): Target[] => {
    if (id === null) return [];
    const was = dict<Cell>();
    for (const key of columns.get(table) ?? []) was[key] = cells[key] ?? null;
    return [{ table, id, was, ...(marks && { marks }) }];
  });
}

/** Whether there was such a record: one that held anything. A row without a filled cell is no record. */
function stoodBefore({ table, id, before }: Trace, standing: Tables): boolean {
  const now = standing.get(table)?.records.get(id)?.cells ?? {};
  const cells: Cells = { ...now, ...before };
  return Object.keys(cells).some((field) => (cells[field] ?? null) !== null);
}

function withoutUnseen({ before, unseen }: Trace): Cells {
  const was: Record<FieldKey, Cell> = Object.assign(dict<Cell>(), before);
  for (const field of unseen) delete was[field];
  return was;
}

/** Formulas of a record that is gone are known by what was last seen of it. */
function marksOf({ table, id }: Trace, standing: Tables): Pick<Target, 'marks'> {
  const marks = standing.get(table)?.kept.get(id)?.marks;
  return marks === undefined ? {} : { marks };
}
