import type { Viewer } from '../../../core/present.ts';
import type { JournalLine } from '../../../core/state.ts';

/** Whose change a line of history tells, for people: who asked for it, Rowcall where a rule wrote it, or somebody in the spreadsheet. */
export function whoWrote({ actor, rules }: JournalLine, { language }: Viewer): string {
  if (actor.is === 'person') return actor.id;
  const wrote = Object.values(rules);
  if (wrote.length > 0 && !wrote.includes('request')) return 'Rowcall';
  if (actor.is === 'program' || actor.is === 'rule') return actor.name;
  return language.say({ code: 'report.history.somebody' });
}
