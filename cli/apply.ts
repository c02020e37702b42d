import type { Command } from 'commander';
import type { Applied } from '../adapters/actions/apply.ts';
import type { Language } from '../core/language.ts';
import type { Finish } from './finish.ts';
import { twinsLine, waitingLine } from './questions.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly people?: true;
}

/** `rowcall apply`: answers every row in the spreadsheet itself. */
export function addApply(program: Command, finish: Finish): void {
  withBookOptions(program.command('apply'))
    .summary('answer every row in the spreadsheet itself')
    .description(
      'Adds Rowcall’s own columns to a spreadsheet and answers every row there. What it would put right in your columns is only suggested.',
    )
    .option('--people', 'write people’s own cells too, rather than suggest')
    .action(async (book: string | undefined, options: Options) => {
      const { apply, perform } = await import('../adapters/actions/index.ts');
      const asked = { ...askedOf(book, options), person: whoRuns(), ...(options.people && { people: true }) };
      await runAction((desk) => perform(apply, desk, asked), options.json ?? false, appliedLines);
      finish(0);
    });
}

function appliedLines(applied: Applied, language: Language): readonly string[] {
  const { waiting, questions, duplicates, causes } = applied;
  return [
    ...answeredLines(applied, language),
    ...(waiting > 0 ? [language.say({ code: 'report.apply.suggested', args: { count: waiting } })] : []),
    ...twinsLine(duplicates, language),
    ...waitingLine(questions, language),
    ...causes.map((cause) => terminal.paint('dim', language.say({ code: 'report.history.undo', args: { cause } }))),
  ];
}

/** What was added and written, in few lines. */
export function answeredLines(
  answered: Pick<Applied, 'columns' | 'read' | 'answers' | 'changed' | 'conflicts'>,
  language: Language,
): readonly string[] {
  const { columns, read, answers, changed, conflicts } = answered;
  const say = (code: string, count: number) => (count > 0 ? [language.say({ code, args: { count } })] : []);
  const done = [
    ...say('report.apply.answers', answers),
    ...say('report.apply.changed', changed),
    ...say('report.apply.conflicts', conflicts),
  ];
  const looked = language.say({ code: 'report.apply.read', args: { count: read } });
  const result = done.length > 0 ? done.join(', ') : language.say({ code: 'report.apply.still' });
  return [
    ...columns.map(({ table, columns: added }) =>
      printable(language.say({ code: 'report.apply.added', args: { table, columns: added.join(', ') } })),
    ),
    terminal.paint('bold', read > 0 || done.length === 0 ? `${looked}: ${result}` : result),
  ];
}
