import type { Command } from 'commander';
import type { Answered } from '../adapters/actions/answer.ts';
import type { Language } from '../core/language.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, whoRuns } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

/** `rowcall answer`: decides a question. Ends with 1 when it was decided otherwise before, or something could not be done. */
export function addAnswer(program: Command, finish: Finish): void {
  program
    .command('answer')
    .summary('decide a question')
    .description(
      'Answers a question that only a person can decide, and does what the answer says. The first answer counts.',
    )
    .argument('<book>', 'the workbook (.xlsx)')
    .argument('<question>', 'the question, as questions names it')
    .argument('<answer>', 'one of the answers that questions names')
    .option('--manifest <file>', 'the settings (default: rowcall.yaml beside the book)')
    .option('--json', 'everything as JSON, for programs')
    .action(async (book: string, question: string, given: string, options: BookOptions) => {
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
