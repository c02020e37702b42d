import type { Cell, CellKind } from '../../../../core/cell.ts';
import type { Table } from '../../../../core/model.ts';
import type { RowChange, Standing } from '../../binding/decide-writes.ts';
import type { Wanted } from '../../binding/wanted.ts';
import { csvTab } from '../csv.ts';
import type { CsvText } from '../csv-text.ts';
import { maxRows } from '../limits.ts';
import { csvText } from './csv-content.ts';
import type { Encoder } from './csv-encoding.ts';
import { type CsvRows, csvRows, type FieldEdit } from './csv-rows.ts';
import { type Located, locateTable } from './locate-table.ts';

/** The table of a CSV file opened for writing. */
export interface CsvTarget extends Located {
  readonly rows: CsvRows;
  readonly standing: Standing;
  edits(change: RowChange): readonly FieldEdit[];
}

/** Opens the table of a CSV file for writing `wanted` records; `null` when it has no header. */
export function openCsvTarget(
  csv: CsvText,
  encoder: Encoder,
  table: Table,
  wanted: Wanted,
  unmoved: boolean,
): CsvTarget | null {
  const tab = csvTab(csv, table.title);
  const located = locateTable(tab, table, wanted);
  if (!located) return null;
  const { header, columns, binding, last, records } = located;
  const rows = csvRows(csv, header.row, last, new Set(records.map(({ place }) => Number(place))));

  const fieldsOf = ({ set, id, isNew }: RowChange): readonly (FieldEdit | null)[] => {
    const field = (column: number, kind: CellKind, cell: Cell): FieldEdit | null => {
      const text = csvText(cell, kind, tab.decimal);
      return text === null || !encoder.canEncode(text) ? null : { column, text };
    };
    const fields = Object.keys(set).flatMap((key) => {
      const at = columns.get(key);
      return at === undefined || (isNew && set[key] === null) ? [] : [field(at.column, at.kind, set[key]!)];
    });
    return id === null ? fields : [...fields, field(binding.id + 1, 'text', id)];
  };

  return {
    ...located,
    rows,
    standing: {
      hasIds: binding.id >= 0,
      hasColumn: (field) => columns.has(field),
      rowsOf: located.rowsOf,
      recordAt: located.recordAt,
      unmoved,
      obstacle: (change) => (fieldsOf(change).includes(null) ? 'cell.unwritable' : null),
      rowForNew(placed) {
        const row = last + 1 + placed;
        return row <= maxRows && rows.isBlank(row) && rows.isBlank(row + 1) ? row : 'row.occupied';
      },
    },
    edits: (change) => fieldsOf(change).filter((field) => field !== null),
  };
}
