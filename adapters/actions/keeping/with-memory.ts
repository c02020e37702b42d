import type { State } from '../../../core/state.ts';
import type { Desk } from '../calling/desk.ts';
import type { Spreadsheet } from '../calling/spreadsheet.ts';

/** Opens what is remembered of a book for as long as `work` takes; `null` where nothing is, and then nothing is made. */
export async function withMemory<T>(
  desk: Desk,
  book: Spreadsheet,
  work: (state: State | null) => Promise<T>,
): Promise<T> {
  if (!(await desk.remembers(book))) return await work(null);
  const state = await desk.openState(book);
  try {
    return await work(state);
  } finally {
    await state.close();
  }
}
