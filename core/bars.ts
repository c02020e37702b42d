import type { TableKey } from './cell.ts';
import type { Planned } from './plan.ts';
import { recordKey, sameValue } from './record.ts';
import type { Start } from './world.ts';

/** Whether a record will not stand as the rules saw it, in what it means and not only in how that is written. */
export function isOtherThanHoped({ hoped, row }: Planned): boolean {
  return hoped !== undefined && !sameValue(hoped, row.values);
}

/** What rules must leave alone because of one record. */
interface Bar {
  readonly start: Start;
  readonly fields: readonly string[];
  readonly tables: readonly TableKey[];
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
): readonly Start[] {
  const bars = new Map<string, Bar>(
    barred.map(({ key, hoped, row, start }) => [
      key,
      {
        start,
        fields: Object.keys(hoped!).filter((field) => !sameValue(hoped![field] ?? null, row.values[field] ?? null)),
        tables: [],
      },
    ]),
  );
  const starter = new Map(unmade.length === 0 ? [] : all.map(({ key, start }) => [key, start]));
  for (const { follows, row } of unmade)
    for (const key of follows) {
      const start = starter.get(key);
      const { fields, tables } = bars.get(key) ?? { fields: [], tables: [] };
      if (start !== undefined) bars.set(key, { start, fields, tables: [...tables, row.table] });
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

function barredStart(start: Start, { fields, tables }: Bar): Start {
  return {
    ...start,
    bars: [...new Set([...(start.bars ?? []), ...fields])],
    ...(tables.length > 0 && { childless: [...new Set([...(start.childless ?? []), ...tables])] }),
  };
}
