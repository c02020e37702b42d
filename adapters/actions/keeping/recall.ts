import type { Question } from '../../../core/facts.ts';
import { questionKey } from '../../../core/facts.ts';
import type { Reply, State } from '../../../core/state.ts';
import type { Desk } from '../calling/desk.ts';
import type { Spreadsheet } from '../calling/spreadsheet.ts';
import { withMemory } from './with-memory.ts';

/** Answers what is asked of ledgers. */
export type Recall = State['answer'];

/** Answers from what is remembered of a book, which is opened only when something is asked. */
export function recallFrom(desk: Desk, book: Spreadsheet): Recall {
  return async (questions) =>
    await withMemory(desk, book, async (state) => (state === null ? blank(questions) : await state.answer(questions)));
}

/** Nothing is remembered. */
export const recallNothing: Recall = async (questions) => blank(questions);

function blank(questions: readonly Question[]): ReadonlyMap<string, Reply> {
  return new Map(questions.map((question) => [questionKey(question), question.ask === 'sum' ? 0 : null]));
}
