import { RE2JS } from 're2js';

const longestPattern = 200;
const longestText = 4096;

/** Whether a pattern is found in a text; looks at the first 4096 characters, in linear time. */
export type Pattern = (text: string) => boolean;

/** Compiles a pattern written by a person, in RE2 syntax; or says what is wrong with it. */
export function compilePattern(source: string): { readonly pattern: Pattern } | { readonly wrong: string } {
  if (source.length > longestPattern) return { wrong: `A pattern may have at most ${longestPattern} characters` };
  try {
    const compiled = RE2JS.compile(source);
    return { pattern: (text) => compiled.test(text.slice(0, longestText)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /u, '') : 'it is malformed';
    return { wrong: `This pattern cannot be used: ${reason}` };
  }
}
