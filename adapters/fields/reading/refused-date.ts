import type { Cell } from '../../../core/cell.ts';
import type { Wrong } from '../../../core/field.ts';
import type { IsoDate } from './calendar.ts';
import type { DateReading } from './written-date.ts';

/** What is said of text that is not one day. `toCell` makes a suggestion of a day that may have been meant. */
export function refusedDate(
  reading: Exclude<DateReading, { is: 'date' } | { is: 'unreadable' }>,
  toCell: (date: IsoDate) => Cell,
): Wrong {
  const code = `date.${reading.is}`;
  return 'dates' in reading ? { is: 'wrong', code, suggestions: reading.dates.map(toCell) } : { is: 'wrong', code };
}
