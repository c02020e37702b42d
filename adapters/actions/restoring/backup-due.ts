import type { Instant } from '../../../core/cell.ts';

const day = 24 * 60 * 60 * 1000;

/** Whether a day has passed since the last backup, or since it was last found to be still so. One of the future counts for nothing. */
export function isBackupDue(last: Instant | null, now: Instant): boolean {
  if (last === null) return true;
  const age = Date.parse(now) - Date.parse(last);
  return !(age >= 0 && age < day);
}
