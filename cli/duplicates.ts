import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { DuplicatesInFile, FileDesk, FilesAsked } from '../adapters/actions/finding/duplicates-in-file.ts';
import type { Finish } from './finish.ts';
import { showProgress, silence } from './progress.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly id?: string;
  readonly fields?: string;
  readonly against?: string;
  readonly idAgainst?: string;
  readonly threshold?: string;
  readonly threads?: string;
  readonly language?: string;
  readonly table?: string;
  readonly all?: true;
  readonly learn?: true;
  readonly forget?: true;
}

/** Ways of saying what the columns of a plain file hold: any of them, and no settings are looked for. */
const plainly = ['id', 'fields', 'against', 'idAgainst', 'threshold', 'threads', 'language'] as const;
interface Stage {
  readonly next: string;
  readonly done: number;
  /** What is done when the next one begins. */
  readonly end: number;
}

/** Which part of the work is done when a step begins. A step that is told is behind us: the next one begins. */
const steps: Readonly<Record<Parameters<FileDesk['step']>[0], Stage>> = {
  open: { next: 'open', done: 0, end: 0.15 },
  begin: { next: 'read', done: 0.15, end: 0.5 },
  read: { next: 'block', done: 0.5, end: 0.6 },
  block: { next: 'fit', done: 0.6, end: 0.63 },
  fit: { next: 'score', done: 0.63, end: 0.92 },
  score: { next: 'group', done: 0.92, end: 1 },
  group: { next: 'group', done: 1, end: 1 },
};
const barWidth = 20;
const settings = 'rowcall.yaml';

/** `rowcall duplicates`: rows that are probably one, with the reasons. */
export function addDuplicates(program: Command, finish: Finish): void {
  const command = program
    .command('duplicates')
    .summary('find rows that are probably the same, and say why')
    .description(
      'Finds rows that are probably the same and says why. With settings it reads the spreadsheet by them; a plain .csv or .xlsx file needs none. Writes nothing in it.',
    )
    .argument('[file]', 'the .csv file, the workbook (.xlsx) or the link (default: the one that the settings name)')
    .option('--manifest <file>', 'the settings (default: rowcall.yaml beside the book, or here)')
    .option('--table <table>', 'only this tab')
    .option(
      '--id <column>',
      'plain file: the column that tells rows apart (default: one called id, else the row number)',
    )
    .option('--fields <columns>', 'plain file: what columns hold, as name:kind,… (default: by their headers)')
    .option('--against <file>', 'plain file: another file, whose rows are linked to those of the first')
    .option('--id-against <column>', 'plain file: the column that tells the rows of the other apart')
    .option('--threshold <probability>', 'plain file: from which probability on rows are the same (default: 0.6)')
    .option('--threads <number>', 'plain file: how many threads work (default: as many as there are processors)')
    .option('--language <code>', 'plain file: the language of the answer: en, ru or uk (default: that of the headers)')
    .option('--learn', 'learn from these rows, and from what people decided, by what to tell that rows are the same')
    .option('--forget', 'forget what was learnt')
    .option('--json', 'everything as JSON, for programs')
    .option('--all', 'everything, not only the first ten groups');
  command.action(async (file: string | undefined, options: Options) => {
    if (options.learn || options.forget) {
      if (options.learn && options.forget) command.error('error: either --learn or --forget');
      const { learnOrForget } = await import('./learn-duplicates.ts');
      await learnOrForget(file, options);
    } else if (file === undefined || !isPlain(file, options)) {
      const { listDuplicates } = await import('./duplicates-in-book.ts');
      await listDuplicates(file, options);
    } else await lookThroughFiles(file, options, (why) => command.error(`error: ${why}`));
    finish(0);
  });
}

function isPlain(file: string, options: Options): boolean {
  if (plainly.some((name) => options[name] !== undefined)) return true;
  if (options.manifest !== undefined) return false;
  const hasSettings = existsSync(join(dirname(file), settings));
  if (/\.(?:csv|tsv|txt)$/iu.test(file)) return !hasSettings;
  return (
    /\.xls[xm]$/iu.test(file) &&
    options.table === undefined &&
    existsSync(file) &&
    !hasSettings &&
    !existsSync(settings)
  );
}

async function lookThroughFiles(file: string, options: Options, refuse: (why: string) => never): Promise<void> {
  const { duplicatesInFile } = await import('../adapters/actions/finding/duplicates-in-file.ts');
  const { languages } = await import('../adapters/languages/index.ts');
  const { layFileDesk } = await import('../functions/lay-file-desk.ts');
  const spoken = languages.find(({ code }) => code === options.language);
  const codes = languages.map(({ code }) => code);
  if (options.language !== undefined && spoken === undefined) refuse(`--language is one of ${codes.join(', ')}`);
  const threshold = numberBetween(options.threshold, 0, 1, () => refuse('--threshold is a number between 0 and 1'));
  const threads = numberBetween(options.threads, 1, 64, () => refuse('--threads is a number from 1 to 64'));

  const progress = options.json ? silence : showProgress();
  const say = (spoken ?? languages[0]!).say;
  let under = steps.open;
  const show = (share: number) => {
    const { next, done, end } = under;
    progress.say(`${bar(done + (end - done) * share)}  ${say({ code: `report.duplicates.step.${next}` })}`);
  };
  const desk = layFileDesk(
    (step) => {
      under = steps[step];
      show(0);
    },
    threads,
    show,
  );
  const asked: FilesAsked = {
    file,
    ...(options.id !== undefined && { id: options.id }),
    ...(options.fields !== undefined && { fields: options.fields }),
    ...(options.against !== undefined && { against: options.against }),
    ...(options.idAgainst !== undefined && { idAgainst: options.idAgainst }),
    ...(threshold !== undefined && { threshold }),
  };
  try {
    const found = await duplicatesInFile(desk, asked, spoken);
    progress.end();
    await print(found, options);
  } finally {
    progress.end();
    desk.end();
  }
}

function bar(done: number): string {
  const filled = Math.round(done * barWidth);
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled);
}

async function print(found: DuplicatesInFile, { json, all }: Options): Promise<void> {
  if (json) {
    const { duplicatePieces } = await import('./duplicate-json.ts');
    for await (const piece of duplicatePieces(found)) await terminal.print(piece);
    return;
  }
  const { duplicateLines } = await import('./duplicate-lines.ts');
  await terminal.print(`${duplicateLines(found, all === true).join('\n')}\n`);
}

function numberBetween(text: string | undefined, least: number, most: number, refuse: () => never): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  return text.trim() !== '' && number >= least && number <= most ? number : refuse();
}
