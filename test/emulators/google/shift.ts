import type { Area, Filter, Look, Protection } from './world.ts';

/** Where rows or columns go. */
export interface Shift {
  /** `null`: it is gone. */
  to(index: number): number | null;
  /** Whether all of a range stays within it, in another order. */
  keeps?(first: number, end: number): boolean;
}

/** So many are taken out there. */
export function removal(at: number, count: number): Shift {
  return { to: (index) => (index < at ? index : index < at + count ? null : index - count) };
}

/** So many come in there. */
export function insertion(at: number, count: number): Shift {
  return { to: (index) => (index >= at ? index + count : index) };
}

/** So many are moved to stand before another. */
export function move<T>(before: readonly T[], after: readonly T[], from: number, count: number, to: number): Shift {
  const places = new Map(after.map((one, i) => [one, i]));
  return {
    to: (index) => places.get(before[index]!) ?? index,
    keeps: (first, end) => end - first > count && first <= Math.min(from, to) && Math.max(from + count, to) <= end,
  };
}

/** The protection with its areas moved; `null`: nothing of it is left. */
export function protectedAt(one: Protection, to: (area: Area) => Area | null): Protection | null {
  const area = to(one.area);
  return area === null ? null : { ...one, area, except: one.except.flatMap((free) => to(free) ?? []) };
}

/** A format by condition moved with its cells; `null`: none of them is left. */
export function lookAt(one: Look, to: (area: Area) => Area | null): Look | null {
  const areas = one.areas.flatMap((area) => to(area) ?? []);
  return areas.length === 0 ? null : { ...one, areas };
}

/** The filter moved, and what it hides by column; `null`: nothing of it is left. */
export function filteredAt(filter: Filter, to: (area: Area) => Area | null, columns: Shift | null): Filter | null {
  const area = to(filter.area);
  const hidden = filter.hidden.flatMap((one) => {
    const column = columns === null ? one.column : columns.to(one.column);
    return column === null ? [] : [{ ...one, column }];
  });
  return area === null ? null : { area, hidden };
}

/** The same somewhere else; `null`: nowhere. */
export function withArea<T extends { readonly area: Area }>(one: T, area: Area | null): T | null {
  return area === null ? null : { ...one, area };
}

/** An area whose rows and columns have moved; it shrinks with what is deleted in it, and goes with the last of it. */
export function shiftedArea(area: Area, rows: Shift | null, columns: Shift | null): Area | null {
  const down = rows === null ? { first: area.top, last: area.bottom - 1 } : ends(area.top, area.bottom, rows);
  const across = columns === null ? { first: area.left, last: area.right - 1 } : ends(area.left, area.right, columns);
  if (down === null || across === null) return null;
  return { top: down.first, bottom: down.last + 1, left: across.first, right: across.last + 1 };
}

function ends(from: number, to: number, shift: Shift): { readonly first: number; readonly last: number } | null {
  if (shift.keeps?.(from, to)) return { first: from, last: to - 1 };
  let first: number | null = null;
  let last: number | null = null;
  for (let index = from; index < to && first === null; index++) first = shift.to(index);
  for (let index = to - 1; index >= from && last === null; index--) last = shift.to(index);
  return first === null || last === null ? null : { first: Math.min(first, last), last: Math.max(first, last) };
}
