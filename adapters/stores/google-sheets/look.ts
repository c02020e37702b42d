import type { RecordId, TableKey } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { ListSource, Lists } from '../../../core/list-source.ts';
import type { Table } from '../../../core/model.ts';
import type { Memo } from '../../../core/store.ts';
import type { Google } from '../../vendors/google.ts';
import { bindTitles } from '../binding/bind-titles.ts';
import type { Wanted } from '../binding/wanted.ts';
import type { Answer, Outline } from './ask.ts';
import { askFor, askOutline } from './ask.ts';
import { askLarge, isLarge } from './ask-large.ts';
import { type Bound, bindAt, bindGrid, headsOf, idAt } from './bound.ts';
import type { SheetCodec } from './codec.ts';
import { askable, listsIn } from './lists.ts';
import { idOfRow, type Remembered, recall, rowsOf, withIds } from './memo.ts';
import { columnFrom, fewStretches, listRange, wholeRows, wholeTab } from './ranges.ts';

/** A table as it was found. */
export interface Looked {
  readonly bound: Bound;
  /** The rows that were read; `all` of them. */
  readonly rows: 'all' | ReadonlySet<number>;
  /** What is to be remembered of the table. */
  readonly now: Remembered;
  /** When it was asked for, in milliseconds. */
  readonly at: number;
  /** Whether it was all read at one moment. */
  readonly isOneMoment: boolean;
}

/** What the eyes need. */
export interface Sight {
  readonly google: Google;
  readonly spreadsheet: string;
  readonly tables: ReadonlyMap<TableKey, Table>;
  /** Read along with whole tables. */
  readonly lists: readonly ListSource[];
  /** The codec of a zone that the spreadsheet says it is in. */
  codecOf(zone: string | null): SheetCodec;
  now(): number;
}

/** Told what lists hold. */
type Hear = (lists: Lists) => void;

interface Target {
  readonly key: TableKey;
  readonly table: Table;
  readonly wanted: Wanted | null;
  readonly known: Remembered | null;
}

/** What is read of one table next: all of it, or rows, with the whole column of ids where it is not known who is where. */
type Step =
  | { readonly is: 'whole'; readonly tab: Outline | null }
  | { readonly is: 'rows'; readonly rows: readonly number[]; readonly withIds: boolean };

/** Rows of this many stretches are read apart; of more the whole. */
const mostStretches = 60;
/** Of a table no longer than this the whole is read as soon as it is not as remembered. */
const smallTable = 2000;
const mostRounds = 3;

/**
 * Looks at tables, whole or at what is wanted of them, all in one call as long as everything is where it was remembered;
 * where a table is read whole, `hear` is told the lists, which are not asked for without it. `null`: the table was not found. Throws `RowcallError`.
 */
export async function look(
  sight: Sight,
  wanted: ReadonlyMap<TableKey, Wanted | null>,
  memo: Memo | null,
  hear?: Hear,
): Promise<ReadonlyMap<TableKey, Looked | null>> {
  const targets = [...wanted].map(([key, some]): Target => {
    return { key, table: sight.tables.get(key)!, wanted: some, known: recall(memo, key) };
  });
  const hasUnknown = targets.some(({ known }) => known === null);
  if (!hasUnknown) {
    const found = await lookByMemory(sight, targets, hear);
    if (found !== null) return found;
  }
  return await lookAfresh(sight, targets, hear);
}

/** Goes by what is remembered; `null`: tabs are not where they were. */
async function lookByMemory(
  sight: Sight,
  targets: readonly Target[],
  hear?: Hear,
): Promise<Map<TableKey, Looked | null> | null> {
  const steps = new Map(targets.map((target) => [target.key, firstStep(target)]));
  const isAny = hear !== undefined && targets.some(({ wanted }) => wanted === null);
  const asked: Listening = { lists: isAny ? sight.lists : [], hear: hear ?? (() => {}) };
  return await follow(sight, targets, steps, asked).catch((error: unknown) => {
    if (error instanceof RowcallError && error.details['why'] === 'range') return null;
    throw error;
  });
}

