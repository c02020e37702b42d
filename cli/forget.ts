import type { Command } from 'commander';
import type { Forgotten } from '../adapters/actions/forget.ts';
import type { Language } from '../core/language.ts';
import { commandLine } from './command-line.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions, Word } from './spreadsheet-options.ts';
import { askedOf, whoRuns, withBookAndWords } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly yes?: true;
}

const words: readonly Word[] = [
  ['table', 'the name of the tab, or the key of the table'],
  ['row', 'the number of the row, the id of the record, or what names it, also where it stands there no more'],
];

/** `rowcall forget`: erases what is remembered of one record. */
export function addForget(program: Command, finish: Finish): void {
  const command = program
    .command('forget')
    .summary('erase what Rowcall remembers of one row')
    .description(
      'Says what Rowcall remembers of one row besides what stands in it, asks, and erases it: what stood in its cells before, messages, questions and notes. The spreadsheet is not touched.',
    )
    .option('--yes', 'do not ask');
  withBookAndWords(command, words, async (book, [table = '', row = ''], options: Options) => {
    finish(await erase(book, table, row, options));
  });
}

async function erase(book: string | undefined, table: string, row: string, options: Options): Promise<number> {
  const { forget, perform } = await import('../adapters/actions/index.ts');
  const asked = { ...askedOf(book, options), table, row, person: whoRuns() };
  const { manifest, yes = false, json = false } = options;
  const next = commandLine(['forget', book, table, row, '--yes'], manifest === undefined ? {} : { manifest });
  if (!yes) {
    const seen = await runAction(
      (desk) => perform(forget, desk, asked),
      json,
      (known, language) => [
        ...linesOf(known, language),
        ...(terminal.interactive || !known.known
          ? []
          : [language.say({ code: 'report.forget.next', args: { command: next } })]),
      ],
    );
    if (json || !terminal.interactive || !seen.known || !(await isAgreed(seen))) return 0;
  }
  await runAction((desk) => perform(forget, desk, { ...asked, yes: true }), json, linesOf);
  return 0;
}

async function isAgreed({ language }: Forgotten): Promise<boolean> {
  const { languageByCode } = await import('../adapters/languages/index.ts');
  const { confirm } = await import('@clack/prompts');
  const message = languageByCode(language)!.say({ code: 'report.forget.ask' });
  return (await confirm({ message, initialValue: false })) === true;
}

function linesOf(known: Forgotten, language: Language): readonly string[] {
  const { table, row, label, joined, lines, questions, messages, backups, done } = known;
  const say = (code: string, args = {}) => printable(language.say({ code: `report.forget.${code}`, args }));
  const stands = row !== null;
  const where = language.say({ code: 'report.at', args: { table, row: row ?? '', inRow: stands, inColumn: false } });
  const title = printable(label === '' ? where : `${where}: ${label}`);
  if (!known.known) return [terminal.paint('bold', title), say('nothing')];
  const counted = (
    [
      ['joined', joined],
      ['lines', lines],
      ['questions', questions],
      ['messages', messages],
    ] as const
  ).flatMap(([code, count]) => (count > 0 ? [`  ${say(code, { count })}`] : []));
  return [
    terminal.paint('bold', title),
    say(done ? 'done' : 'will'),
    ...counted,
    `  ${say('notes')}`,
    say(stands ? 'stands' : 'gone'),
    say('stays'),
    ...(backups.count > 0 ? [say('backups', backups)] : []),
  ];
}
