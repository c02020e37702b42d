import { DateTime } from 'luxon';
import * as z from 'zod';
import { sameCell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import { isField } from '../../../core/field.ts';
import type { Model } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { presentCell } from '../../../core/present.ts';
import type { Row } from '../../../core/record.ts';
import type { Standing } from '../../../core/standing.ts';
import { standingOf } from '../../../core/standing.ts';
import type { State } from '../../../core/state.ts';
import { choice } from '../../fields/choice.ts';
import { whoWrote } from './who-wrote.ts';

const everything = 1_000_000;

/** How long the value of one choice has stood. */
export const standingSchema = z.strictObject({
  column: z.string(),
  value: z.string(),
  since: z.string().meta({ description: 'The moment, in UTC.' }),
  atLeast: z.boolean().meta({ description: 'Whether it may have stood longer: nobody noted what was before.' }),
  days: z.int().min(0).meta({ description: 'Midnights since then on the clocks of the team.' }),
  standing: z.string().meta({ description: 'The same in words.' }),
});
type Stands = z.output<typeof standingSchema>;

/**
 * How long the choices of a record have stood, as far as that is known. Empty ones are not told, nor is a cell that was
 * changed after the last look.
 */
export async function standingsOf(
  model: Model,
  viewer: Viewer,
  state: State,
  row: Row,
  now: string,
): Promise<readonly Stands[]> {
  const choices = model.tables.get(row.table)!.fields.filter((field) => isField(field, choice));
  const [kept] = choices.length === 0 ? [] : await state.records(row.table, [row.id]);
  if (kept === undefined || kept.gone) return [];
  const lines = await state.history({ table: row.table, id: row.id, limit: everything });
  return choices.flatMap((field): Stands[] => {
    const { key, label } = field;
    const value = kept.accepted[key] ?? null;
    if (value === null || !sameCell(row.cells[key] ?? null, kept.seen[key] ?? null)) return [];
    const found = standingOf(kept, lines, field);
    if (found === null) return [];
    const days = daysBetween(model.locale.zone, found.since, now);
    return [
      {
        column: label,
        value: shown(field, viewer, value),
        since: found.since,
        atLeast: found.atLeast,
        days,
        standing: inWords(model, viewer, found, days, kept.adopted !== null, now),
      },
    ];
  });
}

function shown(field: Field, viewer: Viewer, value: unknown): string {
  return presentCell(field, viewer, field.cell(value));
}

function inWords(
  { locale }: Model,
  viewer: Viewer,
  { since, atLeast, line }: Standing,
  days: number,
  isAdopted: boolean,
  now: string,
): string {
  const { say, code } = viewer.language;
  if (atLeast) return say({ code: 'report.standing.least', args: { days, isAdopted } });
  const at = DateTime.fromISO(since, { zone: locale.zone }).setLocale(code);
  const isThisYear = at.hasSame(DateTime.fromISO(now, { zone: locale.zone }), 'year');
  const args = {
    days,
    date: at.toFormat(isThisYear ? 'd MMMM' : 'd MMMM yyyy'),
    who: line === null ? '' : whoWrote(line, viewer),
    isTold: line !== null,
  };
  return say({ code: 'report.standing.since', args });
}

function daysBetween(zone: string, since: string, now: string): number {
  const [from, to] = [since, now].map((at) => DateTime.fromISO(at, { zone }).startOf('day'));
  return Math.max(0, Math.round(to!.diff(from!, 'days').days));
}
