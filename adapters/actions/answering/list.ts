import { alone } from '../keeping/bring-to-rest.ts';
import { keepLists, listsOf } from '../listing/kept-lists.ts';
import type { QuestionKind } from './question-kind.ts';
import { choicesOf, noted } from './question-kind.ts';

/** A list in the spreadsheet was changed, and rows would be judged otherwise: whether it counts from now on. */
export const list: QuestionKind = {
  kind: 'list',
  choices: () => choicesOf('list', ['no', 'yes']),
  word({ viewer }, { args: { names = '', count = 0, where = '' } }) {
    return { message: viewer.language.say({ code: 'report.question.list', args: { names, count, where } }) };
  },
  async carryOut({ desk, ports: { state } }, { args }, answer) {
    if (answer === 'yes')
      await alone(desk, state, (lease) => keepLists(state, lease, listsOf(String(args['lists'] ?? '[]'))));
    return noted;
  },
};
