import { DateTime } from 'luxon';
import type { Board, BoardLine } from '../../../core/board.ts';
import { boardTitle } from '../../../core/board.ts';
import type { Instant } from '../../../core/cell.ts';
import { foresee } from '../../../core/foresee.ts';
import type { Mode } from '../../../core/mode.ts';
import type { Model } from '../../../core/model.ts';
import type { Pause } from '../../../core/pause.ts';
import type { Ports } from '../../../core/ports.ts';
import { waitingQuestions } from '../answering/waiting-questions.ts';
import { teamViewer } from '../examining/wording.ts';
import { evidenceOf } from '../letting-in/evidence.ts';
import { evidenceSentence } from '../letting-in/evidence-sentences.ts';
import { weekInWords } from '../letting-in/week-in-words.ts';
import { weekSentences } from '../letting-in/week-sentences.ts';
import { dayOf, weeksUpTo } from '../letting-in/weeks.ts';
import { openSuggestions } from '../suggesting/waiting.ts';
import type { WorkingHours } from './late-from.ts';
import { lateFrom } from './late-from.ts';

/** The box that stops everything, and the one that says to go on. */
export const boxes = { pause: 'pause', goOn: 'go-on' } as const;

/** What the tab tells besides what the state knows. */
export interface BoardFacts {
  readonly mode: Mode;
  readonly pause: Pause | null;
  /** Somebody has taken the tick away: what would follow is told, and whether to go on is asked. */
  readonly isEnding: boolean;
  readonly hours: WorkingHours;
  /** The tab is written anew at least that often, in seconds. */
  readonly pace: number;
  /** What the box of the pause showed last; `null`: the tab was never shown. */
  readonly box: boolean | null;
  /** Who let Rowcall in first; `null`: nobody knows. */
  readonly host: string | null;
  /** Groups of rows that are probably the same and wait for a person's word. */
  readonly duplicates: number;
  /** The version of Rowcall; empty where it is not known. */
  readonly version: string;
}

const settingsLetters = 7;

/** What the tab of Rowcall's own shows now, in the language of the team. */
export async function boardOf(model: Model, ports: Ports, facts: BoardFacts): Promise<Board> {
  const { locale, fingerprint } = model;
  const now = ports.clock.now();
  const { mode, pause, hours, pace, box, host, version } = facts;
  const say = (code: string, args = {}) => locale.language.say({ code: `report.tab.${code}`, args });
  const fact = (key: string, value: string): BoardLine => ({ is: 'fact', key, label: say(key), value });
  const heading = (key: string): BoardLine => ({ is: 'heading', key, label: say(key) });
  const moment = (at: Instant) =>
    DateTime.fromISO(at, { zone: locale.zone }).setLocale(locale.language.code).toFormat('d MMMM, HH:mm');
  const soonest = new Date(Date.parse(now) + pace * 1000).toISOString();
  const checked = moment(now);
  const silentFrom = lateFrom(soonest, hours, locale.zone);
  return {
    title: boardTitle,
    heads: {
      value: say('heads.value'),
      box: say('heads.box'),
      from: say('heads.from'),
      late: say('heads.late'),
      alarm: say('heads.alarm'),
    },
    lines: [
      { is: 'title', key: 'rowcall', label: boardTitle },
      fact('checked', checked),
      {
        is: 'alarm',
        key: 'alive',
        label: say('alive'),
        fine: say('fine'),
        late: say('late', { since: checked }),
        from: silentFrom,
        still: say('still', { until: moment(silentFrom) }),
      },
      {
        is: 'fact',
        key: 'mode',
        label: say('mode'),
        value: locale.language.say({ code: 'report.mode.now', args: { mode } }),
      },
      {
        is: 'box',
        key: boxes.pause,
        label: say('pause'),
        value: pause !== null && !facts.isEnding,
        ...(box !== null && { was: box }),
      },
      ...(pause === null ? [] : [fact('paused', say('by', { by: pause.by, since: moment(pause.since) }))]),
      ...(pause !== null && facts.isEnding ? await endingLines(model, ports, facts, pause) : []),
      heading('waiting'),
      ...(await waitingLines(model, ports, facts.duplicates)),
      heading('today'),
      ...(await todayLines(model, ports, now)),
      heading('week'),
      ...(await weekLines(model, ports, now)),
      heading('about'),
      ...(host === null ? [] : [fact('host', host)]),
      ...(version === '' ? [] : [fact('version', version)]),
      fact('settings', fingerprint.slice(0, settingsLetters)),
    ],
  };
}

async function endingLines(
  model: Model,
  ports: Ports,
  { mode }: BoardFacts,
  { since }: Pause,
): Promise<readonly BoardLine[]> {
  const { language } = model.locale;
  const say = (code: string) => language.say({ code });
  const plan = await foresee(ports, model);
  const span = { from: since, to: ports.clock.now() };
  const evidence = await evidenceOf(model, teamViewer(model), plan, mode, ports, span);
  return [
    {
      is: 'fact',
      key: 'would',
      label: '',
      value: evidenceSentence(say('report.resume.would'), evidence, language),
    },
    { is: 'box', key: boxes.goOn, label: say('report.tab.go-on'), value: false, was: false },
  ];
}

/** What only people can decide, in numbers: which it is stands beside the cell or is told by `rowcall questions`. */
async function waitingLines(model: Model, { state }: Ports, duplicates: number): Promise<readonly BoardLine[]> {
  const { language } = model.locale;
  const say = (code: string, args = {}) => language.say({ code: `report.${code}`, args });
  const questions = Map.groupBy(await waitingQuestions(state), ({ kind }) => kind);
  const { waiting } = await openSuggestions(model, state);
  const counted = [...questions].map(
    ([kind, list]): BoardLine => ({
      is: 'fact',
      key: `waiting-${kind}`,
      label: say(`questions.${kind}`),
      value: String(list.length),
    }),
  );
  const fact = (key: string, label: string, count: number): readonly BoardLine[] =>
    count > 0 ? [{ is: 'fact', key, label: say(label), value: String(count) }] : [];
  const lines = [
    ...counted,
    ...fact('waiting-duplicate', 'questions.duplicate', duplicates),
    ...fact('suggested', 'tab.suggested', waiting.length),
  ];
  return lines.length > 0 ? lines : [{ is: 'fact', key: 'waiting-none', label: '', value: say('tab.none') }];
}

/** Whom Rowcall has written to today, and how often. */
async function todayLines({ locale }: Model, { state }: Ports, now: Instant): Promise<readonly BoardLine[]> {
  const { sent } = await state.activity(dayOf(now, locale.zone));
  const say = (code: string, args = {}) => locale.language.say({ code: `report.tab.${code}`, args });
  if (sent.size === 0) return [{ is: 'fact', key: 'today-none', label: '', value: say('none') }];
  return [...sent].map(([lane, count]) => ({
    is: 'fact',
    key: `today-${lane}`,
    label: lane,
    value: say('messages', { count }),
  }));
}

async function weekLines(model: Model, { state }: Ports, now: Instant): Promise<readonly BoardLine[]> {
  const [week] = weeksUpTo(now, model.locale.zone, 1);
  const { language } = model.locale;
  const sentences = week === undefined ? [] : weekSentences(await weekInWords(model, state, week), language);
  if (sentences.length === 0)
    return [{ is: 'fact', key: 'week-none', label: '', value: language.say({ code: 'report.tab.none' }) }];
  const would = language.say({ code: 'report.week.would' });
  return sentences.map(({ is, text }, at) => ({
    is: 'fact',
    key: `week-${at}`,
    label: is === 'would' ? would : '',
    value: text,
  }));
}
