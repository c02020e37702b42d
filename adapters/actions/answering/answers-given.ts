import type { Instant } from '../../../core/cell.ts';
import { lastEntry } from '../../../core/last-entry.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import type { OpenQuestion, State, Work } from '../../../core/state.ts';
import type { Desk } from '../calling/desk.ts';
import { alone } from '../keeping/bring-to-rest.ts';
import type { Asker } from '../keeping/person.ts';

/** The ledger in which it stands who answered what and when. */
const ledger = 'answers';

/** An answer that somebody gave. */
export interface GivenAnswer {
  readonly answer: string;
  readonly person: string;
  readonly at: Instant;
}

/** Answers a question and notes who did; the first answer counts. `false`: somebody was quicker, and nothing is noted. */
export async function giveAnswer(
  desk: Desk,
  state: State,
  { key, about: records }: OpenQuestion,
  answer: string,
  { id: person }: Pick<Asker, 'id'>,
): Promise<boolean> {
  const [about = ''] = records;
  let isFirst = false;
  await alone(desk, state, async (lease) => {
    await state.resolve(lease, key, answer);
    const stands = await state.question(key);
    isFirst = stands?.answer === answer && (await givenAnswer(state, key)) === null;
    if (!isFirst) return;
    const data = { answer, person };
    const entry = { ledger, key, subject: key, at: desk.clock.now(), about, by: 'answer', data };
    const review: Work = { is: 'review', records: records.filter((one) => one.includes('/')), cause: key };
    await state.settle(lease, { ...nothingSettled, plan: desk.ids.fresh(), entries: [entry], work: [review] });
  });
  return isFirst;
}

/** Who answered a question, what and when; `null` where no person did. */
export async function givenAnswer(state: State, key: string): Promise<GivenAnswer | null> {
  const last = await lastEntry(state, ledger, key);
  if (last === null) return null;
  const { answer, person } = last.data ?? {};
  return { answer: String(answer ?? ''), person: String(person ?? ''), at: last.at };
}
