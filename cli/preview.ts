import type { Command } from 'commander';
import type { Previewed } from '../adapters/actions/preview.ts';
import type { Language } from '../core/language.ts';
import { changeLine, firstLines } from './change-lines.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

const mostChanges = 10;

interface Options extends BookOptions {
  readonly people?: true;
  readonly all?: true;
}

/** `rowcall preview`: what `apply` would write. */
export function addPreview(program: Command, finish: Finish): void {
  withBookOptions(program.command('preview'))
    .summary('say what apply would write')
    .description(
      'Says which columns apply would add to a spreadsheet and which cells it would write or suggest. Writes nothing.',
    )
    .option('--people', 'as if people’s own cells were to be written too')
    .option('--all', 'every cell, not only the first ten')
    .action(async (book: string | undefined, options: Options) => {
      const { perform, preview } = await import('../adapters/actions/index.ts');
      const asked = { ...askedOf(book, options), draft: true, ...(options.people && { people: true }) };
      await runAction(
        (desk) => perform(preview, desk, asked),
        options.json ?? false,
        (seen, language) => previewLines(seen, language, options.all ? Number.POSITIVE_INFINITY : mostChanges),
      );
      finish(0);
    });
}

function previewLines({ columns, tables, changes }: Previewed, language: Language, most: number): readonly string[] {
  const said = tables.filter(({ written, suggested }) => written + suggested > 0);
  if (columns.length + said.length === 0) return [language.say({ code: 'report.preview.nothing' })];
  // Answers are told by their number: what they say is what `check` says.
  const telling = most === Number.POSITIVE_INFINITY ? changes : changes.filter(({ own }) => !own);
  return [
    ...columns.map(({ table, columns: added }) =>
      printable(language.say({ code: 'report.apply.added', args: { table, columns: added.join(', ') } })),
    ),
    ...said.map(({ table, written, suggested }) =>
      terminal.paint(
        'bold',
        printable(language.say({ code: 'report.preview.table', args: { table, written, suggested } })),
      ),
    ),
    ...firstLines(
      telling.map((one) => changeLine(one, language)),
      most,
      language,
    ),
  ];
}
