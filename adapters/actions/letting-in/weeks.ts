import { DateTime } from 'luxon';
import type { Span } from '../../../core/state.ts';

/** A week of the team, from Monday on, by its first day. */
export interface Week extends Span {
  /** `2026-11-16`. */
  readonly day: string;
}

/** The week of that moment on the clocks of a zone and those before it, the latest first. */
export function weeksUpTo(now: string, zone: string, howMany: number): readonly Week[] {
  const monday = DateTime.fromISO(now, { zone }).startOf('week');
  return Array.from({ length: howMany }, (_, back) => {
    const from = monday.minus({ weeks: back });
    return { day: from.toISODate() ?? '', from: instant(from), to: instant(from.plus({ weeks: 1 })) };
  });
}

/** The day of that moment on the clocks of a zone. */
export function dayOf(now: string, zone: string): Span {
  const from = DateTime.fromISO(now, { zone }).startOf('day');
  return { from: instant(from), to: instant(from.plus({ days: 1 })) };
}

function instant(at: DateTime): string {
  return at.toUTC().toISO() ?? '';
}
