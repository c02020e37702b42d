import type { YAMLError } from 'yaml';
import type { Fault } from './fault.ts';

const messages: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Use spaces to indent, not tabs',
  BLOCK_AS_IMPLICIT_KEY: 'A text with a colon needs quotes around it',
  MULTILINE_IMPLICIT_KEY: 'A key and its colon must stand on one line',
  BAD_ALIAS: 'A text that begins with * or & needs quotes around it',
  TAG_RESOLVE_FAILED: 'A text that begins with ! needs quotes around it',
  MULTIPLE_DOCS: 'Settings are one document: remove the line ---',
};

/** What the YAML parser says, in words for people where its own are not. */
export function wordYamlFault({ code, message, pos }: YAMLError): Fault {
  return { message: messages[code] ?? reworded(message), spot: { offset: pos[0] } };
}

function reworded(message: string): string {
  if (message === 'Maximum call stack size exceeded') return 'Brackets or dashes stand in one another without end';
  if (message.startsWith('Missing closing')) return 'The quote is not closed';
  if (/^Plain value cannot start with/u.test(message)) return 'A text that begins so needs quotes around it';
  if (/must be sufficiently indented|All mapping items must start at the same column/u.test(message))
    return 'This line is indented otherwise than the lines it belongs to, or a bracket is not closed';
  return message.split('\n')[0]!.replace(/ at line \d+.*$/u, '');
}
