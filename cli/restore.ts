import type { Command } from 'commander';
import type { Restored } from '../adapters/actions/restore.ts';
import type { Language } from '../core/language.ts';
import { firstLines, fromTo } from './change-lines.ts';
import { commandLine } from './command-line.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly at?: string;
  readonly from?: string;
  readonly cause?: string;
  readonly table?: string;
  readonly row?: string;
  readonly yes?: true;
  readonly all?: true;
}

const mostShown = 20;

/** `rowcall restore`: puts back what was. Ends with 1 when something that was asked for could not be put back. */
export function addRestore(program: Command, finish: Finish): void {
  withBookOptions(program.command('restore'))
    .summary('put back what was changed or removed')
    .description(
      'Compares the spreadsheet with what it was and says what would be put back; with --yes it does. Rows made since stay. It can be undone, and a backup is kept first.',
    )
    .option('--at <moment>', 'as it was then, by history: 2026-11-22 14:30')
    .option('--from <file>', 'as in this backup')
    .option('--cause <cause>', 'as if this had not happened: a cause that history or an alarm names')
    .option('--table <table>', 'only this tab')
    .option('--row <row>', 'only this row: its number, the id of the record, or what names it; with --table')
    .option('--yes', 'write it')
    .option('--all', 'show every cell')
    .action(async (book: string | undefined, options: Options) => {
      const { perform, restore } = await import('../adapters/actions/index.ts');
      const { at, from, cause, table, row, yes = false, all = false, json = false } = options;
      const chosen = {
        ...(at !== undefined && { at }),
        ...(from !== undefined && { from }),
        ...(cause !== undefined && { cause }),
        ...(table !== undefined && { table }),
        ...(row !== undefined && { row }),
      };
      const asked = { ...askedOf(book, options), ...chosen, person: whoRuns() };
      const most = all ? Number.POSITIVE_INFINITY : mostShown;
      const { missed } = await runAction(
        (desk) => perform(restore, desk, { ...asked, yes }),
        json,
        (restored, language) => restoredLines(restored, language, { chosen, manifest: options.manifest, yes, most }),
      );
      finish(Number(missed.length > 0));
    });
}

interface Saying {
  /** What was chosen, by the options of the command. */
  readonly chosen: Readonly<Record<string, string>>;
  readonly manifest: string | undefined;
  readonly yes: boolean;
  readonly most: number;
}

function restoredLines(
  restored: Restored,
  language: Language,
  { chosen, manifest, yes, most }: Saying,
): readonly string[] {
  const { book, to, notes, records, made, left, missed, written, cells, rows, backup, cause } = restored;
  const say = (code: string, args: Record<string, string | number> = {}) => printable(language.say({ code, args }));
  const dim = (line: string) => terminal.paint('dim', line);
  const head = terminal.paint('bold', printable(to));
  const all = notes.map(printable);
  const result =
    records.length === 0
      ? say('report.restore.nothing')
      : say(written || yes ? 'report.restore.did' : 'report.restore.would', { cells, rows });
  const list = (code: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [say(code, { count: lines.length }), ...firstLines(lines, most, language)];
  const changes = firstLines(
    records.flatMap((record) => recordLines(record, language)),
    most,
    language,
  );
  return [
    head,
    ...all,
    ...changes,
    terminal.paint('bold', result),
    ...list(
      'report.restore.missed',
      missed.map((one) => leftLine(one, language)),
    ),
    ...list(
      'report.restore.stays',
      left.map((one) => leftLine(one, language)),
    ),
    ...(made.length > 0 ? [say('report.restore.made', { count: made.length })] : []),
    ...(backup === null ? [] : [dim(say('report.restore.backup', { file: backup }))]),
    ...(cause === null
      ? []
      : [dim(say('report.undo.again', { command: commandLine(['undo', book, cause], { manifest }) }))]),
    ...(yes || records.length === 0
      ? []
      : [say('report.restore.next', { command: `${commandLine(['restore', book], { manifest, ...chosen })} --yes` })]),
  ];
}

function recordLines(record: Restored['records'][number], language: Language): readonly string[] {
  const { table, row, label, back, cells } = record;
  const by = ({ who, when }: { readonly who: string; readonly when: string }) =>
    who === ''
      ? ''
      : terminal.paint('dim', ` · ${printable(language.say({ code: 'report.restore.by', args: { who, when } }))}`);
  if (back)
    return [`  ${printable(language.say({ code: 'report.restore.comes-back', args: { table, label } }))}${by(record)}`];
  return cells.map((cell) => {
    const args = { table, row: row ?? '', column: cell.column, inRow: row !== null, inColumn: true };
    const where = printable(language.say({ code: 'report.at', args }));
    return `  ${where} ${terminal.paint('dim', `(${printable(label)})`)}: ${fromTo(cell.from, cell.to)}${by(cell)}`;
  });
}

/** Something that stays as it is or did not come back, and why, on a line. */
export function leftLine({ table, label, column, why }: Restored['left'][number], language: Language): string {
  const args = { table, row: '', column, inRow: false, inColumn: column !== '' };
  const where = printable(language.say({ code: 'report.at', args }));
  const who = label === '' ? '' : terminal.paint('dim', ` (${printable(label)})`);
  return `  ${where}${who}: ${printable(why)}`;
}
