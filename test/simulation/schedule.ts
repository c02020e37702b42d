/** Virtual time in milliseconds. Nothing in it waits: the next event is the next moment. */
export interface Schedule {
  now(): number;
  at(moment: number, act: () => void): void;
  /** Lets everything happen that is due up to that moment, one event after another, each to its end. */
  run(until: number): Promise<void>;
}

interface Event {
  readonly moment: number;
  readonly order: number;
  readonly act: () => void;
}

/**
 * A queue of events by moment, then by the order in which they were asked for. Between two events every promise that can
 * go on does so: a turn of Node's loop empties its queue, and whatever else is left in that loop is waited for by `settled`.
 */
export function openSchedule(settled: () => Promise<void> = async () => {}): Schedule {
  const queue: Event[] = [];
  let now = 0;
  let order = 0;
  return {
    now: () => now,
    at(moment, act) {
      const event = { moment: Math.max(moment, now), order: order++, act };
      let low = 0;
      let high = queue.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (queue[middle]!.moment > event.moment) low = middle + 1;
        else high = middle;
      }
      queue.splice(low, 0, event);
    },
    async run(until) {
      for (;;) {
        const next = queue.at(-1);
        if (next === undefined || next.moment > until) break;
        queue.pop();
        now = next.moment;
        next.act();
        await new Promise((turn) => setImmediate(turn));
        await settled();
      }
      now = Math.max(now, until);
    },
  };
}
