import type { Command } from 'commander';
import type { Accepted } from '../adapters/actions/accept.ts';
import type { Args } from '../core/finding.ts';
import type { Language } from '../core/language.ts';
import { changeLine } from './change-lines.ts';
import type { Finish } from './finish.ts';
import { runAction } from './run-action.ts';
import type { BookOptions, ChoiceOptions } from './spreadsheet-options.ts';
import { askedOf, choiceOf, whoRuns, withChoiceOptions } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

type Options = BookOptions & ChoiceOptions;
type Suggested = Parameters<typeof changeLine>[0];

/** `rowcall suggestions`: what waits for a person's word. */
export function addSuggestions(program: Command, finish: Finish): void {
  withChoiceOptions(program.command('suggestions'))
    .summary('list what waits for your word')
    .description('Lists what Rowcall would put right in your own columns and has suggested. Writes nothing.')
    .action(async (book: string | undefined, options: Options) => {
      const { perform, suggestions } = await import('../adapters/actions/index.ts');
      const asked = { ...askedOf(book, options), ...choiceOf(options) };
      await runAction(
        (desk) => perform(suggestions, desk, asked),
        options.json ?? false,
        (answer, language) =>
          answer.suggestions.length === 0
            ? [language.say({ code: 'report.suggestions.none' })]
            : [
                ...answer.suggestions.map((one) => changeLine(one, language)),
                '',
                language.say({ code: 'report.suggestions.next' }),
              ],
      );
      finish(0);
    });
}

/** `rowcall accept`: takes suggestions. Ends with 1 when some could not be written. */
export function addAccept(program: Command, finish: Finish): void {
  withChoiceOptions(program.command('accept'))
    .summary('take suggestions')
    .description('Writes suggestions into the cells they are about: all of them, or those that you name.')
    .action(async (book: string | undefined, options: Options) => {
      const { accept, perform } = await import('../adapters/actions/index.ts');
      const asked = { ...askedOf(book, options), ...choiceOf(options), person: whoRuns() };
      const { refused, joined } = await runAction(
        (desk) => perform(accept, desk, asked),
        options.json ?? false,
        (answer, language) => [
          ...(answer.joined.length === 0 ? counted('report.accepted', answer.accepted, language) : []),
          ...answer.joined.flatMap((one) => acceptedJoinLines(one, language)),
          ...(answer.late.length > 0 ? counted('report.late', answer.late, language) : []),
          ...answer.refused.flatMap((one) => [
            changeLine(one, language),
            `    ${printable(language.say({ code: 'report.refused', args: { why: one.message } }))}`,
          ]),
          ...(answer.cause === null
            ? []
            : [terminal.paint('dim', language.say({ code: 'report.history.undo', args: { cause: answer.cause } }))]),
        ],
      );
      finish(Number(refused.length > 0 || joined.some(({ message }) => message !== '')));
    });
}

/** `rowcall decline`: turns suggestions down. */
export function addDecline(program: Command, finish: Finish): void {
  withChoiceOptions(program.command('decline'))
    .summary('turn suggestions down')
    .description('Leaves cells as they were typed: what is turned down is not suggested again.')
    .action(async (book: string | undefined, options: Options) => {
      const { decline, perform } = await import('../adapters/actions/index.ts');
      const asked = { ...askedOf(book, options), ...choiceOf(options), person: whoRuns() };
      await runAction(
        (desk) => perform(decline, desk, asked),
        options.json ?? false,
        (answer, language) =>
          answer.apart.length === 0
            ? counted('report.declined', answer.declined, language)
            : answer.apart.map((one) =>
                printable(language.say({ code: 'report.different.noted', args: { rows: rowsOf(one, language) } })),
              ),
      );
      finish(0);
    });
}

function rowsOf({ rows }: Pick<Accepted['joined'][number], 'rows'>, language: Language): string {
  const name = ({ row, id, label }: (typeof rows)[number]) =>
    printable(language.say({ code: 'report.duplicates.row', args: { row: row ?? id, label } }));
  return rows.map(name).join(' · ');
}

function acceptedJoinLines(join: Accepted['joined'][number], language: Language): readonly string[] {
  const { message, cause } = join;
  const say = (code: string, args: Args) => printable(language.say({ code, args }));
  if (message !== '') return [terminal.paint('bold', say('report.join.refused', { why: message }))];
  return [
    terminal.paint('bold', say('report.join.accepted', { rows: rowsOf(join, language) })),
    terminal.paint('dim', say('report.history.undo', { cause: cause ?? '' })),
  ];
}

function counted(code: string, changes: readonly Suggested[], language: Language): readonly string[] {
  const count = language.say({ code, args: { count: changes.length } });
  return [terminal.paint('bold', count), ...changes.map((one) => changeLine(one, language))];
}
