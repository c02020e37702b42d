import type { Command } from 'commander';
import type { BackedUp } from '../adapters/actions/backup.ts';
import type { Overview, Point } from '../adapters/actions/overview.ts';
import type { Ticked } from '../adapters/actions/tick.ts';
import { RowcallError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { FileNews } from '../functions/watch-file.ts';
import { answering } from './answer-rows.ts';
import { backupLines } from './backup.ts';
import { failureLines } from './failure.ts';
import type { Finish } from './finish.ts';
import { showProgress } from './progress.ts';
import { waitingLine } from './questions.ts';
import { showMessages } from './show-messages.ts';
import { printable, terminal } from './terminal.ts';

const sampleFolder = 'workspace';
const retries = 6;
const retryAfter = 300;
/** After so many milliseconds it is tried again to do what could not be done: a book was open, or another was at work. */
const again = 1000;
const minute = 60_000;
const mostNews = 10;

/** `rowcall start`: a spreadsheet that is looked at whenever it is saved; without a book, a sample to play with. */
export function addStart(program: Command, finish: Finish): void {
  program
    .command('start')
    .summary('look at a spreadsheet whenever it is saved')
    .description(
      `Looks at a spreadsheet and again whenever it is saved, and says what is new. Without a book: at a sample, which is put into the folder ${sampleFolder}. The sample is answered in its rows; a book of yours stays as it is. Ends with 0 whatever was found.`,
    )
    .argument('[book]', 'the workbook (.xlsx) or .csv file (default: a sample)')
    .option('--once', 'look once and end')
    .option('--apply', 'answer in the rows as well, as with the sample')
    .action(async (book: string | undefined, options: { once?: true; apply?: true }) => {
      await (options.once ? lookOnce(book) : keepLooking(book, options.apply ?? book === undefined));
      finish(0);
    });
}

/** A book with all that is needed to look at it again and again. */
interface Watched {
  readonly book: string;
  readonly isSample: boolean;
  /** The file of its settings; `null` where they are only guessed. */
  readonly settings: string | null;
  look(since?: Overview['marks']): Promise<Overview>;
  /** Answers its rows and does what is due, by the settings in the file. */
  tick(): Promise<Ticked>;
  /** Keeps a backup once a day, where the settings name a folder for it. */
  backUp(): Promise<BackedUp | null>;
  speaker(overview: Overview): Language;
}

async function open(given: string | undefined): Promise<Watched> {
  const { layDesk, laySample } = await import('../functions/compose.ts');
  const { backup, init, overview, perform, settingsName, tick } = await import('../adapters/actions/index.ts');
  const { languageByCode } = await import('../adapters/languages/index.ts');
  const progress = showProgress();
  const desk = layDesk(progress.say, showMessages(progress, false));
  const book = given ?? (await laySample(sampleFolder));
  const beside = desk.beside(book, settingsName);
  const settings = (await desk.has(beside)) ? beside : null;
  const guessed = settings === null ? { settings: (await perform(init, desk, { book })).text } : {};
  return {
    book,
    isSample: given === undefined,
    settings,
    look: (since) =>
      perform(overview, desk, { book, ...guessed, remember: true, ...(since && { since }) }).finally(progress.end),
    tick: () => perform(tick, desk, { book }).finally(progress.end),
    backUp: async () =>
      settings === null ? null : await perform(backup, desk, { book, daily: true }).finally(progress.end),
    speaker: (seen) => languageByCode(seen.language)!,
  };
}

async function lookOnce(given: string | undefined): Promise<void> {
  const watched = await open(given);
  const seen = await watched.look();
  // Without settings in a file `rowcall check` would refuse, and it has been said how to make one.
  await tellFirst(watched, seen, watched.settings === null ? null : 'report.start.once');
  await backUp(watched, watched.speaker(seen));
}

async function keepLooking(given: string | undefined, inRows: boolean): Promise<void> {
  const watched = await open(given);
  const { watchFile } = await import('../functions/watch-file.ts');
  const heard: { news: FileNews | null } = { news: null };
  let awake = Promise.withResolvers<void>();
  let stopped = false;
  const wake = () => awake.resolve();
  const stop = () => {
    stopped = true;
    wake();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const files = watched.settings === null ? [watched.book] : [watched.book, watched.settings];
  const watches = files.map((file) =>
    watchFile(file, (news) => {
      heard.news = news;
      wake();
    }),
  );
  const timer = inRows ? setInterval(wake, minute) : undefined;

  try {
    let seen = await watched.look();
    const language = watched.speaker(seen);
    await tellFirst(watched, seen, inRows ? 'report.start.answers' : 'report.start.try');
    const rows = inRows ? answering(watched.tick, language) : null;
    const act = () => rows?.answer() ?? backUp(watched, language);
    await act();
    for (;;) {
      const soon = rows?.isWaiting ? setTimeout(wake, again) : undefined;
      await awake.promise;
      awake = Promise.withResolvers();
      clearTimeout(soon);
      if (stopped) return;
      const { news } = heard;
      heard.news = null;
      if (news === 'gone') {
        await terminal.print(`${language.say({ code: 'report.start.gone' })}\n`);
        continue;
      }
      if (news === 'saved') seen = await lookAgain(watched, seen, language, rows?.wasOwnSave() ?? false);
      await act();
    }
  } finally {
    clearInterval(timer);
    for (const watch of watches) watch.close();
  }
}

/** That a backup cannot be made is said, and stops nothing. */
async function backUp(watched: Watched, language: Language): Promise<void> {
  try {
    const kept = await watched.backUp();
    if (kept?.is === 'made') await terminal.print(`${backupLines(kept, language).join('\n')}\n`);
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
    await terminal.print(`${failureLines(error).join('\n')}\n`);
  }
}

/**
 * A file that another program is still writing is tried again; only then is it said that it cannot be read. Of our own save
 * nothing is said unless somebody else's came with it.
 */
async function lookAgain(
  watched: Watched,
  before: Overview,
  language: Language,
  isOwnSave: boolean,
): Promise<Overview> {
  for (let left = retries; ; left--) {
    try {
      const seen = await watched.look(before.marks);
      const isNews = seen.news !== null && seen.news.freshCount + seen.news.goneCount > 0;
      if (isNews || !isOwnSave) await terminal.print(`${newsLines(seen, language).join('\n')}\n`);
      return seen;
    } catch (error) {
      if (!(error instanceof RowcallError)) throw error;
      if (left > 0 && error.code.startsWith('book.')) {
        await new Promise((over) => setTimeout(over, retryAfter));
        continue;
      }
      await terminal.print(`${failureLines(error).join('\n')}\n`);
      return before;
    }
  }
}

async function tellFirst(watched: Watched, seen: Overview, next: string | null): Promise<void> {
  const { reportLines } = await import('./report.ts');
  const language = watched.speaker(seen);
  const say = (code: string) => language.say({ code, args: { file: watched.book } });
  const lines = [
    say(watched.isSample ? 'report.start.sample' : 'report.start.book'),
    ...(watched.settings === null ? [say('report.start.guessed')] : []),
    '',
    ...reportLines(seen, language, terminal),
    ...waitingLine(seen.questions, language),
    ...(next === null ? [] : ['', say(next)]),
  ];
  await terminal.print(`${lines.join('\n')}\n`);
}

/** What is new since the last look, and how much is gone. */
function newsLines({ news }: Overview, language: Language): readonly string[] {
  const { fresh, freshCount, goneCount } = news ?? { fresh: [], freshCount: 0, goneCount: 0 };
  const say = (code: string, args = {}) => language.say({ code, args });
  const shown = fresh.slice(0, mostNews);
  const lines = shown.map((point) => newsLine(point, language));
  if (freshCount > shown.length) lines.push(say('report.more', { count: freshCount - shown.length }));
  if (goneCount > 0) lines.push(terminal.paint('green', say('report.gone', { count: goneCount })));
  return lines.length > 0 ? lines : [say('report.nothing-new')];
}

function newsLine({ table, row, column, severity, message }: Point, language: Language): string {
  const args = { table, row: row ?? '', column, inRow: row !== null, inColumn: column !== '' };
  const what = `${language.say({ code: 'report.at', args })}: ${message}`;
  const line = printable(language.say({ code: 'report.new', args: { what } }));
  return severity === 'note' ? line : terminal.paint(severity === 'error' ? 'red' : 'yellow', line);
}
