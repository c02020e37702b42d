import type { Google, sheets_v4 } from '../../vendors/google.ts';
import type { Bound } from './bound.ts';

type Request = sheets_v4.Schema$Request;
type GridRange = sheets_v4.Schema$GridRange;

/** What lies over ranges of a tab besides its cells: the filter, coloured bands, formats by condition, protections. */
export type Dress = Pick<
  sheets_v4.Schema$Sheet,
  'basicFilter' | 'bandedRanges' | 'conditionalFormats' | 'protectedRanges'
>;

const dressFields =
  'sheets(properties(sheetId),basicFilter,bandedRanges,conditionalFormats,protectedRanges(protectedRangeId,range,requestingUserCanEdit))';

/** What lies over each tab, by its id, in one call. Throws `RowcallError`. */
export async function askDress(google: Google, spreadsheetId: string): Promise<ReadonlyMap<number, Dress>> {
  const { sheets = [] } = await google.read((api, how) =>
    api.spreadsheets.get({ spreadsheetId, fields: dressFields, prettyPrint: false }, how),
  );
  return new Map(sheets.map((sheet) => [sheet.properties?.sheetId ?? 0, sheet]));
}

/**
 * Lets what lies over whole rows of a list reach over so many columns more, that stand where it ended: a filter that is there
 * sorts whole rows, and a row looks the same to its end. What lies over single columns stays, and so does a protection that
 * we may not change.
 */
export function widen(bound: Bound, edge: number, count: number, dress: Dress): readonly Request[] {
  const { grid, header, binding } = bound;
  const bounds = [...binding.at.values(), ...(binding.id < 0 ? [] : [binding.id])];
  const first = header.table === null ? Math.min(edge - 1, ...bounds) : header.table.area.left - 1;
  const isOfList = (range: GridRange | undefined) => {
    const { startColumnIndex = 0, endColumnIndex, startRowIndex, endRowIndex } = range ?? {};
    const left = startColumnIndex ?? 0;
    return (
      endColumnIndex === edge &&
      left <= first &&
      edge - left > 1 &&
      (startRowIndex ?? 0) <= header.row &&
      (endRowIndex ?? Number.POSITIVE_INFINITY) > header.row
    );
  };
  const wider = (range: GridRange | undefined): GridRange => ({ ...range, endColumnIndex: edge + count });

  const { basicFilter, bandedRanges = [], conditionalFormats = [], protectedRanges = [] } = dress;
  const range = basicFilter?.range;
  const isFiltered =
    range !== undefined && (range.startRowIndex ?? 0) === header.row - 1 && range.endColumnIndex === edge;
  // It is told twice what is hidden, and both must not be sent back at once.
  const { criteria: _, ...kept } = basicFilter ?? {};
  return [
    ...(isFiltered ? [{ setBasicFilter: { filter: { ...kept, range: wider(range) } } }] : []),
    ...bandedRanges.flatMap(({ bandedRangeId, range: area }): readonly Request[] =>
      bandedRangeId != null && isOfList(area)
        ? [{ updateBanding: { bandedRange: { bandedRangeId, range: wider(area) }, fields: 'range' } }]
        : [],
    ),
    ...conditionalFormats.flatMap((rule, index): readonly Request[] => {
      const { ranges = [] } = rule;
      if (!ranges.some(isOfList)) return [];
      const widened = ranges.map((area) => (isOfList(area) ? wider(area) : area));
      return [{ updateConditionalFormatRule: { sheetId: grid.sheet, index, rule: { ...rule, ranges: widened } } }];
    }),
    ...protectedRanges.flatMap(({ protectedRangeId, range: area, requestingUserCanEdit }): readonly Request[] =>
      protectedRangeId != null && requestingUserCanEdit === true && isOfList(area)
        ? [{ updateProtectedRange: { protectedRange: { protectedRangeId, range: wider(area) }, fields: 'range' } }]
        : [],
    ),
  ];
}
