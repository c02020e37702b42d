import type { Command } from 'commander';
import type { QuestionInWords } from '../adapters/actions/answering/question-in-words.ts';
import type { WaitingQuestions } from '../adapters/actions/questions.ts';
import type { Language } from '../core/language.ts';
import { changeLine } from './change-lines.ts';
import { commandLine } from './command-line.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

const mostQuestions = 10;

interface Options extends BookOptions {
  readonly all?: true;
}

/** `rowcall questions`: what only a person can decide. */
export function addQuestions(program: Command, finish: Finish): void {
  withBookOptions(program.command('questions'))
    .summary('list what only you can decide')
    .description(
      'Lists what only a person can decide, the most urgent first, with the commands to answer by. Writes nothing.',
    )
    .option('--all', 'every question, not only the first ten')
    .action(async (book: string | undefined, options: Options) => {
      const { perform, questions } = await import('../adapters/actions/index.ts');
      const most = options.all ? Number.POSITIVE_INFINITY : mostQuestions;
      await runAction(
        (desk) => perform(questions, desk, askedOf(book, options)),
        options.json ?? false,
        (answer, language) => questionLines(answer, language, most, options.manifest),
      );
      finish(0);
    });
}

/** How many questions wait, for the end of other commands; nothing when none do. */
export function waitingLine(count: number, language: Language): readonly string[] {
  return count > 0 ? [terminal.paint('yellow', language.say({ code: 'report.questions.next', args: { count } }))] : [];
}

/** How many groups of rows are probably the same, for the end of other commands; nothing when none are. */
export function twinsLine(count: number, language: Language): readonly string[] {
  return count > 0 ? [language.say({ code: 'report.duplicates.waiting', args: { count } })] : [];
}

function questionLines(
  { questions, suggestions, book }: WaitingQuestions,
  language: Language,
  most: number,
  manifest: string | undefined,
): readonly string[] {
  const say = (code: string, count: number) => language.say({ code, args: { count } });
  const besides = suggestions > 0 ? [say('report.apply.suggested', suggestions)] : [];
  if (questions.length === 0) return besides.length > 0 ? besides : [say('report.suggestions.none', 0)];
  const shown = questions.slice(0, most);
  const left = questions.length - shown.length;
  const command = ({ short }: QuestionInWords, answer: string) =>
    commandLine(['answer', book, short, answer], { manifest });
  return [
    terminal.paint('bold', say('report.questions.waiting', questions.length)),
    ...[...Map.groupBy(shown, ({ kind }) => kind)].flatMap(([kind, alike]) => [
      '',
      terminal.paint('bold', language.say({ code: `report.questions.${kind}` })),
      ...alike.flatMap((one) => linesOfQuestion(one, language, command)),
    ]),
    ...(left > 0 ? ['', terminal.paint('dim', say('report.questions.more', left))] : []),
    ...(besides.length > 0 ? ['', ...besides] : []),
  ];
}

/** A question, and the commands that answer it. */
export function linesOfQuestion(
  question: QuestionInWords,
  language: Language,
  command: (question: QuestionInWords, answer: string) => string,
): readonly string[] {
  const { message, examples, answers } = question;
  const commands = answers.map(({ answer, does }) => ({ text: printable(command(question, answer)), does }));
  const width = Math.max(0, ...commands.map(({ text }) => text.length));
  return [
    `  ${printable(whereOf(question, language))}${printable(message)}`,
    ...examples.map((one) => `  ${changeLine({ ...one, why: '' }, language)}`),
    ...commands.map(({ text, does }) => `    ${text.padEnd(width)}  ${terminal.paint('dim', printable(does))}`),
  ];
}

/** Where the cell stands and what names its record, before what is asked of it. */
function whereOf({ table, row, column, label }: QuestionInWords, language: Language): string {
  if (table === '' || column === '') return '';
  const args = { table, row: row ?? '', column, inRow: row !== null, inColumn: true };
  return `${language.say({ code: 'report.at', args })}${label === '' ? '' : ` (${label})`}. `;
}
