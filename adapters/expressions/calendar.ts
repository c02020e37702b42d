const day = 86_400_000;
const hour = 3_600_000;
/** Days and moments that are remembered: asking for a zone's clock is dear, and dates come again and again. */
const mostRemembered = 4000;

/** Days as the team's calendar counts them. */
export interface Calendar {
  /** Midnights between two moments; negative when the second is earlier. */
  daysBetween(from: Date, to: Date): number;
  /** The day of a moment as a number: 0 is the first of January 1970. */
  dayOf(moment: Date): number;
  /** The first moment of a day given as `YYYY-MM-DD`. */
  startOf(day: string): Date;
  /** The moment at which the clocks of a day show so many hours since midnight. */
  at(day: string, hours: number): Date;
}

/** The calendar of an IANA zone. Its formatter is made when it is first needed. */
export function calendarOf(zone: string): Calendar {
  let format: Intl.DateTimeFormat | null = null;

  /** The wall clock of the zone at a moment, as if it were UTC. */
  function wallClock(moment: Date): number {
    format ??= new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
    const clock = new Date(0);
    clock.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
    clock.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
    return clock.getTime();
  }

  function at(text: string, hours: number): Date {
    const shown = Date.parse(`${text}T00:00:00Z`) + hours * hour;
    const offset = (moment: number) => wallClock(new Date(moment)) - moment;
    const near = shown - offset(shown);
    // Twice, because the clocks may have changed between the two.
    return new Date(shown - offset(near));
  }

  const start = remembered((text: string) => at(text, 0));
  const dayNumber = remembered((moment: number) => Math.floor(wallClock(new Date(moment)) / day));
  return {
    daysBetween: (from, to) => dayNumber(to.getTime()) - dayNumber(from.getTime()),
    dayOf: (moment) => dayNumber(moment.getTime()),
    startOf: start,
    at,
  };
}

/** The same function, with its last answers at hand. */
function remembered<K, V>(ask: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let answer = known.get(key);
    if (answer !== undefined) return answer;
    answer = ask(key);
    if (known.size === mostRemembered) known.clear();
    known.set(key, answer);
    return answer;
  };
}
