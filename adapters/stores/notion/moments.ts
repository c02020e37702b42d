import { DateTime } from 'luxon';

/** A date of Notion's: a day, a moment, or the stretch between two. */
export interface NotionDate {
  readonly start: string;
  readonly end: string | null;
  readonly time_zone: string | null;
}

const dayShape = /^\d{4}-\d\d-\d\d$/;
const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const wholeMinute = /:00\.000Z$/;

/** The day or the instant at which a date begins. A time without an offset is meant in its own zone, else in `zone`. */
export function cellOfDate({ start, time_zone }: NotionDate, zone: string): string {
  if (dayShape.test(start)) return start;
  const at = DateTime.fromISO(start, { zone: time_zone ?? zone });
  return at.isValid ? new Date(at.toMillis()).toISOString() : start;
}

/** What is sent for a day or an instant; `null` for other text, and for an instant between two minutes: Notion keeps none. */
export function dateOfCell(cell: string): { readonly start: string } | null {
  if (dayShape.test(cell)) return Number.isNaN(Date.parse(cell)) ? null : { start: cell };
  return instantShape.test(cell) && wholeMinute.test(cell) ? { start: cell } : null;
}
