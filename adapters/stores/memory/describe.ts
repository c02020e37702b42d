import { idHeader } from '../../../core/columns.ts';
import type { Finding } from '../../../core/finding.ts';
import type { Table } from '../../../core/model.ts';
import type { FoundColumn, FoundTable } from '../../../core/store.ts';
import { type BoundGrid, foundIn, type Grid } from './grid.ts';

/** A tab as people see it. */
export function describeGrid(grid: Grid, bound: BoundGrid | null, sample: number): FoundTable {
  const fields = new Map([...(bound?.binding.at ?? [])].map(([field, at]) => [at, field]));
  const columns = grid.headers.map((header, at): FoundColumn => {
    const filled = grid.lines.filter((line) => (line.cells[at] ?? null) !== null).slice(0, sample);
    return {
      header: header.trim(),
      place: String(at + 1),
      field: fields.get(at) ?? null,
      hidden: header === idHeader,
      sample: filled.map((line) => line.cells[at] ?? null),
      computed: filled.length > 0 && filled.filter((line) => line.marks[at] === 'computed').length * 2 >= filled.length,
    };
  });
  const rows = bound ? foundIn(bound).length : grid.lines.length;
  return { title: grid.title, table: bound?.table.key ?? null, header: 1, rows, columns };
}

/** What is wrong with a table as a whole. */
export function findingsOf(table: Table, bound: BoundGrid | null): readonly Finding[] {
  const about = { table: table.key, record: '' };
  if (!bound) return [{ code: 'table.missing', severity: 'error', ...about, args: { title: table.title } }];
  const { headers, lines } = bound.grid;
  const blank = headers.flatMap((header, at): Finding[] => {
    const isFilled = header.trim() === '' && lines.some((line) => (line.cells[at] ?? null) !== null);
    return isFilled ? [{ code: 'column.blank', severity: 'note', ...about, args: { place: String(at + 1) } }] : [];
  });
  return [...bound.binding.findings, ...blank];
}