/** Asks first which tabs there are, and reads the tables whole. */
async function lookAfresh(
  sight: Sight,
  targets: readonly Target[],
  hear?: Hear,
): Promise<Map<TableKey, Looked | null>> {
  const { tabs } = await askOutline(sight.google, sight.spreadsheet);
  const byTitle = bindTitles(tabs, sight.tables);
  const taken = new Set(byTitle.values());
  const steps = new Map<TableKey, Step>();
  for (const { key, known } of targets) {
    const same = tabs.find((tab) => tab.sheet === known?.sheet && !taken.has(tab));
    const tab = byTitle.get(key) ?? same;
    if (tab !== undefined) steps.set(key, { is: 'whole', tab });
  }
  const present = targets.filter(({ key }) => steps.has(key));
  const lists = hear === undefined ? [] : askable(sight.lists, tabs);
  const nowhere = sight.lists.map(({ name }) => [name, null] as const);
  if (lists.length === 0) hear?.(new Map(nowhere));
  const told: Hear = (some) => hear?.(new Map([...nowhere, ...some]));
  const found = (await follow(sight, present, steps, { lists, hear: told })) ?? new Map<TableKey, Looked | null>();
  return new Map(targets.map(({ key }) => [key, found.get(key) ?? null]));
}

function firstStep({ wanted, known }: Target): Step {
  if (wanted === null || known === null) return { is: 'whole', tab: null };
  const rows = neededRows(wanted, known);
  const isKnown = known.id >= 0 && [...wanted.ids].every((id) => known.order.includes(id));
  return rowsStep(known, rows, !isKnown && wanted.ids.size > 0);
}

/** Where an id stands is worth a column, a whole small table hardly more. */
function rowsStep(known: Remembered, rows: readonly number[], withIds: boolean): Step {
  const isBeyond = rows.some((row) => row > known.rows);
  const isWide = fewStretches(rows, Number.POSITIVE_INFINITY).length > mostStretches;
  if (isBeyond || isWide || (withIds && (known.id < 0 || known.order.length <= smallTable)))
    return { is: 'whole', tab: null };
  return { is: 'rows', rows, withIds };
}

/** The rows that are asked for, those that carry an id that is asked for, and copies of all these. */
function neededRows(wanted: Wanted, known: Pick<Remembered, 'order' | 'header'>): readonly number[] {
  const places = [...wanted.places].flatMap((place) =>
    typeof place === 'number' && place > known.header ? [place] : [],
  );
  const ids = new Set<RecordId>([...wanted.ids, ...places.flatMap((row) => idOfRow(known, row) ?? [])]);
  const all = ids.size > 50 ? rowsOfMany(known, ids) : [...ids].flatMap((id) => rowsOf(known, id));
  return [...new Set([...places, ...all])].sort((a, b) => a - b);
}

function rowsOfMany(
  { order, header }: Pick<Remembered, 'order' | 'header'>,
  ids: ReadonlySet<RecordId>,
): readonly number[] {
  return order.flatMap((id, at) => (ids.has(id) ? [header + 1 + at] : []));
}

/** Lists that are asked for with the first call, and who is told of them. */
interface Listening {
  readonly lists: readonly ListSource[];
  readonly hear: Hear;
}

async function follow(
  sight: Sight,
  targets: readonly Target[],
  first: ReadonlyMap<TableKey, Step>,
  { lists, hear }: Listening,
): Promise<Map<TableKey, Looked | null> | null> {
  const found = new Map<TableKey, Looked | null>();
  let steps = first;
  for (let round = 1; steps.size > 0; round++) {
    const at = sight.now();
    const large = [...steps].flatMap(([key, step]) => (isLargeStep(step, targets, key) ? [key] : []));
    const ranges = [...steps].flatMap(([key, step]) =>
      large.includes(key) ? [] : rangesOf(targetOf(targets, key), step),
    );
    const besides = round === 1 ? lists.map(listRange) : [];
    const all = [...ranges, ...besides];
    const answer = all.length === 0 ? null : await askFor(sight.google, sight.spreadsheet, all);
    if (besides.length > 0) hear(listsIn(answer!, lists, sight));
    const next = new Map<TableKey, Step>();
    for (const [key, step] of steps) {
      const target = targetOf(targets, key);
      const tab = tabOf(target, step);
      const seen = large.includes(key) ? await askLarge(sight, tab) : { answer: answer!, isOneMoment: true };
      const grid = seen.answer.grids.get(tab.sheet);
      if (grid === undefined) return null;
      const took = take(sight, target, step, seen.answer, grid, at, seen.isOneMoment);
      if (took.is === 'found') found.set(key, took.looked);
      else next.set(key, round < mostRounds ? took.step : { is: 'whole', tab: null });
    }
    steps = next;
  }
  return found;
}

