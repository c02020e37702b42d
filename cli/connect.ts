import { setTimeout as sleep } from 'node:timers/promises';
import { type Command, InvalidArgumentError } from 'commander';
import type { Connected } from '../adapters/actions/connect.ts';
import type { Language } from '../core/language.ts';
import { commandLine } from './command-line.ts';
import { type Door, openDoor, type What } from './connect-door.ts';
import type { Finish } from './finish.ts';
import { refuseUnknownLanguage, withNameAndLanguage } from './init.ts';
import { keyIn } from './key-in.ts';
import { type Making, makeSettings } from './make-settings.ts';
import { speaksHere } from './speaks-here.ts';
import type { Word } from './spreadsheet-options.ts';
import { withWords } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends Pick<Making, 'name' | 'language'> {
  readonly key?: string;
  readonly wait?: number;
  readonly yes?: true;
  readonly json?: true;
}

const kind: Word = ['kind', 'what kind of spreadsheet it is, where an id alone is given'];
const book: Word = ['book', 'the link that the browser shows while the spreadsheet is open'];
const pause = 3000;

/** `rowcall connect`: lets Rowcall look at a spreadsheet, step by step, and makes its settings. Ends with 1 while a step is left. */
export function addConnect(program: Command, finish: Finish): void {
  const command = program
    .command('connect')
    .summary('let Rowcall look at a spreadsheet elsewhere, step by step')
    .description(
      'Leads through what is to be done once with Google, Airtable or Notion so that Rowcall may look at a spreadsheet: opens each page, waits, checks, keeps the key in a file that nobody else may read, and writes the first settings. It changes nothing in the spreadsheet. Without a terminal it says what is left to do.',
    )
    .option('--key <file>', 'the file that holds the key; - for the standard input')
    .option('--wait <seconds>', 'without a terminal: how long to wait for what is left to do', secondsOf)
    .option('--yes', 'ask nothing')
    .option('--json', 'everything as JSON, for programs');
  withNameAndLanguage(command);
  withWords(command, kind, [book], async (named, [address = ''], options: Options) => {
    await refuseUnknownLanguage(options, (why) => command.error(`error: ${why}`));
    const what = { book: address, ...(named !== undefined && { kind: named }) };
    finish(await connectTo(what, options));
  });
}

function secondsOf(said: string): number {
  const seconds = Number(said);
  if (seconds >= 0 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError('It is a number of seconds, up to 86400.');
}

async function connectTo(what: What, options: Options): Promise<number> {
  const { languageByCode } = await import('../adapters/languages/index.ts');
  const { layDesk } = await import('../functions/compose.ts');
  const { settingsFor } = await import('../adapters/actions/index.ts');
  const language = languageByCode(options.language ?? (await speaksHere()))!;
  const isAsked = terminal.interactive && !options.yes && !options.json;
  const settings = settingsFor(layDesk(), what);
  const door = openDoor(what, settings, language);
  const given = options.key === undefined ? null : await keyIn(options.key);
  const at = await (isAsked && given === null ? lead(door, language, what) : goBy(door, given, options.wait ?? 0));
  if (at === null) return 1;

  const made = at.connected ? await makeSettings(what, settings, { ...options, yes: !isAsked }) : null;
  if (options.json) {
    const written = made?.is === 'written';
    const { jsonOf } = await import('./json.ts');
    await terminal.print(`${jsonOf({ ...at, keys: door.kept(), settings, written })}\n`);
    return Number(!at.connected);
  }
  const say = (code: string, args: Readonly<Record<string, string>>) =>
    language.say({ code: `report.connect.${code}`, args });
  const file = door.kept();
  const lines = [
    ...(file === null ? [] : [say('kept', { file })]),
    ...(at.connected ? [say('connected', { book: at.book })] : leftLines(at, what, language)),
  ];
  if (made?.is === 'written') lines.push(made.line);
  if (made?.is === 'there')
    lines.push(say('settings-stay', { file: settings, command: commandLine(['check', at.book]) }));
  await terminal.print(`${lines.map(printable).join('\n')}\n`);
  return Number(!at.connected);
}

/** Without a person to ask: what was given is tried, and what is left waited for. */
async function goBy({ look }: Door, given: string | null, seconds: number): Promise<Connected> {
  const until = performance.now() + seconds * 1000;
  let at = await look({});
  const name = at.steps.find(({ gives }) => gives !== null)?.gives ?? null;
  let keys = given === null || name === null ? {} : { [name]: given };
  if (given !== null) at = await look(keys);
  for (;;) {
    // What was kept need not be tried again.
    if (at.accepted.length > 0) keys = {};
    if (at.connected || performance.now() >= until) return at;
    await sleep(Math.min(pause, until - performance.now()));
    at = await look(keys);
  }
}

async function lead({ look }: Door, language: Language, { book }: What): Promise<Connected | null> {
  const { cancel, intro } = await import('@clack/prompts');
  const { clackDialog } = await import('./clack-dialog.ts');
  const { leadThrough } = await import('./lead-through.ts');
  const { copyText, openPage } = await import('./open-page.ts');
  intro(printable(language.say({ code: 'report.connect.hello', args: { book } })));
  const at = await leadThrough({ dialog: clackDialog(), language, look, open: openPage, copy: copyText, sleep });
  if (at === null) cancel(language.say({ code: 'report.connect.stopped' }));
  return at;
}

function leftLines({ steps, problem }: Connected, { book, kind }: What, language: Language): readonly string[] {
  const say = (code: string, args: Readonly<Record<string, string | number>>) =>
    language.say({ code: `report.connect.${code}`, args });
  const message = problem === null ? '' : `${problem.message}. ${problem.remedy}`;
  return [
    say('not-yet', { message }),
    ...steps.flatMap(({ is, what, page, paste }, at) =>
      is === 'done'
        ? []
        : [
            say('step', { step: at + 1, steps: steps.length, what }),
            `  ${say('page', { page })}`,
            ...(paste === null ? [] : [`  ${say('paste', { text: paste })}`]),
          ],
    ),
    say('again', { command: commandLine(['connect', kind, book]) }),
  ];
}
