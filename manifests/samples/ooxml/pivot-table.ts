import type { Cell, Pivot } from './book.ts';
import { namespaces } from './names.ts';
import { cacheFields, distinct, sharedIndex } from './pivot-cache.ts';
import { counted, tag } from './xml.ts';

/** The first row of a pivot on its tab, from 1: two rows stay free above it. */
const firstRow = 3;

/** The pivot's rows as they stand on its tab: captions, one row for each different content, the grand total. */
export function pivotCells(pivot: Pivot): readonly (readonly Cell[])[] {
  const column = (name: string) => pivot.table.columns.findIndex((each) => each.name === name);
  const [by, sum] = [column(pivot.by), column(pivot.sum)];
  const groups = distinct(pivot.records.map((record) => record[by]?.value ?? null));
  const counts = groups.map(() => 0);
  const sums = groups.map(() => 0);
  for (const record of pivot.records) {
    const group = sharedIndex(groups, record[by]?.value ?? null);
    const amount = record[sum]?.value;
    counts[group]! += 1;
    if (typeof amount === 'number') sums[group]! += amount;
  }
  const money = pivot.records[0]?.[sum]?.style ?? 'plain';
  const line = (label: string, count: number, total: number): Cell[] => [
    { value: label, style: 'plain' },
    { value: count, style: 'plain' },
    { value: total, style: money },
  ];
  const total = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
  return [
    ['Row Labels', ...pivot.captions].map((value) => ({ value, style: 'plain' as const })),
    ...groups.map((group, at) => line(group === null ? '(blank)' : String(group), counts[at]!, sums[at]!)),
    line('Grand Total', total(counts), total(sums)),
  ];
}

function fieldTags(pivot: Pivot, groups: number): string[] {
  const items = Array.from({ length: groups }, (_, x) => tag('item', { x }));
  return pivot.table.columns.map(({ name }) => {
    if (name === pivot.by)
      return tag(
        'pivotField',
        { axis: 'axisRow', showAll: false },
        counted('items', [...items, tag('item', { t: 'default' })]),
      );
    return tag('pivotField', { dataField: name === pivot.count || name === pivot.sum || undefined, showAll: false });
  });
}

function rowItems(groups: number): string[] {
  const each = Array.from({ length: groups }, (_, v) => tag('i', {}, tag('x', { v: v || undefined })));
  return [...each, tag('i', { t: 'grand' }, tag('x'))];
}

/** The part that lays a pivot out over its tab; `cache` is the number of its cache in the workbook. */
export function pivotTablePart(pivot: Pivot, cache: number): string {
  const fields = cacheFields(pivot);
  const groups = fields.find((field) => field.shared)?.shared?.length ?? 0;
  const at = (name: string) => fields.findIndex((field) => field.name === name);
  const [count, sum] = pivot.captions;
  const location = {
    ref: `A${firstRow}:C${firstRow + groups + 1}`,
    firstHeaderRow: 0,
    firstDataRow: 1,
    firstDataCol: 1,
  };
  const data = [
    tag('dataField', { name: count, fld: at(pivot.count), subtotal: 'count', baseField: 0, baseItem: 0 }),
    tag('dataField', { name: sum, fld: at(pivot.sum), baseField: 0, baseItem: 0, numFmtId: 4 }),
  ];
  return tag(
    'pivotTableDefinition',
    {
      xmlns: namespaces.main,
      name: pivot.name,
      cacheId: cache,
      applyNumberFormats: false,
      applyBorderFormats: false,
      applyFontFormats: false,
      applyPatternFormats: false,
      applyAlignmentFormats: false,
      applyWidthHeightFormats: true,
      dataCaption: 'Values',
      updatedVersion: 6,
      minRefreshableVersion: 3,
      useAutoFormatting: true,
      itemPrintTitles: true,
      createdVersion: 6,
      indent: 0,
      outline: true,
      outlineData: true,
      multipleFieldFilters: false,
    },
    tag('location', location),
    counted('pivotFields', fieldTags(pivot, groups)),
    counted('rowFields', [tag('field', { x: at(pivot.by) })]),
    counted('rowItems', rowItems(groups)),
    counted('colFields', [tag('field', { x: -2 })]),
    counted('colItems', [tag('i', {}, tag('x')), tag('i', { i: 1 }, tag('x', { v: 1 }))]),
    counted('dataFields', data),
    tag('pivotTableStyleInfo', {
      name: 'PivotStyleLight16',
      showRowHeaders: true,
      showColHeaders: true,
      showRowStripes: false,
      showColStripes: false,
      showLastColumn: true,
    }),
  );
}
