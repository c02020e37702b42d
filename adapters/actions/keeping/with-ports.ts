import { RowcallError } from '../../../core/errors.ts';
import { isAllWatched } from '../../../core/mode.ts';
import type { Model } from '../../../core/model.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Loaded } from '../../../manifests/load.ts';
import type { Desk } from '../calling/desk.ts';
import { nameOf } from '../calling/spreadsheet.ts';
import type { Asked } from '../examining/open-book.ts';
import { withBook } from '../examining/open-book.ts';
import { heedLists } from '../listing/heed-lists.ts';
import { linksFor } from '../signing/links-for.ts';
import { verbCarrier } from '../verbs/verb-carrier.ts';
import { mustNotBePaused } from './paused.ts';

/**
 * What a spreadsheet is opened for: to look only; to write, because somebody asks for it now; to take Rowcall out of it; or
 * to do what the settings let Rowcall do.
 */
type Purpose = 'look' | 'write' | 'leave' | 'work';

/**
 * Opens a book and what is remembered of it for as long as `work` takes. Throws what `withBook` throws, `state.…`, and
 * `store.read-only` when it is to be written and cannot be: then nothing is remembered of it either; `store.paused` when
 * somebody asks for a change while Rowcall is paused.
 */
export async function withPorts<T>(
  desk: Desk,
  asked: Asked,
  purpose: Purpose,
  work: (model: Model, ports: Ports, loaded: Loaded) => Promise<T>,
): Promise<T> {
  return await withBook(desk, asked, async (model, store, book, loaded, heard) => {
    if (isToBeWritten(model, purpose) && store.capabilities.guard.rowcall === 'none') {
      const name = nameOf(book) ?? book.settings;
      throw new RowcallError('store.read-only', `${name} can be read here, not written.`, { file: name });
    }
    const state = await desk.openState(book);
    try {
      if (purpose === 'write' || purpose === 'leave') await mustNotBePaused(state, purpose === 'leave');
      const bare = { store, state, clock: desk.clock, ids: desk.ids };
      const links = linksFor(desk, loaded, book.settings);
      const ports: Ports = { ...bare, carryVerb: verbCarrier(desk, bare, loaded, links) };
      const done = await work(model, ports, loaded);
      if (purpose !== 'look') await heedLists(desk, ports, loaded, heard());
      return done;
    } finally {
      await state.close();
    }
  });
}

function isToBeWritten(model: Model, purpose: Purpose): boolean {
  return purpose === 'write' || purpose === 'leave' || (purpose === 'work' && !isAllWatched(model));
}
