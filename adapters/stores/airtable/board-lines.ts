import type { BoardLine } from '../../../core/board.ts';
import type { AirtableRecord } from '../../vendors/airtable-shapes.ts';
import type { BoardPlace } from './board-table.ts';

/** More lines are not shown. */
const mostLines = 99;

type Fields = Readonly<Record<string, unknown>>;

/** What is to be done so that records show these lines, in order. */
export interface LineChanges {
  readonly update: readonly { readonly id: string; readonly fields: Fields }[];
  readonly make: readonly Fields[];
  readonly remove: readonly string[];
}

/**
 * Compares what records show with what they are to show. Each record stands for one place from the top, since nobody can
 * move records; copies that people made of one go, and records of people's own stay.
 */
export function lineChanges(
  records: readonly AirtableRecord[],
  lines: readonly BoardLine[],
  { at }: BoardPlace,
): LineChanges {
  const wanted = lines.filter(({ is }) => is !== 'title').slice(0, mostLines);
  const known = new Map<number, AirtableRecord>();
  const remove: string[] = [];
  for (const record of records.toSorted(byAge)) {
    const slot = slotIn(record.fields[at.key]);
    if (slot === null) continue;
    if (slot >= wanted.length || known.has(slot)) remove.push(record.id);
    else known.set(slot, record);
  }
  const update: LineChanges['update'][number][] = [];
  const make: Fields[] = [];
  for (const [slot, line] of wanted.entries()) {
    const record = known.get(slot);
    const fields = fieldsOf(line, slot, at);
    if (record === undefined) make.push(filled(fields));
    else {
      const differing = Object.entries(fields).filter(([id, value]) => !isSame(record.fields[id], value));
      if (differing.length > 0) update.push({ id: record.id, fields: Object.fromEntries(differing) });
    }
  }
  return { update, make, remove };
}

/** What is ticked, by the keys of the lines: of several of one key, since people copy records, the oldest counts. */
export function ticksIn(records: readonly AirtableRecord[], { at }: BoardPlace): ReadonlyMap<string, boolean> {
  const ticks = new Map<string, boolean>();
  for (const { fields } of records.toSorted(byAge)) {
    const key = boxKey(fields[at.key]);
    if (key !== null && !ticks.has(key)) ticks.set(key, fields[at.box] === true);
  }
  return ticks;
}

/** Which box a record is, by what stands in its key; `null`: none. */
export function boxKey(held: unknown): string | null {
  return boxShape.exec(String(held ?? ''))?.[1] ?? null;
}

/** The key of a record says its place, which line it shows, and whether that is a box. */
const keyOf = ({ is, key }: BoardLine, slot: number) =>
  `${String(slot + 1).padStart(2, '0')} ${is === 'box' ? `[${key}]` : key}`;
const boxShape = /^\d\d \[(.+)\]$/s;

function slotIn(key: unknown): number | null {
  const said = /^(\d\d) /.exec(String(key ?? ''))?.[1];
  return said === undefined ? null : Number(said) - 1;
}

function fieldsOf(line: BoardLine, slot: number, at: BoardPlace['at']): Fields {
  return {
    [at.label]: labelOf(line),
    [at.value]: shownValue(line),
    [at.box]: line.is === 'box' && line.value,
    [at.from]: line.is === 'alarm' ? line.from : null,
    [at.late]: line.is === 'alarm' ? line.late : null,
    [at.key]: keyOf(line, slot),
  };
}

/** Airtable writes “Unnamed record” where nothing stands. */
function labelOf({ is, label }: BoardLine): string {
  if (is === 'heading') return `▸ ${label}`;
  return label === '' ? '·' : label;
}

function shownValue(line: BoardLine): string | null {
  switch (line.is) {
    case 'fact':
      return line.value;
    case 'alarm':
      return line.still ?? line.fine;
    case 'title':
    case 'heading':
    case 'box':
      return null;
  }
}

/** Airtable leaves out what is empty, and tells moments to the millisecond. */
function isSame(held: unknown, wanted: unknown): boolean {
  return (held ?? null) === (wanted === false ? null : wanted) || (held ?? false) === wanted;
}

function filled(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== false));
}

function byAge(a: AirtableRecord, b: AirtableRecord): number {
  const [one, other] = a.createdTime === b.createdTime ? [a.id, b.id] : [a.createdTime, b.createdTime];
  return one < other ? -1 : 1;
}
