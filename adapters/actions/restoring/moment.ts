import { DateTime } from 'luxon';
import type { Instant } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';

/**
 * A moment as people write it: `2026-11-22`, `2026-11-22 14:30`, `2026-11-22T14:30:05+02:00`. A day is its first moment;
 * what names no zone is meant in the team's. Throws `request.invalid` for anything else and for the future.
 */
export function momentOf(text: string, zone: string, now: Instant): Instant {
  const written = text.trim().replace(/^(\d{4}-\d\d-\d\d) +(?=\d)/u, '$1T');
  const read = DateTime.fromISO(written, { zone, setZone: false });
  const refuse = (message: string) => new RowcallError('request.invalid', message, { at: text });
  if (!read.isValid || !/^\d{4}-\d\d-\d\d/u.test(written))
    throw refuse(`"${text}" is no moment. Write it as 2026-11-22 14:30.`);
  const moment = new Date(read.toMillis()).toISOString();
  if (moment > now) throw refuse(`"${text}" is still to come.`);
  return moment;
}

/** A moment on the clocks of the team. */
export function momentText(at: Instant, zone: string): string {
  return DateTime.fromISO(at, { zone }).toFormat('yyyy-LL-dd HH:mm:ss');
}
