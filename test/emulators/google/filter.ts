import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { calculated } from './calculate.ts';
import type { Change } from './change.ts';
import { gridRange } from './grid-range.ts';
import { conventionOf } from './locale.ts';
import { placeOfGridRange } from './metadata.ts';
import { notEmulated } from './refusal.ts';
import { shown } from './showing.ts';
import type { Filter, Sheet } from './world.ts';

type Criteria = sheets_v4.Schema$FilterCriteria;

/** A filter as somebody asks for it; the newer way of saying what is hidden goes before the older one. */
export function filterOf(
  { doc }: Change,
  given: sheets_v4.Schema$BasicFilter,
): { readonly sheet: Sheet; readonly made: Filter } {
  const { range, criteria = {}, filterSpecs, sortSpecs } = given;
  if (sortSpecs !== undefined && sortSpecs !== null) throw notEmulated('a filter that sorts');
  const { sheet, area } = placeOfGridRange(doc, range ?? {});
  const newer = filterSpecs?.map(
    ({ columnIndex, filterCriteria }) => [columnIndex ?? 0, filterCriteria ?? {}] as const,
  );
  const older = Object.entries(criteria ?? {}).map(([column, one]) => [Number(column), one] as const);
  const hidden = (newer ?? older).map(([column, one]) => ({ column, values: hiddenValues(one) }));
  return { sheet, made: { area, hidden } };
}

function hiddenValues(criteria: Criteria): readonly string[] {
  const { hiddenValues: values = [], ...others } = criteria;
  if (Object.keys(others).length > 0) throw notEmulated('a filter by a condition or a colour');
  return values ?? [];
}

/** Lays a filter over a tab, or takes it away: rows are hidden by what is shown in them now. */
export function layFilter(steps: Change, sheet: Sheet, filter: Filter | null): void {
  const { doc } = steps;
  const convention = conventionOf(doc.locale);
  const values = calculated(doc);
  const isHidden = (row: number): boolean =>
    filter !== null &&
    row > filter.area.top &&
    row < filter.area.bottom &&
    filter.hidden.some(({ column, values: out }) =>
      out.includes(shown(values.at(sheet, row, column), sheet.rows[row]?.cells[column]?.format, convention)),
    );
  const hidden = sheet.rows.map((_, row) => isHidden(row));
  steps.set(sheet, 'filter', filter);
  for (const [i, row] of sheet.rows.entries())
    if (row.hiddenByFilter !== hidden[i]) steps.set(row, 'hiddenByFilter', hidden[i]!);
}

/** In both ways in which Google says it. */
export function filterJson(sheet: Sheet, { area, hidden }: Filter): sheets_v4.Schema$BasicFilter {
  const said = hidden.map(({ column, values }) => ({ column, filterCriteria: { hiddenValues: [...values] } }));
  return {
    range: gridRange(sheet, area),
    ...(said.length === 0
      ? {}
      : {
          criteria: Object.fromEntries(said.map(({ column, filterCriteria }) => [String(column), filterCriteria])),
          filterSpecs: said.map(({ column: columnIndex, filterCriteria }) => ({ columnIndex, filterCriteria })),
        }),
  };
}
