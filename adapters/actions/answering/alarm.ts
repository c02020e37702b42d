import type { Reason } from '../../../core/finding.ts';
import type { OpenQuestion } from '../../../core/state.ts';
import { effectAttempt } from './effect-attempt.ts';
import type { Answering, Asking, Done, QuestionKind } from './question-kind.ts';
import { choicesOf, noted } from './question-kind.ts';
import { recordsNamed } from './records-named.ts';

/** Something may be lost: many rows went or were emptied at once, or something could not be sent. */
export const alarm: QuestionKind = {
  kind: 'alarm',
  choices: ({ args }) =>
    isOfEffect(args) ? choicesOf('alarm.effect', ['fine', 'again']) : choicesOf('alarm.rows', ['fine']),
  word(asking, question) {
    return { message: asking.viewer.language.say(wordingOf(question, asking)) };
  },
  async carryOut(answering, question, answer) {
    return answer === 'again' ? await sendAgain(answering, question) : noted;
  },
};

function isOfEffect({ what }: OpenQuestion['args']): boolean {
  return what === 'effect';
}

/** `named` are the records it is about, by what names them. */
function wordingOf({ about, args }: OpenQuestion, asking: Asking): Reason {
  const { what = '', count = 0, total = 0, table = '', kind = '' } = args;
  const named = recordsNamed(asking, about);
  return isOfEffect(args)
    ? { code: 'report.question.alarm.effect', args: { kind, ...named } }
    : { code: 'report.question.alarm.rows', args: { what, count, total, table, ...named } };
}

async function sendAgain({ ports: { state, clock } }: Answering, { key }: OpenQuestion): Promise<Done> {
  const { effect, attempt } = effectAttempt('alarm/effect/', key);
  await state.delivered(effect, attempt, { is: 'failed', why: 'asked-again', retryAt: clock.now() });
  return noted;
}
