import type { Evidence } from '../adapters/actions/letting-in/evidence.ts';
import { evidenceSentence } from '../adapters/actions/letting-in/evidence-sentences.ts';
import type { Language } from '../core/language.ts';
import { printable } from './terminal.ts';

const mostGroups = 6;

/** What would be done at once, and a few examples of what is behind it; `intro` says when. */
export function evidenceLines(intro: string, evidence: Evidence, language: Language): readonly string[] {
  const { messages, receivers, groups } = evidence;
  const say = (code: string, args = {}) => language.say({ code: `report.mode.${code}`, args });
  const left = groups.length - mostGroups;
  return [
    evidenceSentence(intro, evidence, language),
    ...groups.slice(0, mostGroups).map((group) => `  ${groupLine(group)}`),
    ...(left > 0 ? [`  ${say('more', { count: left })}`] : []),
    ...(messages > 0 ? [say('messages', { count: messages, receivers })] : []),
  ];
}

function groupLine({ table, column, count, points }: Evidence['groups'][number]): string {
  const where = column === '' ? table : `${table}, ${column}`;
  return printable(`${count} × ${where}: ${points[0]?.message ?? ''}`);
}
