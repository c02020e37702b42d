import type { Command } from 'commander';
import type { Parted } from '../adapters/actions/unmerge.ts';
import type { Args } from '../core/finding.ts';
import type { Language } from '../core/language.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions, Word } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookAndWords } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';
import { keptLines, undoLine } from './undo.ts';

const words: readonly Word[] = [['row', 'the row that was joined: its number, its id, or what names it']];

/** `rowcall unmerge`: parts a row that was joined. Ends with 1 when something was kept, or nothing was parted. */
export function addUnmerge(program: Command, finish: Finish): void {
  const command = program
    .command('unmerge')
    .summary('part a row that was joined')
    .description(
      'Parts a row from the one it was joined into: both hold again what they held, and what led to each leads to it. Others that were joined with it stay joined; what was changed since is kept and listed.',
    )
    .option('--table <table>', 'the tab the row is in (default: the only one whose rows may be joined)');
  withBookAndWords(command, words, async (book, [row = ''], options: BookOptions & { readonly table?: string }) => {
    const { perform, unmerge } = await import('../adapters/actions/index.ts');
    const { table } = options;
    const asked = { ...askedOf(book, options), ...(table !== undefined && { table }), row, person: whoRuns() };
    const { kept, parted } = await runAction(
      (desk) => perform(unmerge, desk, asked),
      options.json ?? false,
      (answer, language) => [
        ...partedLines(answer, language),
        ...keptLines(answer.kept, language),
        ...undoLine(answer.cause, { book, manifest: options.manifest }, language),
      ],
    );
    finish(Number(kept.length > 0 || parted.length === 0));
  });
}

function partedLines({ parted, restored, message }: Parted, language: Language): readonly string[] {
  const say = (code: string, args: Args) => printable(language.say({ code, args }));
  if (message !== '') return [terminal.paint('bold', say('report.part.refused', { why: message }))];
  return [
    terminal.paint('bold', say('report.part.done', { count: parted.length, names: parted.join('; ') })),
    ...(restored > 0 ? [`  ${say('report.undo.restored', { count: restored })}`] : []),
  ];
}
