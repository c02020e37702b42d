import { groupComponent } from './cluster.ts';
import type { LiveEdges } from './live-edges.ts';

/** Which records are one, kept up to date as edges come and go. */
export interface LiveGroups {
  /** Groups anew the records that edges lead to from these. */
  repair(touched: Iterable<number>): void;
  /** Everybody in the group of a record, itself first. */
  of(place: number): number[];
  /** Makes room for so many records. */
  grow(places: number): void;
  bytes(): number;
}

/**
 * Groups of records as circles in an array. `weigh` weighs two records that may have no edge, `turnOf` breaks ties, and
 * edges of less weight than `least` lead nowhere.
 */
export function liveGroups(
  places: number,
  edges: LiveEdges,
  least: number,
  weigh: (a: number, b: number) => number,
  turnOf: (place: number) => number,
): LiveGroups {
  let next = Int32Array.from({ length: places }, (_, place) => place);

  function regroup(component: number[]): void {
    component.sort((a, b) => turnOf(a) - turnOf(b) || a - b);
    const at = new Map(component.map((place, i) => [place, i]));
    const inner: { readonly a: number; readonly b: number; readonly weight: number }[] = [];
    component.forEach((place, a) => {
      edges.each(place, (other, weight) => {
        const b = at.get(other);
        if (weight >= least && b !== undefined && a < b) inner.push({ a, b, weight });
      });
    });
    const groups = groupComponent(
      component.length,
      inner,
      (a, b) => weigh(component[a]!, component[b]!),
      () => false,
    );
    for (const group of groups)
      group.forEach((member, i) => {
        next[component[member]!] = component[group[(i + 1) % group.length]!]!;
      });
  }

  return {
    repair(touched) {
      const seen = new Set<number>();
      for (const start of touched) {
        if (seen.has(start)) continue;
        seen.add(start);
        const component = [start];
        for (const place of component)
          edges.each(place, (other, weight) => {
            if (weight < least || seen.has(other)) return;
            seen.add(other);
            component.push(other);
          });
        for (const place of component) next[place] = place;
        if (component.length > 1) regroup(component);
      }
    },
    of(start) {
      const group = [start];
      for (let place = next[start]!; place !== start; place = next[place]!) group.push(place);
      return group;
    },
    grow(count) {
      const grown = Int32Array.from({ length: count }, (_, place) => place);
      grown.set(next);
      next = grown;
    },
    bytes: () => next.byteLength,
  };
}
