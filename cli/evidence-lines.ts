import type { Evidence } from '../adapters/actions/letting-in/evidence.ts';
import type { Language } from '../core/language.ts';
import { printable } from './terminal.ts';

const mostGroups = 6;

/** What would be done at once, and a few examples of what is behind it; `intro` says when. */
export function evidenceLines(intro: string, evidence: Evidence, language: Language): readonly string[] {
  const { answers, changed, suggested, made, messages, receivers, groups } = evidence;
  const say = (code: string, args = {}) => language.say({ code: `report.mode.${code}`, args });
  const part = (code: string, count: number) => (count > 0 ? [say(code, { count })] : []);
  const parts = [
    ...part('answers', answers),
    ...part('changed', changed),
    ...part('suggested', suggested),
    ...part('made', made),
  ];
  const left = groups.length - mostGroups;
  return [
    `${intro}: ${parts.length > 0 ? parts.join(', ') : say('nothing')}.`,
    ...groups.slice(0, mostGroups).map((group) => `  ${groupLine(group)}`),
    ...(left > 0 ? [`  ${say('more', { count: left })}`] : []),
    ...(messages > 0 ? [say('messages', { count: messages, receivers })] : []),
  ];
}

function groupLine({ table, column, count, points }: Evidence['groups'][number]): string {
  const where = column === '' ? table : `${table}, ${column}`;
  return printable(`${count} × ${where}: ${points[0]?.message ?? ''}`);
}
