/** Says whether something may be done once more. */
export type Limit = (name: string, now: number) => boolean;

const mostNames = 10_000;

/** At most so many of one name in so many milliseconds, as far as one process knows; then no more until they are over. */
export function limit(most: number, span: number): Limit {
  const counts = new Map<string, { count: number; readonly until: number }>();
  return (name, now) => {
    const known = counts.get(name);
    if (known !== undefined && now < known.until) return ++known.count <= most;
    counts.delete(name);
    counts.set(name, { count: 1, until: now + span });
    // They stand in the order in which they end.
    for (const [oldest, { until }] of counts) {
      if (counts.size <= mostNames && now < until) break;
      counts.delete(oldest);
    }
    return true;
  };
}
