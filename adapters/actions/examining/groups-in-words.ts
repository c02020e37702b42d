import * as z from 'zod';
import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import type { ExaminedTable, Told } from './examination.ts';
import type { Alike } from './grouping.ts';
import { groupAlike, severities } from './grouping.ts';
import { type Point, pointOf, pointSchema } from './point.ts';
import { isTelling, placeSchema } from './wording.ts';

const mostRows = 5;
const mostLooked = 100;

export const groupSchema = z.strictObject({
  table: z.string().meta({ description: 'The name of the tab.' }),
  column: z.string(),
  severity: z.enum(severities),
  code: z.string(),
  count: z.int().min(1),
  rows: z.array(placeSchema).meta({ description: `The first rows, at most ${mostRows}.` }),
  points: z.array(pointSchema).meta({ description: 'The first in words, as many as were asked for.' }),
});
export type Group = z.output<typeof groupSchema>;

/** Like with like, the gravest and most frequent first; of each as many in words as are asked for. */
export function groupsInWords(
  model: Model,
  viewer: Viewer,
  tables: readonly ExaminedTable[],
  points: number,
): readonly Group[] {
  return groupAlike(tables).map((alike) => {
    const first = tellingFirst(model, viewer, alike.told, points);
    return groupOf(
      alike,
      first.map((told) => pointOf(model, viewer, told)),
    );
  });
}

function groupOf({ table, told }: Alike, points: Point[]): Group {
  const { code, severity, field } = told[0]!.finding;
  return {
    table: table.title,
    column: field === undefined ? '' : (table.byKey.get(field)?.label ?? ''),
    severity,
    code,
    count: told.length,
    rows: told.slice(0, mostRows).flatMap(({ place }) => place ?? []),
    points,
  };
}

/** As many as are asked for; of few the telling ones, since “5” → “5” explains nothing. */
function tellingFirst(model: Model, viewer: Viewer, told: readonly Told[], points: number): readonly Told[] {
  if (points >= told.length) return told;
  const telling = told.slice(0, mostLooked).filter((one) => isTelling(model, viewer, one));
  return (telling.length >= points ? telling : told).slice(0, points);
}
