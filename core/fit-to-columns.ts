import type { FieldKey, TableKey } from './cell.ts';
import type { Finding } from './finding.ts';
import { leave } from './leave.ts';
import type { Plan, Planned } from './plan.ts';
import type { Kept } from './state.ts';

/** The reasons for which a store refuses what has no column, or not even a tab. */
const noColumn = 'column_missing';
const noTable = 'table_missing';

/**
 * A plan that writes only into columns that are there: what belongs into others is left out, and said of the record, so
 * that it is looked at again once they are back.
 */
export function fitToColumns(plan: Plan, columns: ReadonlyMap<TableKey, ReadonlySet<FieldKey>>): Plan {
  let any = false;
  const records = plan.records.map((planned): Planned => {
    const there = columns.get(planned.row.table);
    const { patch } = planned;
    if (patch === null || there === undefined) return planned;
    const absent = Object.keys(patch.set).filter((field) => !there.has(field) && patch.set[field] !== null);
    if (absent.length === 0) return planned;
    any = true;
    const { table, id: record } = planned.row;
    const findings = absent.map(
      (field): Finding => ({
        code: 'write.refused',
        severity: 'warning',
        table,
        record,
        field,
        args: { why: noColumn },
      }),
    );
    // Only we read what stands there: nobody else saw it as it would have been.
    const { hoped: _, left: __, ...left } = leave(planned, absent);
    return { ...left, findings: [...planned.findings, ...findings] };
  });
  return any ? { ...plan, records } : plan;
}

/** Whether something of a record waits for a column that is there now. */
export function hasColumnNow({ findings }: Kept, all: Iterable<FieldKey>, there: ReadonlySet<FieldKey>): boolean {
  return findings.some(({ code, field, args }) => {
    if (code !== 'write.refused') return false;
    if (args?.['why'] === noTable) return there.size > 0;
    if (args?.['why'] !== noColumn) return false;
    return field === undefined ? [...all].every((key) => there.has(key)) : there.has(field);
  });
}
