import { readRecords } from '../workbook/records.ts';
import { rowJudge } from '../workbook/rows.ts';
import type { Bound } from './bound.ts';

/**
 * The row at which new ones are put in between where something that is no record stands below the last record, as a total
 * does; `null`: they go below all that stands there. Where a formula there sums up to the last record and no further, it is
 * the row of that record, which makes way: put below it they would be missing in the sum. Not so where rows from there on
 * are `written` too. Only for a table that was seen whole, and is none of the tab's own.
 */
export function rowBetween(bound: Bound, written: readonly number[]): number | null {
  const { tab, header, table, binding } = bound;
  if (header.table !== null) return null;
  const { records } = readRecords(tab, header, table, binding, null);
  const places = records.map(({ place }) => Number(place));
  const last = Math.max(header.row, ...places.slice(-1));
  const columns = [...binding.at.values()].map((at) => at + 1);
  const judge = rowJudge(tab, header, columns, (column) => columns.includes(column));
  let isFollowed = false;
  tab.scan(null, (line) => {
    const kind = judge(line);
    isFollowed ||= line.row > last && kind === 'typed';
    return !isFollowed && kind !== 'beyond';
  });
  if (!isFollowed || last === header.row) return null;
  const isAlone = places.length < 2 || written.some((row) => row >= last);
  return !isAlone && sumsUpTo(bound, last) ? last : last + 1;
}

const ranges = /[A-Z]{1,3}\$?(\d+):\$?[A-Z]{1,3}\$?(\d+)/giu;

function sumsUpTo({ grid }: Bound, last: number): boolean {
  const below = [...grid.rows].filter(([row]) => row > last).flatMap(([, cells]) => cells);
  return below.some((data) => {
    const formula = data?.userEnteredValue?.formulaValue ?? '';
    return [...formula.matchAll(ranges)].some(([, from, to]) => Number(to) === last && Number(from) < last);
  });
}
