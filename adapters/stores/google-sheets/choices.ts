import { cellText } from '../../../core/cell.ts';
import type { Google, sheets_v4 } from '../../vendors/google.ts';

/** What stands in the ranges that drop-downs name. */
export type Lists = ReadonlyMap<string, readonly string[]>;

/** A drop-down with more choices than this is a look-up in data, not a vocabulary. */
const mostChoices = 500;
const mostLists = 50;

/** The drop-downs of a tab by column from 1: those of its tables' columns, else in each column the first one counts. */
function rulesIn(sheet: sheets_v4.Schema$Sheet): ReadonlyMap<number, sheets_v4.Schema$BooleanCondition> {
  const rules = new Map<number, sheets_v4.Schema$BooleanCondition>();
  for (const { range, columnProperties = [] } of sheet.tables ?? [])
    for (const { columnIndex, dataValidationRule } of columnProperties)
      if (dataValidationRule?.condition !== undefined)
        rules.set((range?.startColumnIndex ?? 0) + (columnIndex ?? 0) + 1, dataValidationRule.condition);
  for (const { startColumn, rowData = [] } of sheet.data ?? [])
    for (const { values = [] } of rowData)
      values.forEach(({ dataValidation }, i) => {
        const column = (startColumn ?? 0) + i + 1;
        const condition = dataValidation?.condition;
        if (condition !== undefined && !rules.has(column)) rules.set(column, condition);
      });
  return rules;
}

function rangeIn({ type, values = [] }: sheets_v4.Schema$BooleanCondition): string | null {
  const text = values[0]?.userEnteredValue ?? '';
  return type === 'ONE_OF_RANGE' && text.startsWith('=') ? text.slice(1) : null;
}

/** The ranges that drop-downs of these tabs take their choices from. */
export function listsIn(sheets: readonly sheets_v4.Schema$Sheet[]): readonly string[] {
  const ranges = sheets.flatMap((sheet) => [...rulesIn(sheet).values()].flatMap((rule) => rangeIn(rule) ?? []));
  return [...new Set(ranges)].slice(0, mostLists);
}

/** Reads lists in one call; none, no call. Throws `RowcallError`. */
export async function askLists(google: Google, spreadsheetId: string, ranges: readonly string[]): Promise<Lists> {
  if (ranges.length === 0) return new Map();
  const { valueRanges = [] } = await google.read((api, how) =>
    api.spreadsheets.values.batchGet({ spreadsheetId, ranges: [...ranges], valueRenderOption: 'FORMATTED_VALUE' }, how),
  );
  return new Map(
    ranges.map((range, i) => [range, (valueRanges[i]?.values ?? []).flat().map((value) => cellText(String(value)))]),
  );
}

/** The choices that the drop-downs of a tab allow, by column from 1. */
export function choicesIn(sheet: sheets_v4.Schema$Sheet, lists: Lists): ReadonlyMap<number, readonly string[]> {
  const choices = new Map<number, readonly string[]>();
  for (const [column, rule] of rulesIn(sheet)) {
    const range = rangeIn(rule);
    const written =
      rule.type === 'ONE_OF_LIST' ? (rule.values ?? []).map(({ userEnteredValue }) => userEnteredValue ?? '') : [];
    const all = range === null ? written : (lists.get(range) ?? []);
    const some = [...new Set(all.map((text) => text.trim()).filter((text) => text !== ''))];
    if (some.length > 0 && some.length <= mostChoices) choices.set(column, some);
  }
  return choices;
}
