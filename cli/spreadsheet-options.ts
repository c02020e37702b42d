import { userInfo } from 'node:os';
import { Argument, type Command } from 'commander';

/** What every command that works on a spreadsheet's memory can be told. */
export interface BookOptions {
  readonly manifest?: string;
  readonly json?: true;
}

/** Which suggestions are meant. */
export interface ChoiceOptions {
  readonly table?: string;
  readonly column?: string;
  readonly row?: string;
  readonly key?: string;
}

const bookHelp = 'the workbook (.xlsx), the .csv file or the link (default: the one that the settings name)';

/** Adds the book and where its settings are. */
export function withBookOptions(command: Command): Command {
  return withSettings(command.argument('[book]', bookHelp));
}

/** A word that a command cannot do without, and what it is. */
export type Word = readonly [name: string, help: string];

/**
 * Adds the words that a command needs, before which a book may stand, and where its settings are. `run` is given the book
 * and the words.
 */
export function withBookAndWords<O extends BookOptions>(
  command: Command,
  needed: readonly Word[],
  run: (book: string | undefined, words: readonly string[], options: O) => Promise<void>,
): Command {
  return withWords(withSettings(command), ['book', bookHelp], needed, run);
}

/** Adds the words that a command needs, before which another may stand. `run` is given that one and the words. */
export function withWords<O>(
  command: Command,
  [first, firstHelp]: Word,
  needed: readonly Word[],
  run: (first: string | undefined, words: readonly string[], options: O) => Promise<void>,
): Command {
  const shown = [[`[${first}]`, firstHelp] as const, ...needed.map(([name, help]) => [`<${name}>`, help] as const)];
  return command
    .argument('<words...>')
    .usage(`[options] ${shown.map(([name]) => name).join(' ')}`)
    .configureHelp({ visibleArguments: () => shown.map(([name, help]) => new Argument(name, help)) })
    .action(async (given: readonly string[], options: O) => {
      const missing = needed[given.length];
      if (missing !== undefined) command.error(`error: missing required argument '${missing[0]}'`);
      const others = given.length - needed.length;
      if (others > 1)
        command.error(`error: too many arguments: ${given.length} were given, ${needed.length + 1} at most`);
      await run(others > 0 ? given[0] : undefined, given.slice(others), options);
    });
}

function withSettings(command: Command): Command {
  return command
    .option('--manifest <file>', 'the settings (default: rowcall.yaml beside the book, or here)')
    .option('--json', 'everything as JSON, for programs');
}

/** Adds the ways to choose among suggestions. */
export function withChoiceOptions(command: Command): Command {
  return withBookOptions(command)
    .option('--table <table>', 'only this tab')
    .option('--column <column>', 'only this column')
    .option('--row <row>', 'only this row: its number, the id of the record, or what names it; with --table')
    .option('--key <key>', 'only this suggestion, by the key that --json tells');
}

/** Which book, as actions take it. */
export function askedOf(book: string | undefined, { manifest }: BookOptions): { book?: string; manifest?: string } {
  return { ...(book !== undefined && { book }), ...(manifest !== undefined && { manifest }) };
}

/** Which suggestions, as actions take it. */
export function choiceOf({ table, column, row, key }: ChoiceOptions): ChoiceOptions {
  return {
    ...(table !== undefined && { table }),
    ...(column !== undefined && { column }),
    ...(row !== undefined && { row }),
    ...(key !== undefined && { key }),
  };
}

/** What history calls whoever runs a command: their name on this computer. */
export function whoRuns(): string {
  try {
    return userInfo().username || 'somebody';
  } catch {
    return 'somebody';
  }
}
