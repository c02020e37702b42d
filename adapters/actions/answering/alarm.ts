import type { Reason } from '../../../core/finding.ts';
import type { OpenQuestion } from '../../../core/state.ts';
import { perform } from '../calling/action.ts';
import { restore } from '../restore.ts';
import { effectAttempt } from './effect-attempt.ts';
import type { Answering, Asking, Done, QuestionKind } from './question-kind.ts';
import { choicesOf, noted } from './question-kind.ts';
import { recordsNamed } from './records-named.ts';

/** Something may be lost: many rows went or were emptied at once, or something could not be sent. */
export const alarm: QuestionKind = {
  kind: 'alarm',
  choices: ({ args }) =>
    isOfEffect(args) ? choicesOf('alarm.effect', ['fine', 'again']) : choicesOf('alarm.rows', ['fine', 'restore']),
  word(asking, question) {
    return { message: asking.viewer.language.say(wordingOf(question, asking)) };
  },
  async carryOut(answering, question, answer) {
    if (answer === 'again') return await sendAgain(answering, question);
    return answer === 'restore' ? await bringBack(answering, question) : noted;
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

/** What stands in the way of a row is told with the number of those that stay as they are; `restore` lists them. */
async function bringBack({ desk, person, asked }: Answering, { args }: OpenQuestion): Promise<Done> {
  const [cause, table] = [String(args['cause'] ?? ''), String(args['table'] ?? '')];
  const { book, manifest, settings } = asked;
  const done = await perform(restore, desk, { book, manifest, settings, cause, table, yes: true, person: person.id });
  const { rows, cells, missed, left, backup } = done;
  const said: Reason[] = done.written
    ? [{ code: 'report.restore.did', args: { rows, cells } }]
    : [{ code: 'report.restore.nothing' }];
  if (backup !== null) said.push({ code: 'report.restore.backup', args: { file: backup } });
  const stays = missed.length + left.length;
  if (stays > 0) said.push({ code: 'report.answer.not-back', args: { count: stays, cause } });
  return { decided: done.written, said, refused: missed.length + Number(!done.written), cause: done.cause };
}
