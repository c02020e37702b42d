import { userInfo } from 'node:os';
import type { Command } from 'commander';

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

const bookHelp = 'the workbook (.xlsx) or .csv file (default: the one that the settings name)';

/** Adds the book and where its settings are. */
export function withBookOptions(command: Command): Command {
  return command
    .argument('[book]', bookHelp)
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
