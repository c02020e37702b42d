import type { Command, Step, Word } from './step.ts';

/** A step as it can be pasted into a shell of POSIX: every word is one word there, whatever is in it. */
export function shellText(step: Step): string {
  switch (step.is) {
    case 'run':
      return commandText(step.command);
    case 'ensure':
      return step.change === undefined
        ? `${quiet(step.check)} ||\n  ${commandText(step.make)}`
        : `if ${quiet(step.check)}; then\n  ${commandText(step.change)}\nelse\n  ${commandText(step.make)}\nfi`;
    case 'ask':
      return `${step.name}=$(${commandText(step.command)})`;
    case 'drop':
      return `if ${quiet(step.check)}; then\n  ${commandText(step.drop)}\nfi`;
    default:
      return step satisfies never;
  }
}

function quiet(command: Command): string {
  return `${commandText(command)} >/dev/null 2>&1`;
}

function commandText({ program, words, input }: Command): string {
  const line = [program, ...words].map(wordText).join(' ');
  return input === undefined ? line : `printf %s ${wordText(input)} | ${line}`;
}

/** In single quotes nothing means anything but the quote itself; in double quotes four signs do. */
function wordText(word: Word): string {
  if (typeof word === 'string') return isPlain(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
  const inside = word.map((part) =>
    typeof part === 'string' ? part.replace(/["\\$`]/gu, '\\$&') : `\${${part.name}}`,
  );
  return `"${inside.join('')}"`;
}

function isPlain(word: string): boolean {
  return /^[\w./:@%+=,-]+$/u.test(word);
}
