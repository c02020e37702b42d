import { tick } from '../../../core/tick.ts';
import type { Desk } from '../calling/desk.ts';
import type { Asked } from '../examining/open-book.ts';
import { whereabouts } from '../examining/open-book.ts';
import { mayBeCopy } from './bring-to-rest.ts';
import { withPorts } from './with-ports.ts';

/**
 * Answers rows where calls said that somebody was at work, and sends what follows from that, in so many seconds; nothing
 * else is looked at but what was ticked in the tab of Rowcall's own. Answers whether anything is left for the next call. Throws `store.copied` when it may be the copy of
 * another, and what `withPorts` throws.
 */
export async function heedCalls(desk: Desk, asked: Asked, seconds: number): Promise<{ readonly isLeft: boolean }> {
  return await withPorts(desk, asked, 'work', async (model, ports, loaded) => {
    const { keep, settled } = loaded.settings.history;
    const { settings } = whereabouts(desk, asked, loaded);
    const senders = await desk.openSenders(loaded, settings);
    // What the calls spoke of waits at the door.
    const store = { ...ports.store, touched: async () => false };
    const retention = { history: keep, settled };
    const { report } = await tick({ ...ports, store, senders }, model, { seconds, retention });
    if (report.stopped !== null) throw mayBeCopy();
    // Where it shows by what was heard that somebody was at the tab, its boxes are read at once, and else with the next tick.
    const sign = store.board?.sign?.(await ports.state.memo()) ?? null;
    if (sign !== null) {
      // All that the tab tells comes along: most calls do without.
      const { heedBoxes } = await import('../telling/attend-board.ts');
      await heedBoxes(model, { ...ports, store });
    }
    return { isLeft: report.left > 0 };
  });
}
