import { alone } from '../keeping/bring-to-rest.ts';
import type { QuestionKind } from './question-kind.ts';
import { choicesOf, noted } from './question-kind.ts';

/** Whether this is the spreadsheet that is remembered, or a copy of it. */
export const copy: QuestionKind = {
  kind: 'copy',
  choices: () => choicesOf('copy', ['copy', 'same']),
  word({ viewer }, { args }) {
    const known = String(args['known'] ?? '');
    return {
      message: viewer.language.say({ code: 'report.question.copy', args: { known, isKnown: known !== '' } }),
    };
  },
  async carryOut({ desk, ports: { state } }, { args }, answer) {
    const here = String(args['here'] ?? '');
    if (answer === 'same') await alone(desk, state, (lease) => state.identify(lease, here));
    return noted;
  },
};
