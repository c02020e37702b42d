import { type Command, InvalidArgumentError } from 'commander';
import type { Overview } from '../adapters/actions/overview.ts';
import { failures, RowcallError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import type { FileNews } from '../functions/watch-file.ts';
import { answering } from './answer-rows.ts';
import { backupLines } from './backup.ts';
import { failureLines } from './failure.ts';
import type { Finish } from './finish.ts';
import { firstLookLines, newsLines } from './look-lines.ts';
import { newSleeper, type Sleeper } from './sleeper.ts';
import { rulesTeller } from './tell-rules.ts';
import { terminal } from './terminal.ts';
import { openWatched, type Watched } from './watched.ts';

const sampleFolder = 'rowcall-sample';
const retries = 6;
const retryAfter = 300;
/** After so many seconds it is tried again to do what could not be done: a book was open, or another was at work. */
const soon = 1;
/** After so many seconds it is looked whether anything of a file is due; it tells of its saves by itself. */
const minute = 60;
/** The same of a spreadsheet elsewhere where nothing is done that somebody waits for. */
const hour = 3600;
const usualEvery = 15;

interface Options {
  readonly once?: true;
  readonly apply?: true;
  readonly every?: number;
}

/** `rowcall start`: a spreadsheet that is looked at whenever somebody was at work there; without any, a sample to play with. */
export function addStart(program: Command, finish: Finish): void {
  program
    .command('start')
    .summary('look at a spreadsheet whenever somebody was at work there')
    .description(
      `Looks at a spreadsheet, and again whenever somebody was at work there, and says what is new. Without a book: at the one that settings in this folder name, or else at a sample, which is put into the folder ${sampleFolder}. The sample is answered in its rows; a spreadsheet of yours stays as it is where the settings say mode: watch, and what would have been done there is counted for rowcall report. Ends with 0 whatever was found.`,
    )
    .argument('[book]', 'the workbook (.xlsx), the .csv file or the link (default: by the settings here, or a sample)')
    .option('--once', 'look once and end')
    .option('--apply', 'answer in the rows as well, as with the sample')
    .option(
      '--every <seconds>',
      'how often to ask whether anybody was at work, where the spreadsheet is no file (default: 15)',
      secondsOf,
    )
    .action(async (book: string | undefined, options: Options) => {
      const watched = await openWatched(book, sampleFolder);
      try {
        await (options.once ? lookOnce(watched) : keepLooking(watched, options));
      } finally {
        await watched.close();
      }
      finish(0);
    });
}

function secondsOf(said: string): number {
  const seconds = Number(said);
  if (seconds >= 1 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError('It is a number of seconds, from 1 to 86400.');
}

async function lookOnce(watched: Watched): Promise<void> {
  const seen = await watched.look();
  // Without settings in a file `rowcall check` would refuse, and it has been said how to make one.
  await print(await firstLookLines(watched, seen, watched.settings === null ? null : 'report.start.once'));
  await backUp(watched, watched.speaker(seen));
}

/** What the loop goes by. */
interface Round {
  readonly watched: Watched;
  readonly sleeper: Sleeper;
  /** What was heard since the last round. */
  news: FileNews | null;
  stopped: boolean;
  /** A failure that lasts is said once, where nobody has saved meanwhile. */
  failure: string;
}

async function keepLooking(watched: Watched, { apply, every: said }: Options): Promise<void> {
  const round: Round = { watched, sleeper: newSleeper(), news: null, stopped: false, failure: '' };
  const stop = () => {
    round.stopped = true;
    round.sleeper.wake();
  };
  const tell = (news: FileNews) => {
    round.news = news;
    round.sleeper.wake();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);

  // Whatever is saved while it is looked at is news.
  const closing = [watched.watch(tell, said)];
  try {
    const seen = await lookFirst(round, said ?? usualEvery);
    if (seen === null) return;
    const inRows = apply ?? (watched.isSample || watched.mode !== 'watch');
    const every = said ?? Math.max(usualEvery, watched.pace());
    const next = `report.start.${inRows ? 'answers' : 'try'}${watched.isFile ? '' : '-there'}`;
    await print([...(await firstLookLines(watched, seen, next)), ...countedLine(round, seen, inRows)]);
    // Who answers rows asks by itself whether anybody was at work: to ask twice would only cost calls.
    if (!watched.isFile && !inRows) closing.push(watched.ask(every, tell, (error) => void tellFailure(round, error)));
    await goOn(round, seen, inRows, every);
  } finally {
    for (const close of closing) close();
  }
}

async function goOn(round: Round, first: Overview, inRows: boolean, every: number): Promise<void> {
  const { watched, sleeper } = round;
  const { afterFailure } = await import('../functions/watch-store.ts');
  const language = watched.speaker(first);
  const isAsked = inRows && (watched.isSample || watched.mode === 'watch');
  // Where settings are only guessed nothing is remembered: whoever keeps them is told what would have been done.
  const rows = watched.settings === null && !inRows ? null : answering(() => watched.tick(isAsked), language);
  const tellRules = rulesTeller(watched, language);
  let seen = first;
  let failed = 0;
  while (!round.stopped) {
    const { news } = round;
    round.news = null;
    await tellRules();
    if (news === 'gone') await print([language.say({ code: 'report.start.gone' })]);
    else {
      if (news === 'saved') seen = await lookAgain(round, seen, language, rows?.wasOwnSave() ?? false);
      await (rows?.answer() ?? backUp(watched, language));
    }
    failed = rows?.failure ? failed + 1 : 0;
    await sleeper.rest(restAfter());
  }

  function restAfter(): number | null {
    if (rows === null) return null;
    if (rows.isWaiting) return soon;
    if (watched.isFile) return minute;
    const usual = inRows ? every : hour;
    return rows.failure === null ? usual : afterFailure(rows.failure, usual, failed - 1);
  }
}

/** That what would have been done is counted, and where that can be seen. */
function countedLine({ watched }: Round, seen: Overview, inRows: boolean): readonly string[] {
  if (inRows || watched.settings === null) return [];
  return [watched.speaker(seen).say({ code: 'report.start.counted', args: { file: watched.name } })];
}

/** A spreadsheet elsewhere that cannot be reached is tried again: this may have begun before the network did. */
async function lookFirst(round: Round, every: number): Promise<Overview | null> {
  const { afterFailure } = await import('../functions/watch-store.ts');
  for (let failed = 0; !round.stopped; failed++) {
    try {
      return await round.watched.look();
    } catch (error) {
      if (round.watched.isFile || !(error instanceof RowcallError) || !failures[error.code].retryable) throw error;
      await tellFailure(round, error);
      await round.sleeper.rest(afterFailure(error, every, failed));
    }
  }
  return null;
}

/** That a backup cannot be made is said, and stops nothing. */
async function backUp(watched: Watched, language: Language): Promise<void> {
  try {
    const kept = await watched.backUp();
    if (kept?.is === 'made') await print(backupLines(kept, language));
  } catch (error) {
    if (!(error instanceof RowcallError)) throw error;
    await print(failureLines(error));
  }
}

/**
 * A file that another program is still writing is tried again; only then is it said that it cannot be read. Of our own save
 * nothing is said unless somebody else's came with it, and of a spreadsheet elsewhere nothing unless there is news.
 */
async function lookAgain(round: Round, before: Overview, language: Language, isOwnSave: boolean): Promise<Overview> {
  const { watched } = round;
  for (let left = retries; ; left--) {
    try {
      const seen = await watched.look(before.marks);
      round.failure = '';
      const isNews = seen.news !== null && seen.news.freshCount + seen.news.goneCount > 0;
      if (isNews || (watched.isFile && !isOwnSave)) await print(newsLines(seen, language));
      return seen;
    } catch (error) {
      if (!(error instanceof RowcallError)) throw error;
      if (left > 0 && error.code.startsWith('book.')) {
        await new Promise((over) => setTimeout(over, retryAfter));
        continue;
      }
      await tellFailure(round, error);
      return before;
    }
  }
}

async function tellFailure(round: Round, error: unknown): Promise<void> {
  const lines = failureLines(error);
  const said = lines.join('\n');
  if (!round.watched.isFile && round.failure === said) return;
  round.failure = said;
  await print(lines);
}

async function print(lines: readonly string[]): Promise<void> {
  await terminal.print(`${lines.join('\n')}\n`);
}
