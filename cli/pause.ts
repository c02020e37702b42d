import type { Command } from 'commander';
import type { Paused } from '../adapters/actions/pause.ts';
import type { Resumed } from '../adapters/actions/resume.ts';
import type { Language } from '../core/language.ts';
import { commandLine } from './command-line.ts';
import { evidenceLines } from './evidence-lines.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

const mostStale = 10;

interface Options extends BookOptions {
  readonly yes?: true;
}

/** `rowcall pause`: nothing is written or sent until somebody lets it go on. */
export function addPause(program: Command, finish: Finish): void {
  withBookOptions(program.command('pause'))
    .summary('stop every write and every message')
    .description(
      'Stops every write and every message, whoever runs Rowcall, until somebody resumes it. What people type meanwhile is still remembered.',
    )
    .action(async (book: string | undefined, options: BookOptions) => {
      const { pause, perform } = await import('../adapters/actions/index.ts');
      const asked = { ...askedOf(book, options), person: whoRuns() };
      await runAction(
        (desk) => perform(pause, desk, asked),
        options.json ?? false,
        (paused, language) =>
          pausedLines(
            paused,
            language,
            commandLine(['resume', book], options.manifest ? { manifest: options.manifest } : {}),
          ),
      );
      finish(0);
    });
}

/** `rowcall resume`: what a pause held back, and an end of it. */
export function addResume(program: Command, finish: Finish): void {
  withBookOptions(program.command('resume'))
    .summary('let Rowcall go on after a pause')
    .description(
      'Says what a pause held back and asks whether Rowcall is to go on. Reminders whose time has passed are not sent, and are listed.',
    )
    .option('--yes', 'do not ask')
    .action(async (book: string | undefined, options: Options) => {
      finish(await goOn(book, options));
    });
}

async function goOn(book: string | undefined, options: Options): Promise<number> {
  const { perform, resume } = await import('../adapters/actions/index.ts');
  const asked = askedOf(book, options);
  const json = options.json ?? false;
  if (options.yes) {
    await runAction((desk) => perform(resume, desk, { ...asked, yes: true }), json, resumedLines);
    return 0;
  }
  const { manifest } = options;
  const command = commandLine(['resume', book, '--yes'], manifest === undefined ? {} : { manifest });
  const seen = await runAction(
    (desk) => perform(resume, desk, asked),
    json,
    (resumed, language) => [
      ...resumedLines(resumed, language),
      ...(resumed.paused === null || terminal.interactive
        ? []
        : [language.say({ code: 'report.mode.next', args: { command } })]),
    ],
  );
  if (seen.paused === null || json || !terminal.interactive) return 0;
  const { languageByCode } = await import('../adapters/languages/index.ts');
  const language = languageByCode(seen.language)!;
  const { confirm } = await import('@clack/prompts');
  if ((await confirm({ message: language.say({ code: 'report.mode.ask' }), initialValue: true })) !== true) return 0;
  await runAction(
    (desk) => perform(resume, desk, { ...asked, yes: true }),
    false,
    () => [language.say({ code: 'report.resume.done' })],
  );
  return 0;
}

function pausedLines({ by, since, before, waiting }: Paused, language: Language, command: string): readonly string[] {
  const say = (code: string, args = {}) => printable(language.say({ code: `report.pause.${code}`, args }));
  return [
    ...(before ? [say('before', { by, since: momentText(since) })] : []),
    say('done', { command }),
    ...(waiting > 0 ? [say('waiting', { count: waiting })] : []),
  ];
}

/** Who has paused it, for the end of other commands; nothing when nobody has. */
export function pauseLine(
  paused: { readonly by: string; readonly since: string } | null,
  language: Language,
): readonly string[] {
  if (paused === null) return [];
  const args = { by: paused.by, since: momentText(paused.since) };
  return [terminal.paint('yellow', printable(language.say({ code: 'report.pause.since', args })))];
}

function resumedLines({ paused, evidence, stale, waiting, done }: Resumed, language: Language): readonly string[] {
  const say = (code: string, args = {}) => printable(language.say({ code: `report.resume.${code}`, args }));
  if (paused === null || evidence === null) return [say('none')];
  const shown = stale.slice(0, mostStale);
  return [
    ...(done ? [say('done')] : pauseLine(paused, language)),
    ...(done ? [] : evidenceLines(say('would'), { ...evidence, messages: 0 }, language)),
    ...(stale.length > 0 ? [say('stale', { count: stale.length })] : []),
    ...shown.map(({ label, kind, lane, at }) =>
      printable(`  ${momentText(at)}  ${kind} → ${lane}${label === '' ? '' : `: ${label}`}`),
    ),
    ...(stale.length > shown.length
      ? [`  ${language.say({ code: 'report.more', args: { count: stale.length - shown.length } })}`]
      : []),
    ...(waiting > 0 ? [say('sent', { count: waiting })] : []),
  ];
}

/** `2026-11-22 09:00`, in UTC, as history shows it. */
function momentText(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}
