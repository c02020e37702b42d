import * as z from 'zod';
import type { Viewer } from '../../../core/present.ts';
import { labelText } from '../../../core/present.ts';
import type { ExaminedTable } from './examination.ts';
import { placeSchema, typedText } from './wording.ts';

/** What tells one finding from another between two looks; rows may have moved meanwhile. */
export const markSchema = z.strictObject({
  table: z.string(),
  row: placeSchema.nullable(),
  label: z.string().meta({ description: 'What names the record.' }),
  column: z.string(),
  code: z.string(),
  typed: z.string().meta({ description: 'What stood in the cell.' }),
});
export type Mark = z.output<typeof markSchema>;

/** Marks everything that was told, in its order. */
export function marksOf(tables: readonly ExaminedTable[], viewer: Viewer): readonly Mark[] {
  return tables.flatMap(({ table, told }) =>
    told.map((one) => ({
      table: table.key,
      row: one.place,
      label: one.row === null ? '' : labelText(table, viewer.language, one.row),
      column: one.finding.field ?? '',
      code: one.finding.code,
      typed: typedText(one),
    })),
  );
}

export interface News {
  /** Positions in the later marks of what was not there before. */
  readonly fresh: readonly number[];
  /** How many of the earlier ones are no more. */
  readonly gone: number;
}

/** Ways to know a finding again, the surest first: rows move, and people correct the name that a record goes by. */
const likenesses: readonly ((mark: Mark) => readonly unknown[])[] = [
  ({ table, row, label, column, code, typed }) => [table, row, label, column, code, typed],
  ({ table, label, column, code, typed }) => [table, label, column, code, typed],
  ({ table, row, column, code, typed }) => [table, row, column, code, typed],
  ({ table, column, code, typed }) => [table, column, code, typed],
];

/** The same fault in the same cell, which holds something else now: new to tell, and yet nothing was put right. */
const sameCell = ({ table, row, column, code }: Mark): readonly unknown[] => [table, row, column, code];

/** Compares two looks at one spreadsheet. */
export function compareMarks(before: readonly Mark[], after: readonly Mark[]): News {
  let old: readonly Mark[] = before;
  let fresh: readonly number[] = after.map((_, at) => at);
  for (const likeness of likenesses) {
    const left = unmatched(old, fresh, after, likeness);
    old = left.old;
    fresh = left.fresh;
  }
  return { fresh, gone: unmatched(old, fresh, after, sameCell).old.length };
}

/** What is left on either side once those that are alike have been paired, one with one, in order. */
function unmatched(
  old: readonly Mark[],
  fresh: readonly number[],
  after: readonly Mark[],
  likeness: (mark: Mark) => readonly unknown[],
): { readonly old: readonly Mark[]; readonly fresh: readonly number[] } {
  const waiting = new Map<string, Mark[]>();
  for (const mark of old) {
    const key = JSON.stringify(likeness(mark));
    const same = waiting.get(key);
    if (same) same.push(mark);
    else waiting.set(key, [mark]);
  }
  const left = fresh.filter((at) => waiting.get(JSON.stringify(likeness(after[at]!)))?.shift() === undefined);
  return { old: [...waiting.values()].flat(), fresh: left };
}
