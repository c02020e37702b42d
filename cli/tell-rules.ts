import type { Publications } from '../adapters/actions/publications.ts';
import { RowcallError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { standingLines } from './publish.ts';
import { printable, terminal } from './terminal.ts';
import type { Watched } from './watched.ts';

/**
 * Says, whenever it is called, that other settings were published since, and that the file is not what counts; each once.
 * That it cannot be found out is said by whatever else fails then.
 */
export function rulesTeller({ rules }: Pick<Watched, 'rules'>, language: Language): () => Promise<void> {
  let before: Publications | null = null;
  let said = '';

  return async () => {
    const now = await rules().catch((error: unknown) => {
      if (error instanceof RowcallError) return null;
      throw error;
    });
    if (now === null) return;
    const news = newVersionLines(before, now, language);
    const stray = strayLines(now, language);
    const lines = [...news, ...(stray.join() === said ? [] : stray)];
    before = now;
    said = stray.join();
    if (lines.length > 0) await terminal.print(`${lines.join('\n')}\n`);
  };
}

function newVersionLines(before: Publications | null, now: Publications, language: Language): readonly string[] {
  const [newest] = now.versions;
  if (before === null || newest === undefined || newest.version === before.versions[0]?.version) return [];
  const { version, person, note } = newest;
  const args = { version, person, note, hasNote: note !== '' };
  return [terminal.paint('green', printable(language.say({ code: 'report.publish.now', args })))];
}

function strayLines(now: Publications, language: Language): readonly string[] {
  return now.standing.is === 'changed' || now.standing.is === 'older' ? standingLines(now, language) : [];
}
