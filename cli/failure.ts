import { styleText } from 'node:util';
import { CommanderError } from 'commander';
import { type Code, failures, RowcallError } from '../core/errors.ts';
import { printable } from './terminal.ts';

/** Misuse, or an input that cannot be read. */
export const broken = 2;

/** Says on the other channel why a command failed and what to do; answers the exit code. */
export function tellFailure(error: unknown, debug: boolean): number {
  // Commander has already said what was wrong; help and the version are no faults.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : broken;
  for (const line of failureLines(error)) process.stderr.write(`${line}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return broken;
}

/** Why something failed and what to do, for people. */
export function failureLines(error: unknown): readonly string[] {
  if (error instanceof RowcallError) {
    const [first = '', ...others] = error.message.split('\n').map(printable);
    return [paintRed(first), ...others, failures[error.code].help, ...comfort(error.code)];
  }
  const what = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  return [
    paintRed(`Something went wrong inside Rowcall: ${printable(what)}`),
    'Run it again with --debug, and please report what it says.',
    typingIsSafe,
  ];
}

const typingIsSafe = 'What people type is safe; it will be checked later.';

/** What was asked wrongly is nobody's typing. */
function comfort(code: Code): readonly string[] {
  return /^(?:book|vendor|state|store|disk|sender)\./u.test(code) ? [typingIsSafe] : [];
}

function paintRed(text: string): string {
  return styleText('red', text, { stream: process.stderr });
}
