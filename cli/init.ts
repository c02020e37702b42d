import type { Command } from 'commander';
import type { Finish } from './finish.ts';
import { type Making, makeSettings } from './make-settings.ts';
import type { Word } from './spreadsheet-options.ts';
import { withWords } from './spreadsheet-options.ts';
import { terminal } from './terminal.ts';

const kind: Word = ['kind', 'what kind of spreadsheet it is, where an id alone is given'];
const book: Word = ['book', 'the workbook (.xlsx), the .csv file or the link'];

/** `rowcall init`: settings for a spreadsheet that has none, beside it. */
export function addInit(program: Command, finish: Finish): void {
  const command = program
    .command('init')
    .summary('make the settings for a spreadsheet')
    .description(
      'Looks at a spreadsheet and writes settings for it to rowcall.yaml beside it, or into this folder where it is no file. The spreadsheet stays as it is.',
    )
    .option('--yes', 'ask nothing, take what seems likeliest')
    .option('--print', 'print the settings instead of writing them')
    .option('--force', 'replace settings that are there already');
  withNameAndLanguage(command);
  withWords(command, kind, [book], async (named, [address = ''], options: Making) => {
    const refuse = (why: string): never => command.error(`error: ${why}`);
    await refuseUnknownLanguage(options, refuse);
    const { settingsFor } = await import('../adapters/actions/index.ts');
    const { layDesk } = await import('../functions/compose.ts');
    const what = { book: address, ...(named !== undefined && { kind: named }) };
    const file = settingsFor(layDesk(), what);
    const made = await makeSettings(what, file, options);
    if (made.is === 'there') refuse(`${file} is there already: --force replaces it, --print only prints`);
    if (made.is === 'written') await terminal.print(`${made.line}\n`);
    finish(0);
  });
}

/** Adds what settings can be told besides the spreadsheet. */
export function withNameAndLanguage(command: Command): Command {
  return command
    .option('--name <name>', 'what the team calls it (default: what it is called already)')
    .option('--language <code>', 'what Rowcall speaks: en, ru or uk (default: the language of the headers)');
}

/** Refuses a language that Rowcall does not speak. */
export async function refuseUnknownLanguage(
  { language }: Pick<Making, 'language'>,
  refuse: (why: string) => never,
): Promise<void> {
  const { languages } = await import('../adapters/languages/index.ts');
  const codes = languages.map(({ code }) => code);
  if (language !== undefined && !codes.includes(language)) refuse(`--language is one of ${codes.join(', ')}`);
}
