import type { Command } from 'commander';
import type { Ticked } from '../adapters/actions/tick.ts';
import type { Language } from '../core/language.ts';
import { answeredLines } from './apply.ts';
import { backupLines } from './backup.ts';
import { broken } from './failure.ts';
import type { Finish } from './finish.ts';
import { pauseLine } from './pause.ts';
import { twinsLine, waitingLine } from './questions.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

/** `rowcall tick`: what a scheduler calls. Ends with 1 when a question waits, and with 2 when something could not be done. */
export function addTick(program: Command, finish: Finish): void {
  withBookOptions(program.command('tick'))
    .summary('do once what is due, for a scheduler to call')
    .description(
      'Looks whether anybody has saved the spreadsheet, answers rows, reminds, sends what is to be sent, and keeps a daily backup. It takes about half a minute at most, and may be called late, twice and by several computers.',
    )
    .action(async (book: string | undefined, options: BookOptions) => {
      const { perform, tick } = await import('../adapters/actions/index.ts');
      const asked = askedOf(book, options);
      const ticked = await runAction((desk) => perform(tick, desk, asked), options.json ?? false, tickedLines);
      const { beat } = await import('../functions/heartbeat.ts');
      if (endOf(ticked) !== broken && !(await beat())) terminal.mention('HEARTBEAT_URL could not be reached.\n');
      finish(endOf(ticked));
    });
}

function endOf({ open, backup, questions }: Ticked): number {
  if (open !== null || backup.is === 'failed') return broken;
  return Number(questions > 0);
}

/** What would have been done since the last time, were it not that Rowcall only looks on, and what is to be known besides. */
export function watchedLines(ticked: Ticked, language: Language): readonly string[] {
  const { backup, questions, wished, paused } = ticked;
  return [
    language.say({ code: 'report.tick.wished', args: { count: wished } }),
    ...(backup.is === 'made' ? backupLines(backup, language) : []),
    ...(backup.is === 'failed' ? [terminal.paint('red', printable(backup.message)), backup.help] : []),
    ...pauseLine(paused, language),
    ...waitingLine(questions, language),
  ];
}

/** What was done and what waits, in few lines. */
export function tickedLines(ticked: Ticked, language: Language): readonly string[] {
  const { read, columns, answers, changed, conflicts, open, due, messages, backup, waiting, questions, left, causes } =
    ticked;
  const say = (code: string, count: number) => (count > 0 ? [language.say({ code, args: { count } })] : []);
  const done = [
    ...(open === null && read + columns.length + answers + changed + conflicts > 0
      ? answeredLines(ticked, language)
      : []),
    ...say('report.tick.due', due),
    ...say('report.tick.sent', messages.sent),
    ...say('report.tick.gathered', messages.gathered),
    ...[...say('report.tick.failed', messages.failed), ...say('report.tick.unknown', messages.unknown)].map((line) =>
      terminal.paint('yellow', line),
    ),
    ...(backup.is === 'made' ? backupLines(backup, language) : []),
  ];
  const undone = [
    ...(open === null ? [] : [language.say({ code: 'report.apply.waiting', args: { count: open } })]),
    ...(backup.is === 'failed' ? [terminal.paint('red', printable(backup.message)), backup.help] : []),
    ...pauseLine(ticked.paused, language),
    ...say('report.duplicates.automatic', ticked.joined),
    ...say('report.tick.wished', ticked.wished),
    ...say('report.tick.waiting', messages.left),
    ...(left ? [language.say({ code: 'report.tick.left' })] : []),
    ...say('report.apply.suggested', waiting ?? 0),
    ...twinsLine(ticked.duplicates, language),
    ...waitingLine(questions, language),
  ];
  return [
    ...(done.length > 0 || open !== null ? done : [language.say({ code: 'report.tick.nothing' })]),
    ...undone,
    ...causes.map((cause) => terminal.paint('dim', language.say({ code: 'report.history.undo', args: { cause } }))),
  ];
}
