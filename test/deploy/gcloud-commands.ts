import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Google's tool takes, by its own list: the flags of each command that is used here. */
const known: {
  readonly everywhere: readonly string[];
  readonly commands: Readonly<Record<string, readonly string[]>>;
} = JSON.parse(readFileSync(join(import.meta.dirname, 'gcloud-flags.json'), 'utf8'));

/** What is wrong with a command of Google's tool: one that there is not, or a flag that it does not take. */
export function faultsOf(words: readonly string[]): readonly string[] {
  const command = Object.keys(known.commands)
    .filter((name) => words.join(' ').startsWith(`${name} `) || words.join(' ') === name)
    .sort((a, b) => b.length - a.length)[0];
  if (command === undefined) return [`no such command: ${words.slice(0, 4).join(' ')}`];
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0]!);
  const taken = new Set([...known.everywhere, ...known.commands[command]!]);
  const isTaken = (flag: string) => taken.has(flag) || taken.has(flag.replace(/^--no-/u, '--'));
  return flags.filter((flag) => !isTaken(flag)).map((flag) => `${command} takes no ${flag}`);
}
