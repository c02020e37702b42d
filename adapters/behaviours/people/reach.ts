import type { Instant } from '../../../core/cell.ts';
import type { Locale } from '../../../core/field.ts';
import type { Row } from '../../../core/record.ts';
import type { View } from '../../../core/rule.ts';
import { dayNumber, dayText, isWorkday, usualWork, workdayFrom } from '../../../core/work-time.ts';
import { type Calendar, calendarOf } from '../../expressions/calendar.ts';
import { type OwnHours, readOwnHours } from './own-hours.ts';
import type { Roster } from './roster.ts';
import { nameIn, personIn, textIn } from './roster.ts';

/** Who is to be told instead of or as the person that a row names, and from when on. */
export interface Reach {
  readonly person: Row;
  /** The person in whose place they are told; `null`: they are told themselves. */
  readonly instead: Row | null;
  /** The next moment at which they work: now, if they do. */
  readonly from: Instant;
}

/** The zones of a team are few, and to ask for the clock of one is dear. */
const calendars = new Map<string, Calendar>();

/** Managers of managers: further up nobody knows of the matter. */
const mostSteps = 5;

/**
 * Whom a message for a person reaches: themselves while they are here, else their manager, and so on. Whoever is away and
 * has nobody above them is told on their first working day; `null`: they have left, and nobody stands in.
 */
export function reachOf(roster: Roster, named: Row, view: View, now: Instant, locale: Locale): Reach | null {
  const passed = new Set<string>();
  let person: Row | null = named;
  for (let steps = 0; person !== null && steps <= mostSteps && !passed.has(person.id); steps++) {
    passed.add(person.id);
    const hours = hoursOf(roster, person, locale);
    if (isHere(roster, person, todayIn(hours.zone, now))) {
      return { person, instead: person === named ? null : named, from: worksFrom(hours, now) };
    }
    person = roster.manager === null ? null : personIn(roster, roster.manager, person, view);
  }
  if (hasLeft(roster, named, todayIn(locale.zone, now))) return null;
  const hours = hoursOf(roster, named, locale);
  const back = roster.absent === null ? null : named.values[roster.absent[1].key];
  if (typeof back !== 'string') return null;
  const returns = dayText(workdayFrom(dayNumber(back) + 1, hours));
  return { person: named, instead: null, from: calendarFor(hours.zone).at(returns, hours.from).toISOString() };
}

/** When a person works: their own hours, as far as they can be read, else those of the team. */
function hoursOf(roster: Roster, { values }: Pick<Row, 'values'>, locale: Locale): OwnHours {
  const said = roster.hours === null ? null : textIn(roster.hours, values);
  const own = said === null ? null : readOwnHours(said, locale);
  return own ?? { ...(locale.work ?? usualWork), zone: locale.zone };
}

/** Whether a person has left by that day. */
export function hasLeft({ left }: Roster, { values }: Pick<Row, 'values'>, today: string): boolean {
  const day = left === null ? null : (values[left.key] ?? null);
  return typeof day === 'string' && day <= today;
}

/** How a person is called where messages name them, and where they are reached. */
export function addressOf(
  roster: Roster,
  { values }: Pick<Row, 'values'>,
): { readonly name: string; readonly email: string | null; readonly channel: string | null } {
  return {
    name: nameIn(roster, values) ?? '',
    email: roster.email === null ? null : textIn(roster.email, values),
    channel: roster.channel === null ? null : textIn(roster.channel, values),
  };
}

function isHere(roster: Roster, person: Row, today: string): boolean {
  if (hasLeft(roster, person, today)) return false;
  const [from, to] = (roster.absent ?? []).map(({ key }) => person.values[key]);
  // Without a last day nobody knows when they come back.
  return typeof from !== 'string' || today < from || (typeof to === 'string' && today > to);
}

/** The day of a moment on the clocks of a zone. */
export function todayIn(zone: string, now: Instant): string {
  return dayText(calendarFor(zone).dayOf(new Date(now)));
}

function worksFrom(hours: OwnHours, now: Instant): Instant {
  const calendar = calendarFor(hours.zone);
  const moment = new Date(now);
  const today = calendar.dayOf(moment);
  const opens = calendar.at(dayText(today), hours.from);
  const works = isWorkday(today, hours);
  if (works && moment >= opens && moment < calendar.at(dayText(today), hours.to)) return now;
  if (works && moment < opens) return opens.toISOString();
  return calendar.at(dayText(workdayFrom(today + 1, hours)), hours.from).toISOString();
}

function calendarFor(zone: string): Calendar {
  const known = calendars.get(zone) ?? calendarOf(zone);
  calendars.set(zone, known);
  return known;
}
