import { typedWord } from '../adapters/actions/calling/typed-word.ts';

/** A command of Rowcall's as it can be typed; what is not said, in words or options, is left out. */
export function commandLine(
  words: readonly (string | null | undefined)[],
  options: Readonly<Record<string, string | undefined>> = {},
): string {
  const said = words.flatMap((word) => word ?? []);
  const named = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  return ['rowcall', ...[...said, ...named].map(typedWord)].join(' ');
}
