import { type Command, InvalidArgumentError } from 'commander';
import type { Publications } from '../adapters/actions/publications.ts';
import type { PublishedAnswer } from '../adapters/actions/publish.ts';
import type { Language } from '../core/language.ts';
import { changeLine } from './change-lines.ts';
import { commandLine } from './command-line.ts';
import type { Finish } from './finish.ts';
import { pointLine } from './look-lines.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly note?: string;
  readonly back?: true | number;
  readonly yes?: true;
  readonly all?: true;
  readonly list?: true;
  readonly print?: number;
}

const everything = 1000;

/** `rowcall publish`: looks at what changed settings would do, and makes them the version that counts everywhere. */
export function addPublish(program: Command, finish: Finish): void {
  withBookOptions(program.command('publish'))
    .summary('make changed settings count wherever Rowcall works')
    .description(
      'Says what changed settings would do to the rows there are, and makes them the next version: it counts from then on wherever Rowcall works on this spreadsheet, without a restart. On a terminal it asks first; otherwise it publishes with --yes.',
    )
    .option('--note <text>', 'what was changed and why, for others')
    .option('--back [version]', 'publish an earlier version again (default: the one before)', versionOf)
    .option('--yes', 'publish without asking')
    .option('--all', `every cell and all that was found, up to ${everything}, not only the first ten`)
    .option('--list', 'only list the versions')
    .option('--print <version>', 'only print the settings of a version', versionOf)
    .action(async (book: string | undefined, options: Options) => {
      if (options.list || options.print !== undefined) await tell(book, options);
      else await publishing(book, options);
      finish(0);
    });
}

function versionOf(said: string): number {
  const version = Number(said);
  if (Number.isInteger(version) && version > 0) return version;
  throw new InvalidArgumentError('It is the number of a version, as --list gives it.');
}

async function tell(book: string | undefined, options: Options): Promise<void> {
  const { perform, publications } = await import('../adapters/actions/index.ts');
  const { print, json = false } = options;
  const asked = { ...askedOf(book, options), ...(print !== undefined && { version: print }) };
  await runAction(
    (desk) => perform(publications, desk, asked),
    json,
    (answer, language) => (answer.text === null ? listLines(answer, language) : [shownText(answer.text)]),
  );
}

/** Settings as they are, but for what would command the terminal. */
function shownText(text: string): string {
  return text.replace(/\n$/u, '').replace(/[^\P{Cc}\n\t]/gu, '');
}

async function publishing(book: string | undefined, options: Options): Promise<void> {
  const { perform, publish } = await import('../adapters/actions/index.ts');
  const { note, back, yes = false, all = false, json = false } = options;
  const isAsking = terminal.interactive && !yes && !json;
  const asked = {
    ...askedOf(book, options),
    ...(note !== undefined && { note }),
    ...(back !== undefined && { back: back === true ? ('previous' as const) : back }),
    ...(all && { examples: everything }),
    person: whoRuns(),
  };
  const command = `${commandLine(['publish', book], { manifest: options.manifest, note })}${backWord(back)} --yes`;
  let speaker: Language | null = null;
  const seen = await runAction(
    (desk) => perform(publish, desk, { ...asked, yes }),
    json,
    (answer, language) => {
      speaker = language;
      return publishedLines(answer, language, isAsking ? null : command);
    },
  );
  if (!isAsking || seen.same || speaker === null) return;
  if (!(await isWanted(seen, speaker))) return;
  const looked = { over: seen.newest?.version ?? 0, digest: seen.digest };
  await runAction((desk) => perform(publish, desk, { ...asked, ...looked, yes: true }), false, didLines);
}

function backWord(back: Options['back']): string {
  return back === undefined ? '' : back === true ? ' --back' : ` --back ${back}`;
}

async function isWanted({ newest }: PublishedAnswer, language: Language): Promise<boolean> {
  const { confirm, isCancel } = await import('@clack/prompts');
  const version = (newest?.version ?? 0) + 1;
  const answer = await confirm({ message: language.say({ code: 'report.publish.ask', args: { version } }) });
  return !isCancel(answer) && answer;
}

/** What was looked at, and what came of it; `command` would publish it, `null` where a person is asked. */
function publishedLines(answer: PublishedAnswer, language: Language, command: string | null): readonly string[] {
  const { newest, same, readable, comparison, back } = answer;
  const say = (code: string, args: Record<string, string | number> = {}) =>
    printable(language.say({ code: `report.publish.${code}`, args }));
  if (same) return [say('same', { version: newest?.version ?? 0 })];
  const head = newest === null ? say('first') : say('over', { ...newest, back: '' });
  return [
    ...(back === null ? [] : [say('back', { version: back })]),
    terminal.paint('bold', head),
    ...(readable ? [] : [terminal.paint('yellow', say('unreadable', { version: newest?.version ?? 0 }))]),
    ...(comparison === null ? [] : comparisonLines(comparison, language)),
    ...didLines(answer, language),
    ...(answer.published === null && command !== null ? [say('next', { command })] : []),
  ];
}

function comparisonLines(
  { columns, tables, gone, changes, findings }: NonNullable<PublishedAnswer['comparison']>,
  language: Language,
): readonly string[] {
  const say = (code: string, args: Record<string, string | number>) =>
    printable(language.say({ code: `report.publish.${code}`, args }));
  const said = tables.filter(({ rows, fresh }) => rows + fresh > 0);
  if (columns.length + said.length + gone === 0) return [say('nothing', {})];
  return [
    ...columns.map(({ table, columns: added }) => say('columns', { table, columns: added.join(', ') })),
    ...said.map((table) => say('effect', table)),
    ...(gone > 0 ? [say('gone', { count: gone })] : []),
    ...changes.map((one) => changeLine(one, language)),
    ...(findings.length > 0 ? [say('new-findings', {})] : []),
    ...findings.map((one) => `  ${pointLine(one, language)}`),
  ];
}

function didLines({ published, back, file }: PublishedAnswer, language: Language): readonly string[] {
  if (published === null) return [];
  const say = (code: string, args: Record<string, string | number>) =>
    printable(language.say({ code: `report.publish.${code}`, args }));
  const { version } = published;
  return [
    terminal.paint('green', say('did', { version })),
    ...(back === null ? [] : [say('file-stays', { file, version })]),
  ];
}

function listLines({ file, standing, versions }: Publications, language: Language): readonly string[] {
  return [
    ...versions.map(({ version, when, person, note, back }) =>
      printable(
        language.say({
          code: 'report.publish.version',
          args: { version, when, person, note, back: back ?? 0, isBack: back !== null, hasNote: note !== '' },
        }),
      ),
    ),
    ...standingLines({ file, standing, versions }, language),
  ];
}

/** How the file stands to what was published. */
export function standingLines(
  { file, standing, versions }: Pick<Publications, 'file' | 'standing' | 'versions'>,
  language: Language,
): readonly string[] {
  const code = { unpublished: 'none', same: 'stands', older: 'older', changed: 'changed' }[standing.is];
  const args = { file, version: versions[0]?.version ?? 0, old: standing.is === 'older' ? standing.version : 0 };
  const line = printable(language.say({ code: `report.publish.${code}`, args }));
  return [standing.is === 'older' || standing.is === 'changed' ? terminal.paint('yellow', line) : line];
}
