import type { Diagnosis } from '../../../core/diagnosis.ts';
import type { Desk } from '../calling/desk.ts';
import type { Spreadsheet } from '../calling/spreadsheet.ts';
import { type Asked, readDraft } from '../examining/open-book.ts';
import { withMemory } from '../keeping/with-memory.ts';
import { standingOf } from '../publishing/standing.ts';

/** Whether the file of the settings is what counts; where nothing was published there is nothing to say. */
export async function lookAtRules(desk: Desk, asked: Asked, book: Spreadsheet): Promise<readonly Diagnosis[]> {
  if (asked.settings !== undefined) return [];
  const { file, text } = await readDraft(desk, asked);
  return await withMemory(desk, book, async (state): Promise<readonly Diagnosis[]> => {
    const newest = (await state?.published()) ?? null;
    if (state === null || newest === null) return [];
    const { version, person } = newest;
    const standing = await standingOf(state, newest, text);
    switch (standing.is) {
      case 'unpublished':
        return [];
      case 'same':
        return [{ is: 'well', code: 'report.rules.published', args: { version, person } }];
      case 'older':
        return [{ is: 'doubtful', code: 'rules.older', args: { file, version, old: standing.version } }];
      case 'changed':
        return [{ is: 'doubtful', code: 'rules.changed', args: { file, version } }];
      default:
        return standing satisfies never;
    }
  });
}
