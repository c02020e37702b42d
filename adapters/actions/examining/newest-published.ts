import type { Published } from '../../../core/state.ts';
import type { Desk } from '../calling/desk.ts';
import type { Spreadsheet } from '../calling/spreadsheet.ts';
import { withMemory } from '../keeping/with-memory.ts';

/** The settings that were published last for a spreadsheet; `null` where none were. */
export async function newestPublished(desk: Desk, book: Spreadsheet): Promise<Published | null> {
  return await withMemory(desk, book, async (state) => (await state?.published()) ?? null);
}
