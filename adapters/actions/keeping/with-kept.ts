import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import type { Spreadsheet } from '../calling/spreadsheet.ts';
import { keptLists } from '../listing/kept-lists.ts';
import { withLists } from '../listing/with-lists.ts';
import { keptLearnt } from './kept-learnt.ts';
import { withMemory } from './with-memory.ts';

/**
 * The settings with what counts by what is remembered: the lists as they were taken in last, those never read being left
 * open, and what was learnt of the team's own rows.
 */
export async function withKept(desk: Desk, book: Spreadsheet, loaded: Loaded): Promise<Loaded> {
  if (loaded.lists.length === 0 && !loaded.learns) return loaded;
  const memo = await withMemory(desk, book, async (state) => (await state?.memo()) ?? null);
  return withLists(loaded.learns ? loaded.withLearnt(keptLearnt(memo)) : loaded, keptLists(memo));
}
