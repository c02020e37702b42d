import type { Command } from 'commander';
import type { Merged } from '../adapters/actions/merge.ts';
import type { Args } from '../core/finding.ts';
import type { Language } from '../core/language.ts';
import { commandLine } from './command-line.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions, Word } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookAndWords } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

const words: readonly Word[] = [
  ['kept', 'the row that stays: its number, its id, or what names it'],
  ['row', 'the row that is joined into it'],
];

interface Options extends BookOptions {
  readonly table?: string;
  readonly and?: readonly string[];
  readonly take?: readonly string[];
  readonly dryRun?: true;
}

/** `rowcall merge`: joins rows that are the same. Ends with 1 when they were to be joined and were not. */
export function addMerge(program: Command, finish: Finish): void {
  const command = program
    .command('merge')
    .summary('join rows that are the same')
    .description(
      'Joins rows into one: it gets what the others know better, and what led to them leads to it. They stay where they are and say so; undo, or unmerge, takes all of it back.',
    )
    .option('--table <table>', 'the tab the rows are in (default: the only one whose rows may be joined)')
    .option('--and <rows...>', 'more rows to be joined into it')
    .option('--take <column=row...>', 'whose value is right in a column')
    .option('--dry-run', 'only say what would become of them');
  withBookAndWords(command, words, async (book, rows, options: Options) => {
    const { merge, perform } = await import('../adapters/actions/index.ts');
    const asked = {
      ...askedOf(book, options),
      ...(options.table !== undefined && { table: options.table }),
      rows: [...rows, ...(options.and ?? [])],
      take: Object.fromEntries((options.take ?? []).map((one) => takenOf(command, one))),
      dry: options.dryRun ?? false,
      person: whoRuns(),
    };
    const undo = (cause: string) => commandLine(['undo', book, cause], { manifest: options.manifest });
    const { done } = await runAction(
      (desk) => perform(merge, desk, asked),
      options.json ?? false,
      (answer, language) => mergedLines(answer, language, undo),
    );
    finish(Number(!done && !asked.dry));
  });
}

function takenOf(command: Command, text: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  if (at < 1) command.error(`error: "${text}" is not COLUMN=ROW`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function mergedLines(answer: Merged, language: Language, undo: (cause: string) => string): readonly string[] {
  const { kept, joined, fields, children, done, message, cause } = answer;
  const say = (code: string, args: Args = {}) => printable(language.say({ code: `report.join.${code}`, args }));
  const result =
    message === ''
      ? say(done ? 'done' : 'would', {
          count: joined.length,
          name: kept.label,
          row: kept.row ?? '',
          hasRow: kept.row !== null,
        })
      : say('refused', { why: message });
  const changes = fields.filter(({ was, becomes }) => was !== becomes);
  const shown = message === '' ? fields : [];
  return [
    terminal.paint('bold', result),
    ...(message === '' && changes.length === 0 ? [`  ${say('nothing')}`] : []),
    ...(message === '' ? changes : []).map(
      ({ column, becomes, why }) => `  ${say('field', { column, value: becomes, why })}`,
    ),
    ...shown.flatMap(({ column, left }) =>
      left.map(
        ({ record, value }) =>
          `  ${terminal.paint('dim', say('left', { column, row: record.row ?? record.id, value }))}`,
      ),
    ),
    ...(message === '' ? children : []).map(
      ({ table, column, count, labels }) =>
        `  ${say('children', { table, column, count, isDone: done, labels: labels.join('; ') + (count > labels.length ? ' …' : '') })}`,
    ),
    ...(cause === null ? [] : [terminal.paint('dim', say('again', { command: undo(cause) }))]),
  ];
}
