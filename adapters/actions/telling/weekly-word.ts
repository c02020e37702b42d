import type { Effect } from '../../../core/effect.ts';
import { mayDeliver } from '../../../core/licence.ts';
import type { Model } from '../../../core/model.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import { pauseIn } from '../../../core/pause.ts';
import type { Ports } from '../../../core/ports.ts';
import { later } from '../../../core/ports.ts';
import { remembered } from '../../../core/remembered.ts';
import { whileFree } from '../../../core/while-free.ts';
import { weekInWords } from '../letting-in/week-in-words.ts';
import { weekNotice } from '../letting-in/week-sentences.ts';
import { weeksUpTo } from '../letting-in/weeks.ts';
import { workBegins } from './work-begins.ts';

/** The first day of the week in which the last one was told. */
const toldWeek = remembered<string>('week', String, String);
/** After so many milliseconds nobody reads it any more. */
const worthwhile = 3 * 24 * 3_600_000;

/**
 * Leaves the word of the week that is over for whoever sends it by that kind, once a week from its first working hour on.
 * The week in which Rowcall came tells nothing yet. `duplicates`: how many groups of rows are probably the same.
 */
export async function leaveWeeklyWord(model: Model, ports: Ports, kind: string, duplicates: number): Promise<void> {
  const { state, clock } = ports;
  const memo = await state.memo();
  const now = clock.now();
  const [week, last] = weeksUpTo(now, model.locale.zone, 2);
  const told = toldWeek.in(memo);
  if (week === undefined || last === undefined || told === week.day || memo === null) return;
  if (!mayDeliver(model, pauseIn(memo) !== null) || now < workBegins(week.from, model.locale)) return;
  const payload = told === null ? null : weekNotice(await weekInWords(model, state, last), duplicates);
  const word: Effect | null = payload && {
    key: `week/${last.day}`,
    kind,
    about: '',
    lane: 'week',
    until: later(now, worthwhile),
    audience: 'staff',
    payload,
  };
  await whileFree(ports, (lease) =>
    state.settle(lease, { ...nothingSettled, memo: toldWeek.memo(week.day), effects: word === null ? [] : [word] }),
  );
}
