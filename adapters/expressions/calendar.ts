const day = 86_400_000;
/** Days whose beginnings are remembered: asking for a zone's clock is dear, and dates come again and again. */
const mostStarts = 4000;

/** Days as the team's calendar counts them. */
export interface Calendar {
  /** Midnights between two moments; negative when the second is earlier. */
  daysBetween(from: Date, to: Date): number;
  /** The first moment of a day given as `YYYY-MM-DD`. */
  startOf(day: string): Date;
}

/** The calendar of an IANA zone. Its formatter is made when it is first needed. */
export function calendarOf(zone: string): Calendar {
  let format: Intl.DateTimeFormat | null = null;
  const starts = new Map<string, Date>();

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

  function startOf(text: string): Date {
    const midnight = Date.parse(`${text}T00:00:00Z`);
    const offset = (moment: number) => wallClock(new Date(moment)) - moment;
    const near = midnight - offset(midnight);
    // Twice, because the clocks may have changed between the two.
    return new Date(midnight - offset(near));
  }

  const dayNumber = (moment: Date) => Math.floor(wallClock(moment) / day);
  return {
    daysBetween: (from, to) => dayNumber(to) - dayNumber(from),
    startOf(text) {
      const known = starts.get(text);
      if (known !== undefined) return known;
      const start = startOf(text);
      if (starts.size === mostStarts) starts.clear();
      starts.set(text, start);
      return start;
    },
  };
}
