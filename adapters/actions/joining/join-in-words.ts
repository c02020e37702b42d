import * as z from 'zod';
import { derivedId } from '../../../core/id.ts';
import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentCell, presentLabel } from '../../../core/present.ts';
import type { Place, Row } from '../../../core/record.ts';
import { recordKey } from '../../../core/record.ts';
import type { Chosen, JoinPlan } from '../../behaviours/deduplication/join-plan.ts';
import { placeSchema } from '../examining/wording.ts';
import type { Children } from './children.ts';

/** A record as commands name it. */
export const namedSchema = z.strictObject({
  id: z.string(),
  row: placeSchema.nullable().meta({ description: 'The row; null when it is not known.' }),
  label: z.string().meta({ description: 'What names the record.' }),
});
export type Named = z.output<typeof namedSchema>;

/** What records become when they are joined, in words. */
export const joinSchema = z.strictObject({
  table: z.string().meta({ description: 'The name of the tab.' }),
  kept: namedSchema.meta({ description: 'The row that stays.' }),
  joined: z.array(namedSchema).meta({ description: 'The rows that are joined into it; they stay where they are.' }),
  fields: z
    .array(
      z.strictObject({
        column: z.string(),
        was: z.string(),
        becomes: z.string(),
        from: z.array(namedSchema).meta({ description: 'The rows that the value is from.' }),
        why: z.string(),
        left: z
          .array(z.strictObject({ record: namedSchema, value: z.string() }))
          .meta({ description: 'What other rows hold there; it stays in them.' }),
      }),
    )
    .meta({ description: 'Columns in which the rows differ.' }),
  undecided: z.array(z.string()).meta({ description: 'Columns of which somebody must say whose value is right.' }),
  children: z
    .array(
      z.strictObject({
        table: z.string(),
        column: z.string(),
        count: z.int().min(1),
        labels: z.array(z.string()).meta({ description: 'The first few of them.' }),
      }),
    )
    .meta({ description: 'Rows elsewhere that lead to the joined ones; they come to lead to the kept one.' }),
  print: z.string().meta({ description: 'Stands for all of this: given back, it is joined so or not at all.' }),
});
export type JoinInWords = z.output<typeof joinSchema>;

/** Says what records become; `placeOf` tells their rows by record key. */
export function joinInWords(
  model: Model,
  viewer: Viewer,
  plan: JoinPlan,
  children: readonly Children[],
  placeOf: (record: string) => Place | null,
): JoinInWords {
  const { kept, joined, fields, undecided } = plan;
  const table = model.tables.get(kept.table)!;
  const named = (row: Row): Named => namedRow(model, viewer, row, placeOf);
  const rows = new Map([kept, ...joined].map((row) => [row.id, named(row)]));
  const differing = fields.filter((one) => one.field.key in plan.set || one.left.length > 0);
  return {
    table: table.title,
    kept: named(kept),
    joined: joined.map(named),
    fields: differing.map((one) => ({
      column: one.field.label,
      was: presentCell(one.field, viewer, kept.cells[one.field.key] ?? null),
      becomes: presentCell(one.field, viewer, one.cell),
      from: one.from.map((id) => rows.get(id)!),
      why: viewer.language.say({ code: `report.join.why.${one.why}` }),
      left: one.left.map(({ id, cell }) => ({ record: rows.get(id)!, value: presentCell(one.field, viewer, cell) })),
    })),
    undecided: undecided.map((key) => table.byKey.get(key)!.label),
    children: children.map(({ table: other, field, count, rows: some }) => ({
      table: other.title,
      column: field.label,
      count,
      labels: some.map((row) => presentLabel(model, viewer, row)),
    })),
    print: printOf(plan),
  };
}

export function namedRow(model: Model, viewer: Viewer, row: Row, placeOf: (record: string) => Place | null): Named {
  return { id: row.id, row: placeOf(recordKey(row.table, row.id)), label: presentLabel(model, viewer, row) };
}

/** Stands for what records become: the same for the same values of the same records. */
export function printOf({ kept, joined, set, fields }: JoinPlan): string {
  const values = fields.map(({ field, cell }: Chosen) => [field.key, cell]);
  return derivedId(JSON.stringify([kept.id, joined.map(({ id }) => id).sort(), values, Object.keys(set)]));
}
