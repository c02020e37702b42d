import * as z from 'zod';
import { sameCell } from '../../../core/cell.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { recordKey } from '../../../core/record.ts';
import type { SetUp } from '../../../core/store.ts';
import type { Told } from '../examining/examination.ts';
import { severities } from '../examining/grouping.ts';
import { compareMarks, marksOf } from '../examining/news.ts';
import { type Point, pointOf, pointSchema } from '../examining/point.ts';
import { type Change, changeInWords, changeSchema } from '../keeping/change-in-words.ts';
import { columnsInWords, columnsSchema } from '../keeping/missing-columns.ts';
import type { Judged, WantedCell } from './judge.ts';

const count = z.int().min(0);

const tableSchema = z.strictObject({
  table: z.string().meta({ description: 'The name of the tab.' }),
  records: count,
  rows: count.meta({ description: 'Rows in which any cell would be answered, written or suggested otherwise.' }),
  answers: count.meta({ description: 'Cells of Rowcall’s own columns that would be written.' }),
  written: count.meta({ description: 'Other cells that would be written.' }),
  suggested: count.meta({ description: 'Cells for which a person would be asked.' }),
  fresh: count.meta({ description: 'What would be told of rows that is not told now.' }),
});

/** What other settings would change, by live rows. */
export const comparisonSchema = z.strictObject({
  columns: columnsSchema.meta({ description: 'Columns that would be added, besides the hidden one for ids.' }),
  tables: z.array(tableSchema),
  gone: count.meta({ description: 'What is told of rows now and would be no more.' }),
  changes: z.array(changeSchema).meta({ description: 'The first cells, Rowcall’s own columns left out.' }),
  findings: z.array(pointSchema).meta({ description: 'The first of what would be told anew, the gravest first.' }),
});
export type Comparison = z.output<typeof comparisonSchema>;

/** Says what `after` wants and tells that `before` did not; `most` examples of each in words. */
export function compareJudged(
  model: Model,
  viewer: Viewer,
  before: Judged | null,
  after: Judged,
  most: number,
): Comparison {
  const wanted = newlyWanted(before, after);
  const marks = marksOf(after.tables, viewer);
  const { fresh, gone } = compareMarks(before === null ? [] : marksOf(before.tables, viewer), marks);
  const all = after.tables.flatMap(({ table, told }) => told.map((one) => ({ table, told: one })));
  const told = fresh.map((at) => all[at]!);
  return {
    columns: columnsInWords(model, newColumns(before, after)),
    tables: after.tables.map(({ table, records }) => ({
      table: table.title,
      records,
      ...tally(wanted.get(table.key) ?? []),
      fresh: told.filter((one) => one.table === table).length,
    })),
    gone,
    changes: shownChanges(model, viewer, [...wanted.values()].flat(), most),
    findings: shownPoints(model, viewer, told, most),
  };
}

/** Columns that are missing by what counts now as well are not of these settings' making. */
function newColumns(before: Judged | null, after: Judged): readonly SetUp[] {
  const known = new Set(
    before?.missing.flatMap(({ table, columns }) => columns.map(({ field }) => `${table}.${field}`)),
  );
  return after.missing.map(({ table, columns }) => ({
    table,
    columns: columns.filter(({ field }) => !known.has(`${table}.${field}`)),
  }));
}

/** By table, in its order. */
function newlyWanted(before: Judged | null, after: Judged): ReadonlyMap<string, readonly WantedCell[]> {
  const cells = [...after.wanted].flatMap(([key, cell]) => {
    const was = before?.wanted.get(key);
    return was !== undefined && sameCell(was.change.to, cell.change.to) ? [] : [cell];
  });
  return Map.groupBy(cells, ({ planned }) => planned.row.table);
}

function tally(cells: readonly WantedCell[]) {
  const isOwn = ({ change }: WantedCell) => change.field.owner === 'rowcall';
  const others = cells.filter((one) => !isOwn(one));
  const becoming = (what: 'written' | 'suggested') => others.filter(({ change }) => change.becomes === what).length;
  return {
    rows: new Set(cells.map(({ planned }) => recordKey(planned.row.table, planned.row.id))).size,
    answers: cells.length - others.length,
    written: becoming('written'),
    suggested: becoming('suggested'),
  };
}

function shownChanges(model: Model, viewer: Viewer, cells: readonly WantedCell[], most: number): Change[] {
  const others = cells.filter(({ change }) => change.field.owner !== 'rowcall').slice(0, most);
  return others.map(({ change, planned }) => changeInWords(model, viewer, planned, change));
}

function shownPoints(
  model: Model,
  viewer: Viewer,
  told: readonly { readonly table: Table; readonly told: Told }[],
  most: number,
): Point[] {
  const rank = ({ told: { finding } }: (typeof told)[number]) => severities.indexOf(finding.severity);
  const first = told.toSorted((a, b) => rank(a) - rank(b)).slice(0, most);
  return first.map((one) => pointOf(model, viewer, one.told));
}
