import { DateTime } from 'luxon';

/** A moment as the clocks of the team show it, to the minute. */
export function onClocks(zone: string, at: string): string {
  return DateTime.fromISO(at, { zone }).toFormat('yyyy-LL-dd HH:mm');
}
