import { cellActions } from './human-cells.ts';
import type { Desk, HumanOptions } from './human-desk.ts';
import { deskOf } from './human-desk.ts';
import { fileActions } from './human-file.ts';
import { gridActions } from './human-grid.ts';
import type { Doc } from './world.ts';

/** A person at the keyboard. Rows are numbered and columns lettered as on the screen; tabs go by their name. */
export type Human = ReturnType<typeof cellActions> &
  ReturnType<typeof gridActions> &
  ReturnType<typeof fileActions> &
  Pick<Desk, 'undo'>;

/** Somebody with their own undo. */
export function human(doc: Doc, options: HumanOptions): Human {
  const desk = deskOf(doc, options);
  return { ...cellActions(desk), ...gridActions(desk), ...fileActions(desk), undo: desk.undo };
}
