import type { Command } from 'commander';
import type { ToldApart } from '../adapters/actions/not-duplicate.ts';
import type { Args } from '../core/finding.ts';
import type { Language } from '../core/language.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions, Word } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookAndWords } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

const words: readonly Word[] = [
  ['row', 'one row: its number, its id, or what names it'],
  ['other', 'the other row'],
];

interface Options extends BookOptions {
  readonly table?: string;
  readonly maybe?: true;
}

/** `rowcall not-duplicate`: says once and for all that two rows are not the same. */
export function addNotDuplicate(program: Command, finish: Finish): void {
  const command = program
    .command('not-duplicate')
    .summary('say that two rows are not the same')
    .description('Remembers for ever that two rows are not the same: nobody is asked about them again.')
    .option('--table <table>', 'the tab the rows are in (default: the only one whose rows may be joined)')
    .option('--maybe', 'take it back: they may be the same after all');
  withBookAndWords(command, words, async (book, rows, options: Options) => {
    const { notDuplicate, perform } = await import('../adapters/actions/index.ts');
    const { table, maybe = false } = options;
    const asked = { ...askedOf(book, options), ...(table !== undefined && { table }), rows: [...rows], maybe };
    await runAction(
      (desk) => perform(notDuplicate, desk, { ...asked, person: whoRuns() }),
      options.json ?? false,
      (answer, language) => toldLines(answer, language, maybe),
    );
    finish(0);
  });
}

function toldLines({ rows, before }: ToldApart, language: Language, maybe: boolean): readonly string[] {
  const [name = '', other = ''] = rows.map(({ label }) => label);
  const say = (code: string, args: Args) => printable(language.say({ code: `report.different.${code}`, args }));
  return [
    terminal.paint('bold', say(maybe ? 'back' : 'done', { name, other })),
    ...before.map((one) => terminal.paint('dim', say('again', one))),
  ];
}
