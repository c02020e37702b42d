import type { Severity } from '../../../core/finding.ts';
import type { Table } from '../../../core/model.ts';
import type { ExaminedTable, Told } from './examination.ts';

/** What is alike: the same code in the same column of one table. */
export interface Alike {
  readonly table: Table;
  readonly told: readonly Told[];
}

export const severities = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** Puts like with like, the gravest first, then the most frequent; equals in the order of tables and columns. */
export function groupAlike(tables: readonly ExaminedTable[]): readonly Alike[] {
  return tables
    .flatMap(({ table, told }) => inTable(table, told))
    .sort((a, b) => rankOf(a) - rankOf(b) || b.told.length - a.told.length);
}

function inTable(table: Table, told: readonly Told[]): Alike[] {
  const columns = new Map(table.fields.map((field, at) => [field.key, at]));
  const placeOf = ({ finding }: Told) => columns.get(finding.field ?? '') ?? -1;
  const groups = Map.groupBy(told, ({ finding }) => `${finding.field ?? ''}\0${finding.code}\0${finding.severity}`);
  return [...groups.values()].sort((a, b) => placeOf(a[0]!) - placeOf(b[0]!)).map((alike) => ({ table, told: alike }));
}

function rankOf({ told }: Alike): number {
  return severities.indexOf(told[0]!.finding.severity);
}
