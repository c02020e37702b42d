import type { Instant } from '../../../core/cell.ts';
import type { Diagnosis } from '../../../core/diagnosis.ts';
import type { OpenQuestion, State } from '../../../core/state.ts';
import { waitingQuestions } from '../answering/waiting-questions.ts';

/** How the work stands, and what there is to say of it. */
export interface WorkLook {
  /** When somebody was last at work; `null`: nobody ever was. */
  readonly last: Instant | null;
  readonly isAtWork: boolean;
  readonly found: readonly Diagnosis[];
}

const minute = 60_000;
const day = 24 * 60 * minute;
/** Work and messages are picked up within a minute where Rowcall runs; after so long nobody does it. */
const patience = 10 * minute;

/** Looks at what is remembered of a spreadsheet: what waits, for how long, and what a person has to decide. */
export async function lookAtWork(state: State, now: Instant): Promise<WorkLook> {
  const { last, isAtWork, waiting, since } = await state.vitals();
  const census = await state.census();
  const backlog = await state.backlog(now);
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

  if (since !== null && !isAtWork && past(since) > patience)
    found.push({ is: 'broken', code: 'work.stuck', args: { minutes: minutes(since) } });
  else if (waiting > 0) found.push({ is: 'well', code: 'report.work.waits', args: { count: waiting } });
  else if (last !== null && past(last) > day)
    found.push({ is: 'doubtful', code: 'work.silent', args: { days: Math.floor(past(last) / day) } });

  const cut = open.filter(({ at }) => past(at) > patience).length;
  if (cut > 0 && !isAtWork) found.push({ is: 'doubtful', code: 'work.cut-short', args: { count: cut } });

  const { waiting: count, next } = backlog;
  if (next !== null && past(next) > patience)
    found.push({ is: 'broken', code: 'messages.late', args: { count, minutes: minutes(next) } });
  else if (count > 0) found.push({ is: 'well', code: 'report.messages.wait', args: { count } });
  return { last, isAtWork, found };
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
