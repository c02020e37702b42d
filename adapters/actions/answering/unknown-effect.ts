import { effectAttempt } from './effect-attempt.ts';
import type { QuestionKind } from './question-kind.ts';
import { choicesOf, noted } from './question-kind.ts';
import { recordsNamed } from './records-named.ts';

/** Whether a message or document was sent, when its answer was lost: only a person can look. */
export const unknownEffect: QuestionKind = {
  kind: 'unknown-effect',
  choices: () => choicesOf('unknown-effect', ['sent', 'again']),
  word(asking, { about, args: { kind = '' } }) {
    const args = { kind, ...recordsNamed(asking, about) };
    return { message: asking.viewer.language.say({ code: 'report.question.unknown-effect', args }) };
  },
  async carryOut({ ports: { state, clock } }, { key }, answer) {
    const { effect, attempt } = effectAttempt('unknown-effect/', key);
    const at = clock.now();
    await state.delivered(
      effect,
      attempt,
      answer === 'sent' ? { is: 'sent', receipt: { at, id: '' } } : { is: 'failed', why: 'asked-again', retryAt: at },
    );
    return noted;
  },
};
