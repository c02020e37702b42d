import type { Command } from 'commander';
import type { Proposed } from '../adapters/actions/init.ts';
import type { Language } from '../core/language.ts';
import type { Finish } from './finish.ts';
import { showProgress } from './progress.ts';
import { terminal } from './terminal.ts';

interface Options {
  readonly yes?: true;
  readonly print?: true;
  readonly force?: true;
  readonly language?: string;
  readonly name?: string;
}

/** `rowcall init`: settings for a spreadsheet that has none, beside it. */
export function addInit(program: Command, finish: Finish): void {
  program
    .command('init')
    .summary('make the settings for a spreadsheet')
    .description(
      'Looks at a spreadsheet and writes settings for it to rowcall.yaml beside it. The spreadsheet stays as it is.',
    )
    .argument('<book>', 'the workbook (.xlsx) or .csv file')
    .option('--yes', 'ask nothing, take what seems likeliest')
    .option('--print', 'print the settings instead of writing them')
    .option('--force', 'replace settings that are there already')
    .option('--name <name>', 'what the team calls it (default: the name of the file)')
    .option('--language <code>', 'what Rowcall speaks: en, ru or uk (default: the language of the headers)')
    .action(async (book: string, options: Options, command: Command) => {
      finish(await makeSettings(book, options, (why) => command.error(`error: ${why}`)));
    });
}

async function makeSettings(book: string, options: Options, refuse: (why: string) => never): Promise<number> {
  const { layDesk, writeText } = await import('../functions/compose.ts');
  const { init, perform, settingsName } = await import('../adapters/actions/index.ts');
  const { languages } = await import('../adapters/languages/index.ts');
  const progress = showProgress();
  const desk = layDesk(progress.say);
  const file = desk.beside(book, settingsName);
  const isThere = `${file} is there already: --force replaces it, --print only prints`;
  const { language, name, force = false, print = false } = options;
  const codes = languages.map(({ code }) => code);
  if (language !== undefined && !codes.includes(language)) refuse(`--language is one of ${codes.join(', ')}`);
  if (!print && !force && (await desk.has(file))) refuse(isThere);

  const asked = { book, ...(language !== undefined && { language }), ...(name !== undefined && { name }) };
  let proposed = await perform(init, desk, asked).finally(progress.end);
  if (terminal.interactive && !options.yes && !print) {
    const { askPerson } = await import('./init-questions.ts');
    const answers = await askPerson(proposed, languages, options);
    if (answers === null) return 0;
    proposed = await perform(init, desk, { ...asked, ...answers });
  }
  if (print) {
    await terminal.print(proposed.text);
    return 0;
  }
  if (!(await writeText(file, proposed.text, force))) refuse(isThere);
  const speaker = languages.find(({ code }) => code === proposed.language)!;
  await terminal.print(`${writtenWord(proposed, file, book, speaker)}\n`);
  return 0;
}

function writtenWord({ tables }: Proposed, file: string, book: string, language: Language): string {
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
  return language.say({ code: 'report.settings-written', args: { file, book, tables: tables.length, columns } });
}