function targetOf(targets: readonly Target[], key: TableKey): Target {
  return targets.find((one) => one.key === key)!;
}

function tabOf({ known }: Target, step: Step): Outline {
  if (step.is === 'whole' && step.tab !== null) return step.tab;
  const { sheet, title, rows, columns } = known!;
  return { sheet, title, isHidden: false, size: { rows, columns } };
}

function isLargeStep(step: Step, targets: readonly Target[], key: TableKey): boolean {
  return step.is === 'whole' && isLarge(tabOf(targetOf(targets, key), step).size);
}

function rangesOf(target: Target, step: Step): readonly string[] {
  const { title } = tabOf(target, step);
  if (step.is === 'whole') return [wholeTab(title)];
  const { header, id } = target.known!;
  const rows = fewStretches([header, ...step.rows], mostStretches + 1).map((one) => wholeRows(title, one));
  return step.withIds ? [...rows, columnFrom(title, id, header)] : rows;
}

type Took = { readonly is: 'found'; readonly looked: Looked | null } | { readonly is: 'not yet'; readonly step: Step };

function take(
  sight: Sight,
  { table, wanted, known }: Target,
  step: Step,
  answer: Answer,
  grid: Bound['grid'],
  at: number,
  isOneMoment: boolean,
): Took {
  const codec = sight.codecOf(answer.zone);
  if (step.is === 'whole') {
    const bound = bindGrid(grid, table, codec, known?.heads);
    if (bound === null) return { is: 'found', looked: null };
    const ids = [...grid.rows.keys()].map((row) => [row, idAt(bound, row)] as const);
    const now = { ...factsOf(bound), order: withIds({ header: bound.header.row, order: [] }, ids) };
    return { is: 'found', looked: { bound, rows: 'all', now: carriedOn(now, known), at, isOneMoment } };
  }
  const before = known!;
  const bound = bindAt(grid, table, codec, before);
  if (!isAsBefore(bound, before)) return { is: 'not yet', step: { is: 'whole', tab: null } };
  const read = new Set(step.rows);
  const order = step.withIds ? withIds({ ...before, order: [] }, idsBelow(bound)) : before.order;
  const isWhereItWas = step.rows.every((row) => idAt(bound, row) === idOfRow({ ...before, order }, row));
  if (!isWhereItWas) return { is: 'not yet', step: rowsStep(before, step.rows, true) };
  const now = { ...before, ...factsOf(bound), order };
  const needed = neededRows(wanted!, now);
  if (needed.some((row) => !read.has(row))) return { is: 'not yet', step: rowsStep(now, needed, true) };
  return { is: 'found', looked: { bound, rows: read, now, at, isOneMoment } };
}

function idsBelow(bound: Bound): readonly (readonly [number, RecordId | null])[] {
  return [...bound.grid.rows.keys()].filter((row) => row > bound.header.row).map((row) => [row, idAt(bound, row)]);
}

function factsOf(bound: Bound): Omit<Remembered, 'order'> {
  const { grid, header, binding } = bound;
  return {
    sheet: grid.sheet,
    title: grid.title,
    rows: grid.size.rows,
    columns: grid.size.columns,
    header: header.row,
    heads: [...headsOf(bound)],
    at: Object.fromEntries(binding.at),
    id: binding.id,
  };
}

/** What a look does not tell anew. */
function carriedOn(now: Remembered, known: Remembered | null): Remembered {
  const { version, hits } = known ?? {};
  return { ...now, ...(version && { version }), ...(hits && { hits }) };
}

/** Whether the header and the columns are where and what they were. */
function isAsBefore(bound: Bound, before: Remembered): boolean {
  const { heads, at, id } = factsOf(bound);
  const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
    a.length === b.length && a.every((one, i) => one === b[i]);
  return (
    id === before.id &&
    isSame(heads, before.heads) &&
    isSame(Object.entries(at).flat(), Object.entries(before.at).flat())
  );
}
