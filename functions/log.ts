import { RowcallError } from '../core/errors.ts';

/** What a function says of its work, for whoever runs it: one JSON value a line, as Cloud Logging reads it. */
export type Log = (
  severity: 'INFO' | 'WARNING' | 'ERROR',
  message: string,
  more?: Readonly<Record<string, unknown>>,
) => void;

export const logLine: Log = (severity, message, more = {}) => {
  process.stdout.write(`${JSON.stringify({ severity, message, ...more })}\n`);
};

/**
 * Says what went wrong without saying what anything holds: messages of our own hold no secret and no cell; of any other
 * error only its name and where it happened are told.
 */
export function logError(log: Log, error: unknown, more: Readonly<Record<string, unknown>> = {}): void {
  if (error instanceof RowcallError) {
    log('ERROR', error.message, { code: error.code, help: error.help, ...more });
    return;
  }
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  const at = stack.split('\n').filter((line) => /^\s+at /u.test(line));
  log('ERROR', `Something went wrong inside Rowcall: ${name}.`, { at: at.map((line) => line.trim()), ...more });
}
