import type { DeliveryPorts } from '../../../core/deliver.ts';
import { deliver } from '../../../core/deliver.ts';
import { RowcallError } from '../../../core/errors.ts';
import { licenceOf, mayDeliver } from '../../../core/licence.ts';
import { askedModel } from '../../../core/mode.ts';
import type { Model } from '../../../core/model.ts';
import type { Pause } from '../../../core/pause.ts';
import { pauseIn } from '../../../core/pause.ts';
import type { Ports } from '../../../core/ports.ts';
import { later } from '../../../core/ports.ts';
import type { SetUp, Store } from '../../../core/store.ts';
import type { TickJob } from '../../../core/tick.ts';
import { tick } from '../../../core/tick.ts';
import type { Desk } from '../calling/desk.ts';
import { answersWaiting } from './bring-book-to-rest.ts';
import { mayBeCopy } from './bring-to-rest.ts';
import { addMissingColumns } from './missing-columns.ts';

/** What one call of the scheduler came to, besides what was written and sent. */
export interface Called {
  /** The columns that were added, by table. */
  readonly columns: readonly SetUp[];
  readonly conflicts: number;
  /** What was only noted, since the settings do not let Rowcall do it. */
  readonly wished: number;
  /** Whether anything waits for the next call. */
  readonly isLeft: boolean;
  /** In how many rows answers wait for the book to be closed; `null`: it was not open. */
  readonly open: number | null;
  readonly pruned: number;
  /** Who has paused it, and since when; then nothing was written or sent. */
  readonly pause: Pause | null;
}

const seconds = 30;

/**
 * Whether columns of ours may be missing: somebody was at work there, or the settings are others. The store answers the
 * same when it is asked again, without another call.
 */
async function lookOnce({ store, state }: Ports, model: Model): Promise<{ store: Store; isNews: boolean }> {
  const tables = [...model.tables.keys()];
  const memo = await state.memo();
  const isSeen = tables.some((table) => memo?.[table] !== undefined);
  const isTouched = !isSeen || ((await store.touched?.(memo)) ?? true);
  const asked: Store = { ...store, touched: async () => isTouched };
  const isNews = isTouched || (await state.outdated(model.fingerprint, tables, 1)).length > 0;
  return { store: asked, isNews };
}

/**
 * Adds what a spreadsheet lacks of Rowcall's own columns, and does once what the scheduler calls for. While another
 * program has the book open nothing is written there, and messages leave all the same. Throws `store.copied` when it may
 * be the copy of another.
 */
export async function boundedCall(
  desk: Desk,
  ports: Ports & DeliveryPorts,
  model: Model,
  retention: NonNullable<TickJob['retention']>,
  people?: TickJob['people'],
): Promise<Called> {
  const until = later(desk.clock.now(), seconds * 1000);
  const pause = pauseIn(await ports.state.memo());
  const isPaused = pause !== null;
  const licence = licenceOf(model, people, isPaused);
  let columns: readonly SetUp[] | null = null;
  try {
    const judged = people === undefined ? model : askedModel(model, people);
    const { store, isNews } = await lookOnce(ports, judged);
    columns = isNews ? await addMissingColumns(model, { ...ports, store }, licence) : [];
    const { report, pruned } = await tick({ ...ports, store }, judged, {
      ...(people && { people }),
      retention,
      seconds,
    });
    if (report.stopped !== null) throw mayBeCopy();
    return {
      columns,
      conflicts: report.conflicts,
      wished: report.wished,
      isLeft: report.left > 0,
      open: null,
      pruned,
      pause,
    };
  } catch (error) {
    if (!(error instanceof RowcallError) || error.code !== 'book.open') throw error;
    // That it is no copy was found out before anything was to be written into rows, and not before.
    if (columns !== null && mayDeliver(model, isPaused)) await deliver(ports, until);
    const open = await answersWaiting(desk, ports, model, people);
    return { columns: columns ?? [], conflicts: 0, wished: 0, isLeft: false, open, pruned: 0, pause };
  }
}
