import type { Cells, FieldKey, TableKey } from './cell.ts';
import type { Entry } from './entry.ts';
import { wishedOf } from './note-wishes.ts';
import type { Planned } from './plan.ts';
import { recordKey, sameValue } from './record.ts';
import type { OpenQuestion } from './state.ts';
import type { Start } from './world.ts';

/** Whether a record will not stand as the rules saw it: what is said of it in its own row must be true of what stands there. */
export function isOtherThanHoped({ hoped, left = [], row, start }: Planned): boolean {
  if (hoped === undefined) return false;
  return !sameValue(hoped, row.values) || left.some((field) => !start.bars?.includes(field));
}

/** Why cells of one record are left as they stand, as far as people are to be told. */
export interface Standstill {
  /** What waits for a person's word. */
  readonly waiting: Cells;
  /** What is only looked at. */
  readonly idle: readonly FieldKey[];
}

/** By record key, what of a plan waits for people and what is only looked at. */
export function standstills(
  suggestions: readonly OpenQuestion[],
  wishes: readonly Entry[],
): ReadonlyMap<string, Standstill> {
  const all = new Map<string, Standstill>();
  const at = (record: string) => all.get(record) ?? { waiting: {}, idle: [] };
  for (const { about, patch, answer } of suggestions)
    for (const record of answer === null && patch !== undefined ? about : []) {
      const { waiting, idle } = at(record);
      all.set(record, { waiting: { ...waiting, ...patch!.set }, idle });
    }
  for (const { about, subject } of wishes) {
    const wished = wishedOf(subject);
    if (wished.is !== 'cell') continue;
    const { waiting, idle } = at(about);
    all.set(about, { waiting, idle: [...idle, wished.field] });
  }
  return all;
}

/** What rules must leave alone because of one record. */
interface Bar {
  readonly start: Start;
  readonly fields: readonly string[];
  readonly tables: readonly TableKey[];
  readonly why?: Standstill | undefined;
}

/**
 * The same starts, with what is left as it stands out of the rules' reach: cells of the `barred` records, and the making of
 * those that may not be made (`unmade`), by whoever of `all` made them.
 */
export function withBars(
  starts: readonly Start[],
  barred: readonly Planned[],
  unmade: readonly Planned[] = [],
  all: readonly Planned[] = [],
  why: ReadonlyMap<string, Standstill> = new Map(),
): readonly Start[] {
  const bars = new Map<string, Bar>(
    barred.map(({ key, hoped, left = [], row, start }) => [
      key,
      {
        start,
        fields: [
          ...left,
          ...Object.keys(hoped!).filter((field) => !sameValue(hoped![field] ?? null, row.values[field] ?? null)),
        ],
        tables: [],
        why: why.get(key),
      },
    ]),
  );
  const starter = new Map(unmade.length === 0 ? [] : all.map(({ key, start }) => [key, start]));
  for (const { follows, row } of unmade)
    for (const key of follows) {
      const start = starter.get(key);
      const { fields, tables, why: known } = bars.get(key) ?? { fields: [], tables: [] };
      if (start !== undefined) bars.set(key, { start, fields, tables: [...tables, row.table], why: known });
    }
  const known = starts.map((start) => {
    const key = recordKey(start.row.table, start.row.id);
    const bar = bars.get(key);
    bars.delete(key);
    return bar === undefined ? start : barredStart(start, bar);
  });
  // Records that rules drew in take part from the start now; those that rules made have nothing to be left as.
  const drawn = [...bars.values()].filter(({ start }) => start.before !== null);
  return [...known, ...drawn.map((bar) => barredStart(bar.start, bar))];
}

function barredStart(start: Start, { fields, tables, why }: Bar): Start {
  return {
    ...start,
    bars: [...new Set([...(start.bars ?? []), ...fields])],
    ...(why !== undefined && {
      waiting: { ...start.waiting, ...why.waiting },
      idle: [...new Set([...(start.idle ?? []), ...why.idle])],
    }),
    ...(tables.length > 0 && { childless: [...new Set([...(start.childless ?? []), ...tables])] }),
  };
}
