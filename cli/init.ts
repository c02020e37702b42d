import type { Command } from 'commander';
import { typedWord } from '../adapters/actions/calling/typed-word.ts';
import type { Proposed } from '../adapters/actions/init.ts';
import type { Language } from '../core/language.ts';
import type { Finish } from './finish.ts';
import { showProgress } from './progress.ts';
import type { Word } from './spreadsheet-options.ts';
import { withWords } from './spreadsheet-options.ts';
import { terminal } from './terminal.ts';

interface Options {
  readonly yes?: true;
  readonly print?: true;
  readonly force?: true;
  readonly language?: string;
  readonly name?: string;
}

interface What {
  readonly book: string;
  readonly kind?: string;
}

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
    .option('--force', 'replace settings that are there already')
    .option('--name <name>', 'what the team calls it (default: what it is called already)')
    .option('--language <code>', 'what Rowcall speaks: en, ru or uk (default: the language of the headers)');
  withWords(command, kind, [book], async (named, [address = ''], options: Options) => {
    const what = { book: address, ...(named !== undefined && { kind: named }) };
    finish(await makeSettings(what, options, (why) => command.error(`error: ${why}`)));
  });
}

async function makeSettings(what: What, options: Options, refuse: (why: string) => never): Promise<number> {
  const { layDesk, writeText } = await import('../functions/compose.ts');
  const { init, perform, settingsFor } = await import('../adapters/actions/index.ts');
  const { languages } = await import('../adapters/languages/index.ts');
  const progress = showProgress();
  const desk = layDesk(progress.say);
  const file = settingsFor(desk, what);
  const isThere = `${file} is there already: --force replaces it, --print only prints`;
  const { language, name, force = false, print = false } = options;
  const codes = languages.map(({ code }) => code);
  if (language !== undefined && !codes.includes(language)) refuse(`--language is one of ${codes.join(', ')}`);
  if (!print && !force && (await desk.has(file))) refuse(isThere);

  const asked = { ...what, ...(language !== undefined && { language }), ...(name !== undefined && { name }) };
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
  await terminal.print(`${writtenWord(proposed, file, speaker)}\n`);
  return 0;
}

function writtenWord({ book, tables }: Proposed, file: string, language: Language): string {
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
  return language.say({
    code: 'report.settings-written',
    args: { file, typed: typedWord(book), tables: tables.length, columns },
  });
}
