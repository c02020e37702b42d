import type { Instant } from '../../../core/cell.ts';
import type { Diagnosis } from '../../../core/diagnosis.ts';
import type { Language } from '../../../core/language.ts';
import type { OpenQuestion, State } from '../../../core/state.ts';
import type { Vitals } from '../../../core/vitals.ts';
import { waitingQuestions } from '../answering/waiting-questions.ts';
import { ago } from './ago.ts';

/** How the work stands, and what there is to say of it. */
export interface WorkLook {
  /** When somebody was last at work; `null`: nobody ever was. */
  readonly last: Instant | null;
  readonly isAtWork: boolean;
  readonly found: readonly Diagnosis[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const silence = 3;
/** Work and messages are picked up within a minute where Rowcall runs; after so long nobody does it. */
const patience = 10 * minute;

/** Looks at what is remembered of a spreadsheet: what waits, for how long, and what a person has to decide. */
export async function lookAtWork(state: State, now: Instant, language: Language): Promise<WorkLook> {
  const { last, isAtWork, waiting, since, unsent, heard } = await state.vitals();
  const census = await state.census();
  const open = await state.unfinished();
  const past = (moment: Instant) => Date.parse(now) - Date.parse(moment);
  const minutes = (moment: Instant) => Math.floor(past(moment) / minute);
  const found: Diagnosis[] = [
    {
      is: 'well',
      code: 'report.memory.sound',
      args: { count: [...census.values()].reduce((sum, one) => sum + one, 0) },
    },
    ...aboutQuestions(await waitingQuestions(state)),
  ];

  if (heard !== null) found.push(aboutCall(language, heard, now));
  if (since !== null && !isAtWork && past(since) > patience)
    found.push({ is: 'broken', code: 'work.stuck', args: { minutes: minutes(since) } });
  else if (waiting > 0) found.push({ is: 'well', code: 'report.work.waits', args: { count: waiting } });
  else if (last !== null && past(last) > day)
    found.push({ is: 'doubtful', code: 'work.silent', args: { days: Math.floor(past(last) / day) } });

  const cut = open.filter(({ at }) => past(at) > patience).length;
  if (cut > 0 && !isAtWork) found.push({ is: 'doubtful', code: 'work.cut-short', args: { count: cut } });

  const { waiting: count } = await state.backlog(now);
  if (unsent !== null && past(unsent) > patience)
    found.push({ is: 'broken', code: 'messages.late', args: { count, minutes: minutes(unsent) } });
  else if (count > 0) found.push({ is: 'well', code: 'report.messages.wait', args: { count } });
  return { last, isAtWork, found };
}

/** Whoever calls in somebody's name does so once an hour at least, as the script in Google Sheets. */
function aboutCall(language: Language, { at, caller }: NonNullable<Vitals['heard']>, now: Instant): Diagnosis {
  const hours = Math.floor((Date.parse(now) - Date.parse(at)) / hour);
  if (caller !== null && hours >= silence) return { is: 'doubtful', code: 'calls.silent', args: { hours, caller } };
  const args = { ago: ago(language, at, now), caller: caller ?? '', named: caller !== null };
  return { is: 'well', code: 'report.calls.heard', args };
}

const isDead = ({ kind, args }: OpenQuestion) => kind === 'alarm' && args['what'] === 'effect';

function aboutQuestions(open: readonly OpenQuestion[]): readonly Diagnosis[] {
  const copies = open.filter(({ kind }) => kind === 'copy').length;
  const dead = open.filter(isDead).length;
  const unknown = open.filter(({ kind }) => kind === 'unknown-effect').length;
  const others = open.length - copies - dead - unknown;
  const some = (code: string, count: number): readonly Diagnosis[] =>
    count === 0 ? [] : [{ is: 'doubtful', code, args: { count } }];
  return [
    ...(copies > 0 ? [{ is: 'broken', code: 'memory.copy' } as const] : []),
    ...some('messages.dead', dead),
    ...some('messages.unknown', unknown),
    ...some('questions.open', others),
  ];
}
