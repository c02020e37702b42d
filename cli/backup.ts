import type { Command } from 'commander';
import type { BackedUp } from '../adapters/actions/backup.ts';
import type { Verified } from '../adapters/actions/verify-backup.ts';
import type { Language } from '../core/language.ts';
import { firstLines } from './change-lines.ts';
import type { Finish } from './finish.ts';
import { leftLine } from './restore.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, withBookOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly to?: string;
  readonly keep?: string;
  readonly verify?: string | true;
}

const mostShown = 20;

/** `rowcall backup`: keeps the spreadsheet as it is, or rehearses a restore. Ends with 1 when a rehearsal finds a fault. */
export function addBackup(program: Command, finish: Finish): void {
  withBookOptions(program.command('backup'))
    .summary('keep the spreadsheet as it is now')
    .description(
      'Keeps the spreadsheet as it is now: its rows in a form that restore and any program can read, and a copy of the file. It writes nothing into the spreadsheet. What has not changed is not kept twice.',
    )
    .option(
      '--to <folder>',
      'the folder of backups (default: as the settings say, or .rowcall/backups beside the book)',
    )
    .option('--keep <number>', 'how many are kept (default: as the settings say, or 30)')
    .option('--verify [file]', 'make none: rehearse a restore from this one, or from the newest')
    .action(async (book: string | undefined, options: Options) => {
      const { backup, perform, verifyBackup } = await import('../adapters/actions/index.ts');
      const { to, keep, verify, json = false } = options;
      const asked = { ...askedOf(book, options), ...(to !== undefined && { to }) };
      if (verify === undefined) {
        const wanted = { ...asked, ...(keep !== undefined && { keep: Number(keep) }) };
        await runAction((desk) => perform(backup, desk, wanted), json, backupLines);
        finish(0);
        return;
      }
      const file = verify === true ? {} : { file: verify };
      const { sound } = await runAction(
        (desk) => perform(verifyBackup, desk, { ...asked, ...file }),
        json,
        verifiedLines,
      );
      finish(Number(!sound));
    });
}

/** What was kept, and where. */
export function backupLines({ is, file, copy, ...made }: BackedUp, language: Language): readonly string[] {
  const say = (code: string, args: Record<string, string | number> = {}) => printable(language.say({ code, args }));
  const counted = (code: string, count: number) => (count > 0 ? [say(code, { count })] : []);
  if (file === null) return [say('report.backup.none')];
  const kept =
    is === 'same' ? say('report.backup.same', { file }) : say('report.backup.kept', { count: made.records, file });
  return [
    terminal.paint('bold', kept),
    ...(copy === null ? [] : [say('report.backup.copy', { file: copy })]),
    ...counted('report.backup.unnamed', made.unnamed),
    ...counted('report.backup.removed', made.removed),
    ...(made.beside ? [terminal.paint('dim', say('report.backup.beside'))] : []),
  ];
}

function verifiedLines(verified: Verified, language: Language): readonly string[] {
  const { file, when, records, cells, changed, removed, copy, failed, left, sound } = verified;
  const say = (code: string, args: Record<string, string | number> = {}) => printable(language.say({ code, args }));
  const verdict = sound
    ? terminal.paint('green', say('report.backup.sound'))
    : terminal.paint('red', say('report.backup.unsound', { count: failed.length }));
  return [
    say('report.backup.of', { file, when }),
    say('report.backup.read', { records, cells }),
    say('report.backup.rehearsed', { changed, removed }),
    ...(copy === 'none' ? [] : [say('report.backup.copied', { is: copy })]),
    terminal.paint('bold', verdict),
    ...firstLines(
      failed.map((one) => leftLine(one, language)),
      mostShown,
      language,
    ),
    ...(left.length > 0 ? [say('report.restore.stays', { count: left.length })] : []),
    ...firstLines(
      left.map((one) => leftLine(one, language)),
      mostShown,
      language,
    ),
  ];
}
