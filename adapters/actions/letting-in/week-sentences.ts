import type { Reason } from '../../../core/finding.ts';
import type { Language } from '../../../core/language.ts';
import type { Notice } from '../../../core/notice.ts';
import type { WeekInWords } from './week-in-words.ts';

const mostCells = 5;

/** One sentence of what happened in a week: what was done, what a person should look at, what would have been done. */
interface WeekReason {
  readonly is: 'did' | 'doubt' | 'would';
  readonly reason: Reason;
}

/** The same in words. */
export interface WeekSentence {
  readonly is: WeekReason['is'];
  readonly text: string;
}

/** A week in few sentences, what was done first; none where nothing was. */
export function weekSentences(week: WeekInWords, language: Language): readonly WeekSentence[] {
  return weekReasons(week).map(({ is, reason }) => ({ is, text: language.say(reason) }));
}

/** A week as one message, with how many groups of rows are probably the same now; `null` where there is nothing to tell. */
export function weekNotice(week: WeekInWords, duplicates = 0): Notice | null {
  const waiting: readonly WeekReason[] =
    duplicates > 0 ? [{ is: 'doubt', reason: { code: 'report.duplicates.waiting', args: { count: duplicates } } }] : [];
  const reasons = [...weekReasons(week), ...waiting];
  if (reasons.length === 0) return null;
  const items = (some: readonly WeekReason[]): Notice[] => some.map(({ reason }) => ({ reason }));
  const would = reasons.filter(({ is }) => is === 'would');
  const wished = would.length === 0 ? [] : [{ reason: { code: 'report.week.would' }, items: items(would) }];
  return {
    reason: { code: 'report.week.message', args: { from: week.from } },
    items: [...items(reasons.filter(({ is }) => is !== 'would')), ...wished],
  };
}

function weekReasons(week: WeekInWords): readonly WeekReason[] {
  const { changed, answers, asked, answered, receivers, silent, wished } = week;
  const say = (is: WeekReason['is'], code: string, args = {}): WeekReason[] => [
    { is, reason: { code: `report.week.${code}`, args } },
  ];
  const part = (is: WeekReason['is'], code: string, count: number, args = {}) =>
    count > 0 ? say(is, code, { count, ...args }) : [];
  return [
    ...(changed + answers > 0 ? say('did', 'did', { changed, answers }) : []),
    ...part('did', 'undone', week.undone),
    ...(asked + answered > 0 ? say('did', 'asked', { asked, answered }) : []),
    ...part('did', 'sent', week.sent, { receivers }),
    ...part('doubt', 'unknown', week.unknown),
    ...part('doubt', 'failed', week.failed),
    ...part('did', 'refused', week.refused),
    ...part('did', 'joined', week.joined),
    ...part('did', 'parted', week.parted),
    ...part('did', 'apart', week.apart),
    ...part('doubt', 'silent', silent, { hours: Math.max(1, Math.round(silent / 60)) }),
    ...week.unwelcome.flatMap((one) => say('doubt', 'unwelcome', one)),
    ...wished.cells.slice(0, mostCells).flatMap((one) => say('would', 'wished.cells', one)),
    ...part('would', 'wished.answers', wished.answers),
    ...part('would', 'wished.made', wished.made),
    ...part('would', 'wished.messages', wished.messages, { receivers: wished.receivers }),
  ];
}
