import type { Board } from '../../../core/board.ts';
import type { Instant } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import { derivedId } from '../../../core/id.ts';
import { isAllWatched } from '../../../core/mode.ts';
import type { Model } from '../../../core/model.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import { keepPause, pauseIn } from '../../../core/pause.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Lease, State } from '../../../core/state.ts';
import type { Memo } from '../../../core/store.ts';
import { whileFree } from '../../../core/while-free.ts';
import { cancelLate } from '../pausing/late-messages.ts';
import type { BoardFacts } from './board-of.ts';
import { boardOf, boxes } from './board-of.ts';
import { hostIn } from './host.ts';

/** What the boxes of the tab say: whether somebody has just taken the tick of a pause away. */
export interface Ticked {
  readonly isEnding: boolean;
}

/** No table is called so: keys of tables have no dot. */
const name = 'rowcall.tab';

/** What the tab showed last. */
interface Shown {
  readonly print: string;
  readonly at: Instant;
  /** Whether the box of the pause was ticked. */
  readonly box: boolean;
  /** Whether it was asked if all is to go on. */
  readonly isEnding: boolean;
}

/** Heeds what people ticked in the tab of Rowcall's own: everything stops, or goes on. */
export async function heedBoxes(model: Model, ports: Ports): Promise<Ticked> {
  const { store, state, clock } = ports;
  const memo = await state.memo();
  const shown = shownIn(memo);
  // A tab that was never written has no boxes.
  if (store.board === undefined || shown === null) return { isEnding: false };
  const pause = pauseIn(memo);
  const stays = { isEnding: shown.isEnding && pause !== null };
  if (!((await store.touched?.(memo)) ?? true)) return stays;
  const ticks = await store.board.read();
  const isTicked = ticks?.get(boxes.pause) ?? shown.box;
  if (isTicked === shown.box && !stays.isEnding) return stays;
  if (isTicked) {
    if (pause !== null) return { isEnding: false };
    const by = model.locale.language.say({ code: 'report.history.somebody' });
    await whileFree(ports, (lease) => keepPause(state, lease, { by, since: clock.now() }));
    return { isEnding: false };
  }
  if (pause === null || ticks?.get(boxes.goOn) !== true) return { isEnding: pause !== null };
  await whileFree(ports, async (lease) => {
    await cancelLate(state, lease, pause, clock.now());
    await keepPause(state, lease, null);
  });
  return { isEnding: false };
}

/**
 * Shows in the tab of Rowcall's own how things stand, if that has changed or is told no longer ago than the store bears.
 * That it cannot be shown now undoes nothing of what was done.
 */
export async function showBoard(
  model: Model,
  ports: Ports,
  facts: Omit<BoardFacts, 'pause' | 'pace' | 'host'>,
): Promise<void> {
  const { store, state, clock } = ports;
  const { board } = store;
  if (board === undefined || isAllWatched(model) || store.capabilities.guard.rowcall === 'none') return;
  const memo = await state.memo();
  const shown = shownIn(memo);
  const now = clock.now();
  const pause = pauseIn(memo);
  const made = await boardOf(model, ports, { ...facts, pause, pace: board.pace, host: hostIn(memo) });
  const print = printOf(made);
  const isOld = shown === null || Date.parse(now) - Date.parse(shown.at) >= board.pace * 1000;
  if (shown?.print === print && !isOld) return;
  const tables = Object.fromEntries(Object.entries(memo ?? {}).filter(([key]) => model.tables.has(key)));
  const written = await board.write(made, tables).catch((error: unknown) => {
    if (error instanceof RowcallError) return null;
    throw error;
  });
  if (written === null) return;
  const { isEnding } = facts;
  const next: Shown = { print, at: now, box: pause !== null && !isEnding, isEnding };
  const remembered = { ...written.memo, [name]: JSON.stringify(next) };
  await whileFree(ports, (lease) => state.settle(lease, { ...nothingSettled, memo: remembered }));
}

function shownIn(memo: Memo | null): Shown | null {
  const said = memo?.[name];
  return said === undefined || said === '' ? null : (JSON.parse(said) as Shown);
}

/** Whether the tab was ever shown. */
export function isBoardShown(memo: Memo | null): boolean {
  return shownIn(memo) !== null;
}

/** Forgets that the tab was shown: it is gone. */
export async function forgetBoard(state: State, lease: Lease): Promise<void> {
  await state.settle(lease, { ...nothingSettled, memo: { [name]: '' } });
}

/** All that the tab shows but for the time. */
function printOf({ lines }: Board): string {
  return derivedId(JSON.stringify(lines.filter(({ key }) => key !== 'checked' && key !== 'alive')));
}
