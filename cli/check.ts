import type { Command } from 'commander';
import type { Finish } from './finish.ts';
import { showProgress } from './progress.ts';
import { waitingLine } from './questions.ts';
import { askedOf } from './spreadsheet-options.ts';
import { terminal } from './terminal.ts';

const everything = Number.MAX_SAFE_INTEGER;

interface Options {
  readonly manifest?: string;
  readonly settings?: true;
  readonly json?: true;
  readonly all?: true;
}

/** `rowcall check`: what is to be fixed, asked or put right. Ends with 1 when something is to be fixed. */
export function addCheck(program: Command, finish: Finish): void {
  program
    .command('check')
    .summary('say what is to be fixed, asked or put right')
    .description(
      'Reads a spreadsheet by its settings and says what is to be fixed, asked or put right. Writes nothing.',
    )
    .argument('[book]', 'the workbook (.xlsx), the .csv file or the link (default: the one that the settings name)')
    .option('--manifest <file>', 'the settings (default: rowcall.yaml beside the book, or here)')
    .option('--settings', 'look at the settings only')
    .option('--json', 'everything as JSON, for programs')
    .option('--all', 'everything, not only the ten lines that matter most')
    .action(async (book: string | undefined, options: Options) => {
      finish(await (options.settings ? lookAtSettings(book, options) : lookAtBook(book, options)));
    });
}

async function lookAtBook(book: string | undefined, { manifest, json, all }: Options): Promise<number> {
  const { layDesk } = await import('../functions/compose.ts');
  const { check, overview, perform } = await import('../adapters/actions/index.ts');
  const progress = showProgress();
  const desk = layDesk(progress.say);
  const asked = { ...askedOf(book, { ...(manifest !== undefined && { manifest }) }), draft: true };
  try {
    if (json) {
      const checked = await perform(check, desk, asked);
      progress.end();
      const { jsonPieces } = await import('./json.ts');
      for (const piece of jsonPieces(checked)) await terminal.print(piece);
      return Number(checked.tables.some(({ findings }) => findings.some(({ severity }) => severity === 'error')));
    }
    const { languageByCode } = await import('../adapters/languages/index.ts');
    const { reportLines, wholeReportLines } = await import('./report.ts');
    const seen = await perform(overview, desk, { ...asked, ...(all && { points: everything }) });
    progress.end();
    const language = languageByCode(seen.language)!;
    const seeAll = `: ${language.say({ code: 'report.see-all' })}`;
    const lines = all ? wholeReportLines(seen, language, terminal) : reportLines(seen, language, terminal, seeAll);
    await terminal.print(`${[...lines, ...waitingLine(seen.questions, language)].join('\n')}\n`);
    return Number(seen.groups.some(({ severity }) => severity === 'error'));
  } finally {
    progress.end();
  }
}

async function lookAtSettings(book: string | undefined, { manifest }: Options): Promise<number> {
  const { layDesk } = await import('../functions/compose.ts');
  const { checkSettings, perform } = await import('../adapters/actions/index.ts');
  const { languageByCode } = await import('../adapters/languages/index.ts');
  const asked = { ...askedOf(book, { ...(manifest !== undefined && { manifest }) }), draft: true };
  const { language, tables } = await perform(checkSettings, layDesk(), asked);
  const columns = tables.reduce((sum, table) => sum + table.columns, 0);
  const args = { tables: tables.length, columns };
  await terminal.print(`${languageByCode(language)!.say({ code: 'report.settings-sound', args })}\n`);
  return 0;
}
