import type { Language } from '../../../core/language.ts';
import type { WeekInWords } from './week-in-words.ts';

const mostCells = 5;

/** One sentence of what happened in a week: what was done, what a person should look at, what would have been done. */
export interface WeekSentence {
  readonly is: 'did' | 'doubt' | 'would';
  readonly text: string;
}

/** A week in few sentences, what was done first; none where nothing was. */
export function weekSentences(week: WeekInWords, language: Language): readonly WeekSentence[] {
  const { changed, answers, asked, answered, receivers, silent, wished } = week;
  const say = (is: WeekSentence['is'], code: string, args = {}): WeekSentence[] => [
    { is, text: language.say({ code: `report.week.${code}`, args }) },
  ];
  const part = (is: WeekSentence['is'], code: string, count: number, args = {}) =>
    count > 0 ? say(is, code, { count, ...args }) : [];
  return [
    ...(changed + answers > 0 ? say('did', 'did', { changed, answers }) : []),
    ...part('did', 'undone', week.undone),
    ...(asked + answered > 0 ? say('did', 'asked', { asked, answered }) : []),
    ...part('did', 'sent', week.sent, { receivers }),
    ...part('doubt', 'unknown', week.unknown),
    ...part('doubt', 'failed', week.failed),
    ...part('did', 'refused', week.refused),
    ...part('doubt', 'silent', silent, { hours: Math.max(1, Math.round(silent / 60)) }),
    ...week.unwelcome.flatMap((one) => say('doubt', 'unwelcome', one)),
    ...wished.cells.slice(0, mostCells).flatMap((one) => say('would', 'wished.cells', one)),
    ...part('would', 'wished.answers', wished.answers),
    ...part('would', 'wished.made', wished.made),
    ...part('would', 'wished.messages', wished.messages, { receivers: wished.receivers }),
  ];
}
