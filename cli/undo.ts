import type { Command } from 'commander';
import type { Undone } from '../adapters/actions/undo.ts';
import type { Language } from '../core/language.ts';
import { changeLine } from './change-lines.ts';
import { commandLine } from './command-line.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions, Word } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookAndWords } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

const words: readonly Word[] = [['cause', 'what is to be undone, as history, apply and accept name it']];

/** `rowcall undo`: takes back what was written under one cause. Ends with 1 when something was kept. */
export function addUndo(program: Command, finish: Finish): void {
  const command = program
    .command('undo')
    .summary('take back what was written')
    .description(
      'Takes back what Rowcall or a command wrote in your columns, all of it that has one cause. What was changed since is kept and listed.',
    );
  withBookAndWords(command, words, async (book, [cause = ''], options: BookOptions) => {
    const { perform, undo } = await import('../adapters/actions/index.ts');
    const asked = { ...askedOf(book, options), cause, person: whoRuns() };
    const where = { book, manifest: options.manifest };
    const { kept, message } = await runAction(
      (desk) => perform(undo, desk, asked),
      options.json ?? false,
      (undone, language) => undoneLines(undone, language, where),
    );
    finish(Number(kept.length > 0 || message !== ''));
  });
}

function undoneLines(
  { restored, kept, made, message, cause }: Undone,
  language: Language,
  where: Where,
): readonly string[] {
  const result =
    message === ''
      ? language.say({ code: 'report.undo.restored', args: { count: restored } })
      : language.say({ code: 'report.refused', args: { why: message } });
  return [
    terminal.paint('bold', printable(result)),
    ...keptLines(kept, language),
    ...counted('report.undo.made', made, language),
    ...undoLine(cause, where, language),
  ];
}

interface Where {
  readonly book: string | undefined;
  readonly manifest: string | undefined;
}

function counted(code: string, count: number, language: Language): readonly string[] {
  return count > 0 ? [language.say({ code, args: { count } })] : [];
}

/** What was changed since and stays. */
export function keptLines(kept: Undone['kept'], language: Language): readonly string[] {
  return [
    ...counted('report.undo.kept', kept.length, language),
    ...kept.map(({ was, now, ...where }) => changeLine({ ...where, row: null, from: was, to: now, why: '' }, language)),
  ];
}

/** How it is taken back in its turn. */
export function undoLine(cause: string | null, { book, manifest }: Where, language: Language): readonly string[] {
  if (cause === null) return [];
  const command = commandLine(['undo', book, cause], { manifest });
  return [terminal.paint('dim', printable(language.say({ code: 'report.undo.again', args: { command } })))];
}
