import type { Table } from './book.ts';
import { namespaces } from './names.ts';
import { counted, tag, textTag } from './xml.ts';

type TableColumn = Table['columns'][number];

function columnTag(column: TableColumn, at: number): string {
  const { total } = column;
  const attributes = {
    id: at + 1,
    name: column.name,
    totalsRowLabel: typeof total === 'object' ? total.label : undefined,
    totalsRowFunction: total === 'sum' ? 'sum' : undefined,
  };
  const formula = column.formula ? [textTag('calculatedColumnFormula', column.formula)] : [];
  return tag('tableColumn', attributes, ...formula);
}

function withoutLastRow(range: string): string {
  return range.replace(/\d+$/, (row) => String(Number(row) - 1));
}

/** The part that makes a list a table of Excel; `id` is its number in the workbook, from 1. */
export function tablePart(table: Table, id: number): string {
  return tag(
    'table',
    {
      xmlns: namespaces.main,
      id,
      name: table.name,
      displayName: table.name,
      ref: table.range,
      totalsRowCount: table.totals ? 1 : undefined,
    },
    tag('autoFilter', { ref: table.totals ? withoutLastRow(table.range) : table.range }),
    counted('tableColumns', table.columns.map(columnTag)),
    tag('tableStyleInfo', {
      name: 'TableStyleLight1',
      showFirstColumn: false,
      showLastColumn: false,
      showRowStripes: true,
      showColumnStripes: false,
    }),
  );
}
