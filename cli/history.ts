import type { Command } from 'commander';
import type { Recounted } from '../adapters/actions/history.ts';
import type { Language } from '../core/language.ts';
import { fromTo } from './change-lines.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly table?: string;
  readonly row?: string;
  readonly person?: string;
  readonly since?: string;
  readonly until?: string;
  readonly limit?: string;
}

/** `rowcall history`: who changed what and when. */
export function addHistory(program: Command, finish: Finish): void {
  withBookOptions(program.command('history'))
    .summary('say who changed what and when')
    .description('Tells the changes of a spreadsheet since its first apply, the newest first, and how to undo them.')
    .option('--table <table>', 'only this tab')
    .option('--row <row>', 'only this row: its number, the id of the record, or what names it; with --table')
    .option('--person <name>', 'only what this person asked for')
    .option('--since <day>', 'from this day on, 2026-11-22')
    .option('--until <day>', 'up to this day')
    .option('--limit <number>', 'at most so many changes of records (default: 20)')
    .action(async (book: string | undefined, options: Options) => {
      const { history, perform } = await import('../adapters/actions/index.ts');
      const { table, row, person, since, until, limit } = options;
      const asked = {
        ...askedOf(book, options),
        ...(table !== undefined && { table }),
        ...(row !== undefined && { row }),
        ...(person !== undefined && { person }),
        ...(since !== undefined && { since }),
        ...(until !== undefined && { until }),
        ...(limit !== undefined && { limit: Number(limit) }),
      };
      await runAction((desk) => perform(history, desk, asked), options.json ?? false, historyLines);
      finish(0);
    });
}

function historyLines({ lines }: Recounted, language: Language): readonly string[] {
  if (lines.length === 0) return [language.say({ code: 'report.history.none' })];
  return lines.flatMap(({ when, who, table, label, cells, cause }) => {
    const undo =
      cause === null
        ? ''
        : terminal.paint('dim', ` (${language.say({ code: 'report.history.undo', args: { cause } })})`);
    return [
      `${when}  ${terminal.paint('bold', printable(who))}  ${printable(`${table}: ${label}`)}${undo}`,
      ...(cells.length === 0 ? [`  ${language.say({ code: 'report.history.removed' })}`] : []),
      ...cells.map(({ column, from, to, why }) => {
        const reason = why === '' ? '' : terminal.paint('dim', ` · ${printable(why)}`);
        return `  ${printable(column)}: ${fromTo(from, to)}${reason}`;
      }),
    ];
  });
}
