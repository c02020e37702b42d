import type { Point } from '../adapters/actions/examining/point.ts';
import type { Overview } from '../adapters/actions/overview.ts';
import type { Language } from '../core/language.ts';
import { waitingLine } from './questions.ts';
import { printable, terminal } from './terminal.ts';
import type { Watched } from './watched.ts';

const mostNews = 10;

/** What the first look has found; `next` is the code of what can be done then. */
export async function firstLookLines(
  { name, isSample, settings, speaker }: Watched,
  seen: Overview,
  next: string | null,
): Promise<readonly string[]> {
  const { reportLines } = await import('./report.ts');
  const language = speaker(seen);
  const say = (code: string) => language.say({ code, args: { file: name } });
  return [
    say(isSample ? 'report.start.sample' : 'report.start.book'),
    ...(settings === null ? [say('report.start.guessed')] : []),
    '',
    ...reportLines(seen, language, terminal),
    ...waitingLine(seen.questions, language),
    ...(next === null ? [] : ['', say(next)]),
  ];
}

/** What is new since the last look, and how much is gone. */
export function newsLines({ news }: Overview, language: Language): readonly string[] {
  const { fresh, freshCount, goneCount } = news ?? { fresh: [], freshCount: 0, goneCount: 0 };
  const say = (code: string, args = {}) => language.say({ code, args });
  const shown = fresh.slice(0, mostNews);
  const lines = shown.map((point) => newsLine(point, language));
  if (freshCount > shown.length) lines.push(say('report.more', { count: freshCount - shown.length }));
  if (goneCount > 0) lines.push(terminal.paint('green', say('report.gone', { count: goneCount })));
  return lines.length > 0 ? lines : [say('report.nothing-new')];
}

function newsLine(point: Point, language: Language): string {
  return painted(point, printable(language.say({ code: 'report.new', args: { what: whatOf(point, language) } })));
}

/** Something that is told of a row, on a line. */
export function pointLine(point: Point, language: Language): string {
  return painted(point, printable(whatOf(point, language)));
}

function whatOf({ table, row, column, message }: Point, language: Language): string {
  const args = { table, row: row ?? '', column, inRow: row !== null, inColumn: column !== '' };
  return `${language.say({ code: 'report.at', args })}: ${message}`;
}

function painted({ severity }: Point, line: string): string {
  return severity === 'note' ? line : terminal.paint(severity === 'error' ? 'red' : 'yellow', line);
}
