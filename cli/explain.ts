import type { Command } from 'commander';
import type { QuestionInWords } from '../adapters/actions/answering/question-in-words.ts';
import type { Explained } from '../adapters/actions/explain.ts';
import type { Language } from '../core/language.ts';
import { commandLine } from './command-line.ts';
import type { Finish } from './finish.ts';
import { linesOfQuestion } from './questions.ts';
import { runAction } from './run-action.ts';
import type { BookOptions, Word } from './spreadsheet-options.ts';
import { askedOf, withBookAndWords } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

const words: readonly Word[] = [
  ['table', 'the name of the tab, or the key of the table'],
  ['row', 'the number of the row, the id of the record, or what names it'],
];

/** `rowcall explain`: why a row is judged as it is. */
export function addExplain(program: Command, finish: Finish): void {
  const command = program
    .command('explain')
    .summary('say why a row is judged as it is')
    .description(
      'Shows one record: what every rule looked at, what it found, what it would set, and why. Writes nothing.',
    );
  withBookAndWords(command, words, async (book, [table = '', row = ''], options: BookOptions) => {
    const { explain, perform } = await import('../adapters/actions/index.ts');
    const asked = { ...askedOf(book, options), table, row };
    const commandOf = ({ short }: QuestionInWords, answer: string) =>
      commandLine(['answer', ...(book === undefined ? [] : [book]), short, answer], { manifest: options.manifest });
    const { findings } = await runAction(
      (desk) => perform(explain, desk, asked),
      options.json ?? false,
      (explained, language) => explainedLines(explained, language, commandOf),
    );
    finish(Number(findings.some(({ severity }) => severity === 'error')));
  });
}

function explainedLines(
  explained: Explained,
  language: Language,
  commandOf: (question: QuestionInWords, answer: string) => string,
): readonly string[] {
  const { table, row, label, cells, standings, findings, questions, steps } = explained;
  const where = language.say({ code: 'report.at', args: { table, row, inRow: true, inColumn: false } });
  const width = Math.max(...cells.map(({ column }) => column.length));
  return [
    terminal.paint('bold', printable(`${where}: ${label}`)),
    ...cells.map(({ column, typed, becomes }) => {
      const change = becomes === null ? '' : terminal.paint('green', ` → ${becomes}`);
      return `  ${terminal.paint('dim', printable(column).padEnd(width))}  ${printable(typed)}${change}`.trimEnd();
    }),
    ...(standings.length > 0 ? [''] : []),
    ...standings.map(({ column, value, standing }) =>
      printable(language.say({ code: 'report.standing', args: { column, value, standing } })),
    ),
    '',
    ...(findings.length + questions.length === 0 ? [language.say({ code: 'report.row-fine' })] : []),
    ...findings.map(({ severity, column, message, remedy }) => {
      const style = severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'green';
      const word = terminal.paint(style, language.say({ code: `report.state.${severity}` }));
      return `${word}  ${printable(column === '' ? '' : `${column}: `)}${printable(message)}. ${printable(remedy)}`;
    }),
    ...questions.flatMap((one) => linesOfQuestion(one, language, commandOf)),
    '',
    ...steps.flatMap((step) => stepLines(step, language)),
  ];
}

function stepLines(step: Explained['steps'][number], language: Language): readonly string[] {
  const { rule, visit, asked, set, why, findings } = step;
  const again = visit > 1 ? ` ${language.say({ code: 'report.again' })}` : '';
  const silent = asked.length + set.length + findings.length === 0;
  const reason = why === '' ? '' : terminal.paint('dim', ` (${printable(why)})`);
  return [
    `${terminal.paint('bold', rule)}${again}${silent ? `: ${language.say({ code: 'report.nothing-to-say' })}` : ''}`,
    ...asked.map((what) => `  ${printable(what)}`),
    ...set.map(({ column, to }) => {
      const args = { column, to };
      return `  ${printable(language.say({ code: to === '' ? 'report.clears' : 'report.sets', args }))}${reason}`;
    }),
    ...findings.map(({ column, message }) => `  ${printable(column === '' ? message : `${column}: ${message}`)}`),
  ];
}
