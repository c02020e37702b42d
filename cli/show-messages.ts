import type { Progress } from './progress.ts';
import { printable, terminal } from './terminal.ts';

/** Shows messages to whoever runs a command, one on a line; beside the JSON of a program, so that this stays whole. */
export function showMessages(progress: Progress, json: boolean): (line: string) => void {
  return (line) => {
    progress.end();
    if (json) terminal.mention(`${printable(line)}\n`);
    else void terminal.print(`${printable(line)}\n`);
  };
}
