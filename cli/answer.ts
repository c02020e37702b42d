import type { Command } from 'commander';
import type { Answered } from '../adapters/actions/answer.ts';
import type { Language } from '../core/language.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions, Word } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookAndWords } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

const words: readonly Word[] = [
  ['question', 'the question, as questions names it'],
  ['answer', 'one of the answers that questions names'],
];

/** `rowcall answer`: decides a question. Ends with 1 when it was decided otherwise before, or something could not be done. */
export function addAnswer(program: Command, finish: Finish): void {
  const command = program
    .command('answer')
    .summary('decide a question')
    .description(
      'Answers a question that only a person can decide, and does what the answer says. The first answer counts.',
    );
  withBookAndWords(command, words, async (book, [question = '', given = ''], options: BookOptions) => {
    const { answer, perform } = await import('../adapters/actions/index.ts');
    const asked = { ...askedOf(book, options), question, answer: given, person: whoRuns() };
    const {
      refused,
      before,
      answer: stands,
    } = await runAction((desk) => perform(answer, desk, asked), options.json ?? false, answeredLines);
    finish(Number(refused > 0 || (before && stands !== given)));
  });
}

function answeredLines({ question, said, cause }: Answered, language: Language): readonly string[] {
  return [
    terminal.paint('dim', printable(question.message)),
    ...said.map(printable),
    ...(cause === null ? [] : [terminal.paint('dim', language.say({ code: 'report.history.undo', args: { cause } }))]),
  ];
}
