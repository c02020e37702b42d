import { typedWord } from '../adapters/actions/calling/typed-word.ts';
import type { DuplicatesInBook } from '../adapters/actions/duplicates-in-book.ts';
import type { Args } from '../core/finding.ts';
import type { Language } from '../core/language.ts';
import { commandLine } from './command-line.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly table?: string;
  readonly all?: true;
}

type Group = DuplicatesInBook['groups'][number];

const mostGroups = 10;

/** Lists the rows of a spreadsheet that are probably the same, by its settings. Answers how many groups there are. */
export async function listDuplicates(book: string | undefined, options: Options): Promise<number> {
  const { duplicatesInBook, perform } = await import('../adapters/actions/index.ts');
  const { table } = options;
  const asked = { ...askedOf(book, options), ...(table !== undefined && { table }) };
  const { groups } = await runAction(
    (desk) => perform(duplicatesInBook, desk, asked),
    options.json ?? false,
    (answer, language) => groupLines(answer, language, book, options),
  );
  return groups.length;
}

function groupLines(
  { groups, learnt }: DuplicatesInBook,
  language: Language,
  book: string | undefined,
  { manifest, all }: Options,
): readonly string[] {
  const say = (code: string, args: Args) => printable(language.say({ code, args }));
  const shown = all === true ? groups : groups.slice(0, mostGroups);
  const [example] = groups;
  const rows = example?.rows.map(({ row, id }) => String(row ?? id)) ?? [];
  const tables = new Set(groups.map((one) => one.table));
  const command = (name: string) =>
    commandLine([name, book, ...rows.slice(0, 2)], {
      manifest,
      ...(tables.size > 1 && { table: example?.table }),
    });
  const more = rows.length > 2 ? ` --and ${rows.slice(2).map(typedWord).join(' ')}` : '';
  return [
    terminal.paint('bold', say('report.duplicates.found', { groups: groups.length })),
    ...learnt.map((one) => terminal.paint('dim', say('report.learn.known', one))),
    ...shown.flatMap((group) => ['', ...linesOf(group, language)]),
    ...(groups.length > shown.length
      ? ['', terminal.paint('dim', `${say('report.more', { count: groups.length - shown.length })}: --all`)]
      : []),
    ...(example === undefined
      ? []
      : [
          '',
          terminal.paint(
            'dim',
            say('report.duplicates.next', { merge: `${command('merge')}${more}`, different: command('not-duplicate') }),
          ),
        ]),
  ];
}

function linesOf({ table, rows, pairs, join }: Group, language: Language): readonly string[] {
  const say = (code: string, args: Args) => printable(language.say({ code, args }));
  const name = ({ row, id, label }: Group['rows'][number]) => say('report.duplicates.row', { row: row ?? id, label });
  return [
    `${terminal.paint('bold', printable(table))}: ${rows.map(name).join(' · ')}`,
    ...pairs.map(({ a, b, certain, reasons }) => {
      const sure = language.say({ code: `report.duplicates.${certain ? 'certain' : 'probable'}` });
      const both = rows.length > 2 ? `${say('report.duplicates.both', { first: name(a), second: name(b) })}, ` : '';
      return `  ${both}${sure}: ${printable(reasons)}`;
    }),
    ...(join?.fields ?? [])
      .filter(({ was, becomes }) => was !== becomes)
      .map(({ column, becomes, why }) =>
        terminal.paint('dim', `  → ${say('report.join.field', { column, value: becomes, why })}`),
      ),
  ];
}
