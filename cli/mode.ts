import { Argument, type Command } from 'commander';
import type { Moded } from '../adapters/actions/mode.ts';
import type { Language } from '../core/language.ts';
import { modeNames } from '../core/mode.ts';
import { changeSettings } from './change-settings.ts';
import { commandLine } from './command-line.ts';
import { evidenceLines } from './evidence-lines.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, whoRuns } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

type Mode = Moded['mode'];

interface Options extends BookOptions {
  readonly yes?: true;
}

/** `rowcall mode`: how far Rowcall may go, and one step further. */
export function addMode(program: Command, finish: Finish): void {
  program
    .command('mode')
    .summary('say how far Rowcall may go, or let it go further')
    .description(
      'Says how far Rowcall may go and what it would do at once if it might go further. With a word it asks, then writes that word into the settings and does what they let it do.',
    )
    .addArgument(new Argument('[words...]', 'the spreadsheet, and watch, suggest or act'))
    .usage('[options] [book] [watch|suggest|act]')
    .option('--yes', 'do not ask')
    .option('--manifest <file>', 'the settings (default: rowcall.yaml beside the book, or here)')
    .option('--json', 'everything as JSON, for programs')
    .action(async (words: readonly string[], options: Options, command: Command) => {
      const to = modeNames.find((name) => name === words.at(-1));
      const books = to === undefined ? words : words.slice(0, -1);
      if (books.length > 1) command.error(`error: the word is one of ${modeNames.join(', ')}`);
      finish(await changeMode(books[0], to, options));
    });
}

async function changeMode(book: string | undefined, to: Mode | undefined, options: Options): Promise<number> {
  const { mode, perform } = await import('../adapters/actions/index.ts');
  const asked = { ...askedOf(book, options), person: whoRuns(), ...(to !== undefined && { to }) };
  const isChanged = ({ mode: now }: Moded) => to !== undefined && now !== to;
  const seen = await runAction(
    (desk) => perform(mode, desk, asked),
    (options.json ?? false) && !(options.yes && to !== undefined),
    (moded, language) => previewLines(moded, language, to, book, options),
  );
  if (to === undefined || !isChanged(seen)) return 0;
  const language = await speakerOf(seen);
  if (!options.yes && !(await isAgreed(language))) {
    if (!options.json) await terminal.print(`${language.say({ code: 'report.mode.left' })}\n`);
    return 0;
  }
  await changeSettings(seen, book, options, `mode: ${to}`);
  await runAction((desk) => perform(mode, desk, { ...asked, yes: true }), options.json ?? false, doneLines);
  return 0;
}

async function speakerOf({ language }: Moded): Promise<Language> {
  const { languageByCode } = await import('../adapters/languages/index.ts');
  return languageByCode(language)!;
}

/** Where nobody can be asked, nothing is changed. */
async function isAgreed(language: Language): Promise<boolean> {
  if (!terminal.interactive) return false;
  const { confirm } = await import('@clack/prompts');
  return (await confirm({ message: language.say({ code: 'report.mode.ask' }), initialValue: false })) === true;
}

function previewLines(
  { mode, to: next, evidence }: Moded,
  language: Language,
  to: Mode | undefined,
  book: string | undefined,
  { manifest, yes }: Options,
): readonly string[] {
  const say = (code: string, args = {}) => language.say({ code: `report.mode.${code}`, args });
  const command = commandLine(['mode', book, next], { manifest });
  const isOpen = next !== mode && (to === undefined || !(terminal.interactive || yes));
  return [
    terminal.paint('bold', say('now', { mode })),
    ...(next === mode || evidence === null ? [] : evidenceLines(say('would', { mode: next }), evidence, language)),
    ...(isOpen ? [say('next', { command: to === undefined ? command : `${command} --yes` })] : []),
  ];
}

function doneLines({ mode, file, done }: Moded, language: Language): readonly string[] {
  const say = (code: string, args = {}) => language.say({ code: `report.mode.${code}`, args });
  const { answers = 0, changed = 0 } = done ?? {};
  return [say('now', { mode }), printable(say('file', { file })), say('did', { answers, changed })];
}
