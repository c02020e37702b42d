import type { Log } from './log.ts';

/** A key that a call has brought, for the eyes of whoever sets up. */
export interface BroughtKey {
  readonly name: string;
  readonly value: string;
}

/** Shows a key to whoever sits at the screen; where nobody does, it is only said that one came, for logs are kept. */
export function showKey(
  { name, value }: BroughtKey,
  log: Log,
  screen: Pick<typeof process.stdout, 'isTTY' | 'write'>,
): void {
  if (screen.isTTY) screen.write(`\n${name}=${value}\n\n`);
  else
    log(
      'WARNING',
      `A key for ${name} has come, and nobody sits here to see it: run the function at a screen for that.`,
    );
}
