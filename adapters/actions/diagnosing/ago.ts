import type { Instant } from '../../../core/cell.ts';
import type { Language } from '../../../core/language.ts';

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long ago something was, in the largest unit of which two have passed: `119 s ago`, `2 min ago`. */
export function ago(language: Language, moment: Instant, now: Instant): string {
  const seconds = Math.max(0, Math.floor((Date.parse(now) - Date.parse(moment)) / 1000));
  const [unit, size] = units.find(([, size]) => seconds >= 2 * size) ?? ['second', 1];
  return language.say({ code: 'report.doctor.ago', args: { unit, count: Math.floor(seconds / size) } });
}
