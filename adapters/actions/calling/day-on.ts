import { DateTime } from 'luxon';
import type { Instant } from '../../../core/cell.ts';

/** The day of that moment on the clocks of a zone, as `2026-12-24`. */
export function dayOn(now: Instant, zone: string): string {
  return DateTime.fromISO(now, { zone }).toISODate() ?? now.slice(0, 10);
}
