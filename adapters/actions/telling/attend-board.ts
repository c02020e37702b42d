import type { Board, BoardLine, BoardTab } from '../../../core/board.ts';
import { boardMemo, boardValue } from '../../../core/board.ts';
import { failures, RowcallError } from '../../../core/errors.ts';
import { derivedId } from '../../../core/id.ts';
import { isAllWatched } from '../../../core/mode.ts';
import type { Model } from '../../../core/model.ts';
import { nothingSettled } from '../../../core/nothing-settled.ts';
import { keepPause, pauseIn } from '../../../core/pause.ts';
import type { Ports } from '../../../core/ports.ts';
import type { Lease } from '../../../core/state.ts';
import type { Memo, Store } from '../../../core/store.ts';
import { whileFree } from '../../../core/while-free.ts';
import { cancelLate } from '../pausing/late-messages.ts';
import type { BoardFacts } from './board-of.ts';
import { boardOf, boxes } from './board-of.ts';
import { hostIn } from './host.ts';
import type { Shown } from './shown-board.ts';
import { boardFailureIn, failureMemo, shownIn, shownMemo } from './shown-board.ts';

/** What the boxes of the tab say: whether somebody has just taken the tick of a pause away. */
export interface Ticked {
  readonly isEnding: boolean;
}

/** Heeds what people ticked in the tab of Rowcall's own: everything stops, or goes on. */
export async function heedBoxes(model: Model, ports: Ports): Promise<Ticked> {
  const { store, state, clock } = ports;
  const { board } = store;
  const memo = await state.memo();
  const shown = shownIn(memo);
  // A tab that was never written has no boxes.
  if (board === undefined || shown === null || shown.isTaken) return { isEnding: false };
  const pause = pauseIn(memo);
  const stays = { isEnding: shown.isEnding && pause !== null };
  const sign = board.sign?.(memo) ?? undefined;
  if (!(await mayBeTicked(store, board, memo, shown))) return stays;
  const ticks = await board.read(memo).catch(orFailure);
  // What keeps the tab from being read keeps nobody from working, or keeps everybody from it and is said there.
  if (ticks instanceof RowcallError) return stays;
  // Only once what was ticked is heeded is it known: while somebody else is at work it is read again the next time.
  const read: Memo = sign === undefined || sign === shown.sign ? {} : shownMemo({ ...shown, sign });
  const heeded = (change: (lease: Lease) => Promise<void>) =>
    whileFree(ports, async (lease) => {
      await change(lease);
      await state.settle(lease, { ...nothingSettled, memo: read });
    });
  const isTicked = ticks?.get(boxes.pause) ?? shown.box;
  if (isTicked && pause === null) {
    if (shown.box) return stays;
    const by = (await whoTicked(board, memo)) ?? model.locale.language.say({ code: 'report.history.somebody' });
    await heeded((lease) => keepPause(state, lease, { by, since: clock.now() }));
    return { isEnding: false };
  }
  if (pause !== null && !isTicked && (shown.box || stays.isEnding) && ticks?.get(boxes.goOn) === true) {
    await heeded(async (lease) => {
      await cancelLate(state, lease, pause, clock.now());
      await keepPause(state, lease, null);
    });
    return { isEnding: false };
  }
  if (Object.keys(read).length > 0) await remember(ports, read);
  if (isTicked === shown.box && !stays.isEnding) return stays;
  return { isEnding: !isTicked && pause !== null };
}

async function mayBeTicked(store: Store, board: BoardTab, memo: Memo | null, shown: Shown): Promise<boolean> {
  const sign = board.sign?.(memo);
  if (sign === null || (sign !== undefined && sign !== (shown.sign ?? ''))) return true;
  return (await store.touched?.(memo)) ?? true;
}

/** Who it was is worth a call and no more: without a name somebody did it. */
async function whoTicked(board: BoardTab, memo: Memo | null): Promise<string | null> {
  const who = await board.who?.(boxes.pause, memo).catch(orFailure);
  return typeof who === 'string' ? who : null;
}

/**
 * Shows in the tab of Rowcall's own how things stand, if that has changed or is told no longer ago than the store bears.
 * That it cannot be shown now undoes nothing of what was done, and is remembered where it would be the same the next time.
 */
export async function showBoard(
  model: Model,
  ports: Ports,
  facts: Omit<BoardFacts, 'pause' | 'pace' | 'host' | 'box'>,
): Promise<void> {
  const { store, state, clock } = ports;
  const { board } = store;
  if (board === undefined || isAllWatched(model) || store.capabilities.guard.rowcall === 'none') return;
  const memo = await state.memo();
  const now = clock.now();
  const isPast = (at: string) => Date.parse(now) - Date.parse(at) >= board.pace * 1000;
  const failure = boardFailureIn(memo);
  if (failure !== null && !isPast(failure.at)) return;
  const shown = shownIn(memo);
  const pause = pauseIn(memo);
  const { isEnding } = facts;
  const box = shown?.box ?? null;
  const made = await boardOf(model, ports, { ...facts, pause, pace: board.pace, box, host: hostIn(memo) });
  const print = printOf(made, () => true);
  const urgent = printOf(made, isUrgent);
  const isNews = board.isDear ? shown?.urgent !== urgent : shown?.print !== print;
  if (pause?.out || (shown !== null && !isNews && !isPast(shown.at))) return;
  const given = Object.fromEntries(
    Object.entries(memo ?? {}).filter(([key]) => model.tables.has(key) || key === boardMemo),
  );
  await whileFree(ports, async (lease) => {
    const keep = (news: Memo) => state.settle(lease, { ...nothingSettled, memo: news });
    // Nobody can take Rowcall out while this goes on, and nobody may have done so before it began.
    if (pauseIn(await state.memo())?.out) return;
    const written = await board.write(made, given).catch(orFailure);
    if (written instanceof RowcallError) {
      if (!failures[written.code].retryable) await keep(failureMemo({ at: now, code: written.code }));
      return;
    }
    const sign = shown?.sign;
    const next: Shown = {
      print,
      urgent,
      at: now,
      box: pause !== null && !isEnding,
      isEnding,
      ...(sign !== undefined && { sign }),
      ...(written.is === 'taken' && { isTaken: true }),
    };
    const news = Object.entries(written.memo).filter(([key, text]) => given[key] !== text);
    await keep({ ...Object.fromEntries(news), ...shownMemo(next) });
  });
}

async function remember(ports: Ports, memo: Memo): Promise<void> {
  await whileFree(ports, (lease) => ports.state.settle(lease, { ...nothingSettled, memo }));
}

function orFailure(error: unknown): RowcallError {
  if (error instanceof RowcallError) return error;
  throw error;
}

const urgentFacts: ReadonlySet<string> = new Set(['mode', 'paused', 'would']);
/** The time is told again and again, and is no news. */
const timely: ReadonlySet<string> = new Set(['checked', 'alive']);

function isUrgent({ is, key }: BoardLine): boolean {
  return is === 'box' || urgentFacts.has(key);
}

function printOf({ lines }: Board, isMeant: (line: BoardLine) => boolean): string {
  const meant = lines.filter((line) => isMeant(line) && !timely.has(line.key));
  return derivedId(JSON.stringify(meant.map((line) => [line.is, line.key, line.label, boardValue(line)])));
}
