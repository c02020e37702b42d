import type { Field } from '../../core/field.ts';
import type { Row } from '../../core/record.ts';
import type { Ref } from '../fields/reference.ts';
import type { Calendar } from './calendar.ts';
import { isReference, namesSeveral, toLink } from './links.ts';
import { blankCell, cannotSay } from './silence.ts';

/** Longest list that a condition looks at: loops may stand in one another, and there is no limit of time. */
export const longestList = 200;

/** Reads a cell's value as conditions see it. Throws `blankCell` for an empty cell, `cannotSay` for an unreadable one. */
export type ReadField = (row: Row, field: Field) => unknown;

/** Reads with a team's calendar: a day is the moment when it begins where the team is, so that it compares with `now`. */
export function fieldReader(calendar: Calendar): ReadField {
  return (row, field) => {
    if (row.wrong[field.key] !== undefined) throw cannotSay;
    const value = row.values[field.key] ?? null;
    if (value === null) throw blankCell;
    if (field.type.cell === 'date' && typeof value === 'string') return calendar.startOf(value);
    const handed = isReference(field) ? linksOf(field, value) : field.cel.value(value);
    if (handed === null || handed === undefined) throw cannotSay;
    if (Array.isArray(handed)) return boundedList(handed);
    return handed;
  };
}

function boundedList(items: readonly unknown[]): readonly unknown[] {
  if (items.length === 0) throw blankCell;
  if (items.length > longestList) throw cannotSay;
  return items;
}

function linksOf(field: Field, value: unknown): unknown {
  const links = (value as readonly Ref[]).map(toLink);
  return namesSeveral(field) ? links : links[0];
}
