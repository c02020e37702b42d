import { DateTime, Info } from 'luxon';
import type { Cell, CellKind, Instant } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Shown } from './styles.ts';

/** What a cell holds, by the way it is written: a date is not text although both are strings. */
export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'time';

interface Typed {
  readonly kind: Kind;
  readonly cell: Cell;
}

/** Turns Excel's day numbers and written dates into cells, in one zone and day system. */
export interface Codec {
  /**
   * A number whose format shows it as a date or time. A column of numbers, dates or instants reads what it holds
   * whatever the format, so that a written cell is read back the same; elsewhere the format decides.
   * Days outside the years 1900 to 9999 stay numbers.
   */
  dated(serial: number, shown: Shown, wanted: CellKind | null): Typed;
  /** The ISO 8601 text of a cell of type `d`; text that is no date stays text. */
  written(iso: string): Typed;
  /** The day number of a date, an instant or a time of day; `null` for other text and for days a sheet cannot hold. */
  serial(cell: string): number | null;
}

const dayLength = 86_400_000;
/** Days from 1899-12-30 and from 1904-01-01 to 1970-01-01. */
const epoch1900 = 25_569;
const epoch1904 = 24_107;
/** In days. What is longer is a moment whose format hides the day. */
const longestTime = 1000;
/** 9999-12-31 in days since 1970-01-01. */
const lastDay = 2_932_896;

/**
 * Dates by the 1900 or 1904 system; wall times are meant in `zone`.
 * A time of day without a date is the text people see, `09:30` or `26:00:05`. In the 1900 system the days before
 * March 1900 are one lower than they would be, and day 60, 29 February 1900, never was: it stays a number.
 */
export function cellCodec(zone: string, date1904: boolean): Codec {
  const { toUtc, toWall } = wallClock(zone);
  const days = new Map<number, Typed>();

  const day = (serial: number): Typed => {
    let known = days.get(serial);
    if (!known) {
      known = { kind: 'date', cell: isoDay(unixDay(serial, date1904)) };
      days.set(serial, known);
    }
    return known;
  };

  const instant = (serial: number, whole: number): Typed => {
    const wall = unixDay(whole, date1904) * dayLength + Math.round((serial - whole) * dayLength);
    return { kind: 'instant', cell: toUtc(wall) };
  };

  return {
    dated(serial, shown, wanted) {
      if (shown === 'number' || serial < 0) return { kind: 'number', cell: serial };
      const whole = Math.floor(serial);
      if ((shown === 'time' && serial < longestTime) || (whole === 0 && !date1904)) return time(serial);
      if (wanted === 'number') return { kind: 'number', cell: serial };
      if ((whole === 60 && !date1904) || unixDay(whole, date1904) > lastDay) return { kind: 'number', cell: serial };
      if (wanted === 'instant') return instant(serial, whole);
      return shown === 'date' || (wanted === 'date' && serial === whole) ? day(whole) : instant(serial, whole);
    },
    written(iso) {
      const match = isoShape.exec(iso.slice(0, 40));
      if (!match) return { kind: 'text', cell: iso };
      const [, date = '', clock, offset = ''] = match;
      const midnight = Date.parse(`${date}T00:00Z`);
      const at = clock === undefined ? midnight : Date.parse(`${date}T${clock}${offset || 'Z'}`);
      if (Number.isNaN(at) || Number.isNaN(midnight) || isoDay(midnight / dayLength) !== date)
        return { kind: 'text', cell: iso };
      if (clock === undefined) return { kind: 'date', cell: date };
      return { kind: 'instant', cell: offset ? new Date(at).toISOString() : toUtc(at) };
    },
    serial(cell) {
      const clock = clockShape.exec(cell);
      if (clock) return (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)) / 86_400;
      const at = Date.parse(cell);
      if (Number.isNaN(at)) return null;
      if (dayShape.test(cell)) return excelDay(at / dayLength, date1904);
      if (!instantShape.test(cell)) return null;
      const wall = toWall(at);
      const unix = Math.floor(wall / dayLength);
      const whole = excelDay(unix, date1904);
      return whole === null ? null : whole + (wall - unix * dayLength) / dayLength;
    },
  };
}

const clockShape = /^(\d{2,5}):([0-5]\d)(?::([0-5]\d))?$/;
const dayShape = /^\d{4}-\d\d-\d\d$/;
const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const isoShape = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/;

function unixDay(serial: number, date1904: boolean): number {
  if (date1904) return serial - epoch1904;
  return serial - epoch1900 + (serial < 60 ? 1 : 0);
}

/** The day number of a day since 1970; `null` before the first and after the last that a sheet holds. */
function excelDay(unix: number, date1904: boolean): number | null {
  if (unix > lastDay) return null;
  if (date1904) return unix + epoch1904 < 0 ? null : unix + epoch1904;
  const day = unix + epoch1900;
  return day <= 1 ? null : day - (day <= 60 ? 1 : 0);
}

const isoDay = (unix: number) => new Date(unix * dayLength).toISOString().slice(0, 10);

function time(serial: number): Typed {
  const seconds = Math.round(serial * 86_400);
  const part = (value: number) => String(value).padStart(2, '0');
  const minutes = `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}`;
  return { kind: 'time', cell: seconds % 60 === 0 ? minutes : `${minutes}:${part(seconds % 60)}` };
}

interface WallClock {
  toUtc(wall: number): Instant;
  toWall(utc: number): number;
}

/**
 * Between wall time as milliseconds, as if it were UTC, and the instant it is in the zone. Most days have one offset, asked once;
 * on days when clocks change luxon decides: a time that is skipped moves on, of a time that comes twice one is taken.
 */
function wallClock(name: string): WallClock {
  const zone = Info.normalizeZone(name);
  if (!zone.isValid) throw new RowcallError('settings.invalid', `${name} is not a time zone.`, { zone: name });
  const offsets = new Map<number, number | null>();
  const margin = 15 * 3_600_000;

  const offsetOf = (day: number): number | null => {
    let offset = offsets.get(day);
    if (offset === undefined) {
      const before = zone.offset(day * dayLength - margin);
      offset = before === zone.offset((day + 1) * dayLength + margin) ? before : null;
      offsets.set(day, offset);
    }
    return offset;
  };

  return {
    toUtc(wall) {
      const offset = offsetOf(Math.floor(wall / dayLength));
      const utc =
        offset === null
          ? DateTime.fromMillis(wall, { zone: 'utc' }).setZone(zone, { keepLocalTime: true }).toMillis()
          : wall - offset * 60_000;
      return new Date(utc).toISOString();
    },
    toWall: (utc) => utc + zone.offset(utc) * 60_000,
  };
}
