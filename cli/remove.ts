import type { Command } from 'commander';
import type { Removed } from '../adapters/actions/remove.ts';
import type { Language } from '../core/language.ts';
import { changeSettings } from './change-settings.ts';
import { commandLine } from './command-line.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly yes?: true;
}

/** `rowcall remove`: the way out. */
export function addRemove(program: Command, finish: Finish): void {
  withBookOptions(program.command('remove'))
    .summary('take out of a spreadsheet what Rowcall has put there')
    .description(
      'Says which columns, which tab and what else in a spreadsheet is Rowcall’s own, asks, and takes it out; history is written into a file first. Every other cell, filter, drop-down and format stays as it is, and the settings say that Rowcall only watches from then on.',
    )
    .option('--yes', 'do not ask')
    .action(async (book: string | undefined, options: Options) => {
      finish(await takeOut(book, options));
    });
}

async function takeOut(book: string | undefined, options: Options): Promise<number> {
  const { perform, remove } = await import('../adapters/actions/index.ts');
  const asked = askedOf(book, options);
  const { manifest, yes = false, json = false } = options;
  const command = commandLine(['remove', book, '--yes'], manifest === undefined ? {} : { manifest });
  if (!yes) {
    const seen = await runAction(
      (desk) => perform(remove, desk, asked),
      json,
      (removed, language) => [
        ...removedLines(removed, language),
        ...(terminal.interactive ? [] : [language.say({ code: 'report.remove.next', args: { command } })]),
      ],
    );
    if (json || !terminal.interactive || !(await isAgreed(seen))) return 0;
  }
  const done = await runAction((desk) => perform(remove, desk, { ...asked, yes: true }), json, removedLines);
  await changeSettings(done, book, options, 'mode: watch');
  return Number(done.left.length > 0);
}

async function isAgreed({ language }: Removed): Promise<boolean> {
  const { languageByCode } = await import('../adapters/languages/index.ts');
  const { confirm } = await import('@clack/prompts');
  const message = languageByCode(language)!.say({ code: 'report.remove.ask' });
  return (await confirm({ message, initialValue: false })) === true;
}

function removedLines(
  { columns, kept, tab, left, history, lines, done }: Removed,
  language: Language,
): readonly string[] {
  const say = (code: string, args = {}) => printable(language.say({ code: `report.remove.${code}`, args }));
  const listed = (list: Removed['columns']) =>
    list.map(({ table, columns: some }) =>
      some.length === 0 ? `  ${say('tab')}` : printable(`  ${table}: ${some.join(', ')}`),
    );
  const nothing = columns.length === 0 && !tab && left.length === 0;
  return [
    terminal.paint('bold', say(done ? 'done' : nothing ? 'only-ids' : 'will')),
    ...listed(columns),
    ...(tab ? [`  ${say('tab')}`] : []),
    `  ${say('ids')}`,
    ...(kept.length > 0 ? [say('kept'), ...listed(kept)] : []),
    ...(left.length > 0 ? [terminal.paint('yellow', say('left')), ...listed(left)] : []),
    say(done ? 'history' : 'history-will', { file: history, count: lines }),
    say('rest'),
  ];
}
