import type { Command } from 'commander';
import type { Desk } from '../adapters/actions/calling/desk.ts';
import type { Tried } from '../adapters/actions/try-book.ts';
import type { Language } from '../core/language.ts';
import { commandLine } from './command-line.ts';
import type { Finish } from './finish.ts';
import { showProgress } from './progress.ts';
import { terminal } from './terminal.ts';

/** Rows of each kind that stand on a page unless all are asked for. */
const rowsOnPage = 5;
const everything = Number.MAX_SAFE_INTEGER;
const usualPage = 'rowcall.html';

interface Options {
  readonly all?: true;
  readonly html?: string;
  readonly unmasked?: true;
  readonly language?: string;
  readonly json?: true;
}

/** What is looked at: somebody's own spreadsheet, or the sample team with its settings. */
interface Subject {
  readonly book: string;
  readonly settings?: string;
  readonly language?: string;
}

/** `rowcall try`: a first look at a spreadsheet that has no settings. Ends with 0 whatever was found. */
export function addTry(program: Command, finish: Finish): void {
  const command = program
    .command('try')
    .summary('look at a spreadsheet for the first time, without settings')
    .description(
      'Looks at a spreadsheet that needs no settings, and says what it finds there, sort by sort. Nothing is written into it or beside it. Without a book: at the spreadsheet of a sample team. Ends with 0 whatever was found.',
    )
    .argument('[book]', 'the workbook (.xlsx), the .csv file or the link (default: that of a sample team)')
    .option('--all', 'every row, not only the ten lines that matter most')
    .option('--html <file>', 'the same as a page to share, with phones and addresses masked')
    .option('--unmasked', 'mask nothing on the page')
    .option('--language <code>', 'what to answer in: en, ru or uk (default: the language of the headers)')
    .option('--json', 'everything as JSON, for programs')
    .action(async (book: string | undefined, options: Options) => {
      finish(await tryOut(book, options, (why) => command.error(`error: ${why}`)));
    });
}

async function tryOut(book: string | undefined, options: Options, refuse: (why: string) => never): Promise<number> {
  const { layDesk } = await import('../functions/compose.ts');
  const { perform, tryBook } = await import('../adapters/actions/index.ts');
  const { languageByCode, languages } = await import('../adapters/languages/index.ts');
  const { all, html, json, language: wanted } = options;
  if (wanted !== undefined && languageByCode(wanted) === undefined)
    refuse(`--language is one of ${languages.map(({ code }) => code).join(', ')}`);

  const progress = showProgress();
  const desk = layDesk(progress.say);
  if (html !== undefined && !(await mayStandIn(desk, html)))
    refuse(`${html} is no page of Rowcall’s: it is left as it is. Name another, such as ${usualPage}`);
  const subject: Subject =
    book === undefined ? await sampleTeam(wanted) : { book, ...(wanted && { language: wanted }) };
  const look = (points: number, masked: boolean) =>
    perform(tryBook, desk, { ...subject, points, masked }).finally(progress.end);

  const tried = await look(all || json ? everything : 1, false);
  const language = languageByCode(tried.language)!;
  if (json) {
    const { jsonOf } = await import('./json.ts');
    await terminal.print(`${jsonOf(tried)}\n`);
  } else await terminal.print(`${(await linesOf(tried, language, book, subject.book, options)).join('\n')}\n`);
  if (html !== undefined) {
    const isMasked = options.unmasked !== true;
    await writePage(html, await look(all ? everything : rowsOnPage, isMasked), language, isMasked);
    if (!json) await terminal.print(`${language.say({ code: 'report.try.page', args: { file: html } })}\n`);
  }
  return 0;
}

async function linesOf(
  tried: Tried,
  language: Language,
  given: string | undefined,
  book: string,
  { all, html }: Options,
): Promise<readonly string[]> {
  const { allTriedLines, triedLines } = await import('./try-lines.ts');
  const lines = all ? allTriedLines(tried, language, terminal) : triedLines(tried, language, terminal);
  const page = { code: 'report.try.next', args: { command: commandLine(['try', given], { html: usualPage }) } };
  const own = { code: 'report.try.sample', args: { file: book, command: `${commandLine(['try'])} FILE.xlsx` } };
  if (given === undefined) return [...lines, language.say(own)];
  return html === undefined ? [...lines, language.say(page)] : lines;
}

/** A page may take the place of another page of ours, and of nothing else. */
async function mayStandIn(desk: Desk, file: string): Promise<boolean> {
  const { isTriedPage } = await import('./try-page.ts');
  if (!/\.html?$/iu.test(file)) return false;
  // What is no text in letters that we know is no page of ours either.
  const there = await desk.readText(file).catch(() => '');
  return there === null || isTriedPage(there);
}

async function writePage(file: string, tried: Tried, language: Language, isMasked: boolean): Promise<void> {
  const { writeText } = await import('../functions/compose.ts');
  const { triedPage } = await import('./try-page.ts');
  await writeText(file, triedPage(tried, language, isMasked), true);
}

/** The sample team in the language that is wanted, or else in that of this computer. */
async function sampleTeam(wanted: string | undefined): Promise<Subject> {
  const { layTeam } = await import('../functions/lay-team.ts');
  return await layTeam(wanted ?? new Intl.DateTimeFormat().resolvedOptions().locale);
}
