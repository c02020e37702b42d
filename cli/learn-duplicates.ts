import type { Learning } from '../adapters/actions/learn-duplicates.ts';
import type { Args } from '../core/finding.ts';
import type { Language } from '../core/language.ts';
import { commandLine } from './command-line.ts';
import { runAction } from './run-action.ts';
import type { BookOptions } from './spreadsheet-options.ts';
import { askedOf, whoRuns } from './spreadsheet-options.ts';
import { printable, terminal } from './terminal.ts';

interface Options extends BookOptions {
  readonly table?: string;
  readonly forget?: true;
}

/** Learns by what the rows of a spreadsheet are told to be the same, or forgets it, and says what counts from now on. */
export async function learnOrForget(book: string | undefined, options: Options): Promise<void> {
  const { learnDuplicates, perform } = await import('../adapters/actions/index.ts');
  const { table, forget = false } = options;
  const asked = { ...askedOf(book, options), ...(table !== undefined && { table }), forget, person: whoRuns() };
  await runAction(
    (desk) => perform(learnDuplicates, desk, asked),
    options.json ?? false,
    (answer, language) =>
      learningLines(answer, language, forget, commandLine(['apply', book], { manifest: options.manifest })),
  );
}

function learningLines({ tables }: Learning, language: Language, forget: boolean, command: string): readonly string[] {
  const say = (code: string, args: Args) => printable(language.say({ code: `report.learn.${code}`, args }));
  const told = tables.map(({ table, rows, fewest, done, learnt }) => {
    if (forget) return say(done ? 'forgotten' : 'nothing', { table });
    if (!done) return say('few', { table, rows, fewest });
    return say('done', { table, rows, decisions: learnt?.decisions ?? 0 });
  });
  const isAnyDone = tables.some(({ done }) => done);
  return [
    ...told.map((line) => terminal.paint('bold', line)),
    ...(isAnyDone ? [terminal.paint('dim', say('next', { command }))] : []),
  ];
}
