import type { Instant } from './cell.ts';
import type { Effect } from './effect.ts';
import { derivedId } from './id.ts';
import type { Queued } from './outbox.ts';
import { later } from './ports.ts';

/** More than so many that wait, the longest for more than so many milliseconds, would come as a storm. */
const many = 5;
const long = 15 * 60_000;

/**
 * What is to be sent as one message: effects of one list; and where a lane holds many that could not leave in time, those
 * that stand together in it. Only what their sender can gather (`canGather`, by kind), what one audience reads, and
 * nothing that has a number of its own, changes a message people see already, or is a gathering itself: that one must
 * come to its end. `crowd` is in the order of the lanes, and so is what becomes of it.
 */
export function gatherings(
  crowd: readonly Queued[],
  canGather: (kind: string) => boolean,
  now: Instant,
): readonly Effect[] {
  const fits = ({ effect, shown }: Queued) =>
    canGather(effect.kind) && effect.number === undefined && effect.parts === undefined && !shown;
  return [...Map.groupBy(crowd, ({ effect }) => effect.lane).values()].flatMap((lane) => {
    const lists = listsIn(lane.filter(fits));
    const listed = new Set(lists.flat());
    const groups = isStorm(lane, now) ? [...lists, ...runsIn(lane, (one) => fits(one) && !listed.has(one))] : lists;
    return groups.filter(({ length }) => length > 1).map((group) => gathering(group.map(({ effect }) => effect)));
  });
}

function isStorm(lane: readonly Queued[], now: Instant): boolean {
  return lane.length > many && lane.some(({ since }) => later(since, long) < now);
}

function listsIn(lane: readonly Queued[]): (readonly Queued[])[] {
  const listed = lane.filter(({ effect }) => effect.list !== undefined);
  return [...Map.groupBy(listed, ({ effect }) => JSON.stringify([effect.list, ...readersOf(effect)])).values()];
}

/** Neighbours that go to the same readers in the same way: so nothing between them is overtaken. */
function runsIn(lane: readonly Queued[], isTaken: (one: Queued) => boolean): (readonly Queued[])[] {
  const runs: Queued[][] = [];
  let readers: string | null = null;
  for (const one of lane) {
    const now = isTaken(one) ? JSON.stringify(readersOf(one.effect)) : null;
    if (now !== null && now === readers) runs.at(-1)!.push(one);
    else if (now !== null) runs.push([one]);
    readers = now;
  }
  return runs;
}

function readersOf({ kind, audience, person }: Effect): readonly string[] {
  return [kind, audience, JSON.stringify(person ?? null)];
}

/** Worth sending as long as any of its parts is. */
function gathering(parts: readonly Effect[]): Effect {
  const { kind, lane, audience, person } = parts[0]!;
  const keys = parts.map(({ key }) => key);
  const untils = parts.flatMap((one) => one.until ?? []);
  const until = untils.length === parts.length ? untils.toSorted().at(-1) : undefined;
  return {
    key: `gathered/${derivedId(keys.join('\n'))}`,
    kind,
    about: '',
    lane,
    audience,
    parts: keys,
    payload: null,
    ...(person !== undefined && { person }),
    ...(until !== undefined && { until }),
  };
}
