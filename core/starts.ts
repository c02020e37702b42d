import type { Actor } from './actor.ts';
import type { Cell, Cells, Instant, RecordId } from './cell.ts';
import { dict, sameCell } from './cell.ts';
import { derivedId } from './id.ts';
import type { Identified, Identities } from './identity.ts';
import type { Model, Table } from './model.ts';
import { readsAlike } from './model.ts';
import type { Row } from './record.ts';
import { recordKey, toRow } from './record.ts';
import type { Occasion, Request } from './rule.ts';
import type { Kept } from './state.ts';
import type { Start } from './world.ts';

/**
 * A kept record as rules see it: its cells as last seen, and the values that were accepted for them. How its cells read is
 * found out when somebody asks, since most that are looked up are looked up for their values.
 */
export function rowOf(table: Table, { id, seen: cells, marks, revision, accepted: values }: Kept): Row {
  let whole: Row | null = null;
  const read = () => {
    whole ??= toRow(table, { id, cells, marks }, revision, values);
    return whole;
  };
  return {
    table: table.key,
    id,
    revision,
    cells,
    values,
    marks,
    get wrong() {
      return read().wrong;
    },
    get forms() {
      return read().forms;
    },
    get doubts() {
      return read().doubts;
    },
  };
}

/** What of a kept record its next visit must know besides its values. */
function remembered({ pins, off, reverted }: Kept): Pick<Start, 'pins' | 'off' | 'reverted'> {
  return { pins, off, reverted };
}

/** A record as the state knows it, to be looked at again although nothing of its own changed. */
export function reviewStart(table: Table, kept: Kept): Start {
  const row = rowOf(table, kept);
  const actor = { is: 'rule', name: 'review' } as const;
  return { row, before: row, occasion: 'reviewed', origin: 'rule', actor, ...remembered(kept) };
}

/** The model of a record that no rule has looked at yet. */
const unjudged = '';

/** Whether no rule has looked at a record yet. */
export function isUnjudged({ model }: Kept): boolean {
  return model === unjudged;
}

/** A record of a table never seen before, taken in as it stands: no rule has looked at it, and nothing has happened. */
export function adoptedRecord(table: Table, read: Identified, now: Instant): Kept {
  const { id, cells, values, marks } = toRow(table, read);
  return {
    table: table.key,
    id,
    revision: 0,
    seen: cells,
    marks,
    accepted: values,
    held: [],
    pins: [],
    off: [],
    findings: [],
    reverted: [],
    adopted: now,
    model: unjudged,
    gone: false,
  };
}

/**
 * A record that other settings or another version judged last: its cells are read anew, since they may mean something else
 * now, and what a loop had switched off may be on again. Where only the mode is another, it means what it meant.
 */
export function outdatedStart(table: Table, kept: Kept, fingerprint: string): Start {
  if (readsAlike(kept.model, fingerprint)) return { ...reviewStart(table, kept), first: true };
  const { id, seen: cells, marks, revision, accepted, held } = kept;
  const read = toRow(table, { id, cells, marks }, revision, accepted);
  const values = Object.assign(dict<unknown>(), read.values);
  for (const field of held) values[field] = accepted[field] ?? null;
  const row = { ...read, values };
  const occasion = isUnjudged(kept) ? 'adopted' : 'reviewed';
  return { ...reviewStart(table, kept), occasion, row, before: row, off: [], first: true };
}

/** The record as it stands in the spreadsheet now. A cell that did not change keeps the value accepted for it. */
function readRow(table: Table, read: Identified, kept: Kept): Row {
  const cells: Cells = Object.assign(dict<Cell>(), kept.seen, read.cells);
  const row = toRow(table, { ...read, cells }, kept.revision, kept.accepted);
  const values = Object.assign(dict<unknown>(), row.values);
  for (const { key } of table.fields)
    if (sameCell(cells[key] ?? null, kept.seen[key] ?? null)) values[key] = kept.accepted[key] ?? null;
  return { ...row, values };
}

interface Look {
  readonly table: Table;
  readonly identities: Identities;
  readonly kept: ReadonlyMap<RecordId, Kept>;
  /** Whether the whole table was read: only then may a record be gone. */
  readonly complete: boolean;
  /** Records that the workspace itself says were removed. */
  readonly gone?: readonly RecordId[];
  /** Whether this table has never been seen before: its records are adopted. */
  readonly first: boolean;
  /** `ignored`: nothing is going to be written, so no row is short of its id. */
  readonly ids?: 'ignored';
  readonly actor: Actor;
}

/** The records that a look at one table found new, changed, gone or come back. */
export function startsOfLook(look: Look): Start[] {
  const { table, identities, kept, complete, actor } = look;
  const starts: Start[] = [];
  for (const read of identities.records) {
    const known = kept.get(read.id) ?? null;
    const occasion = occasionOf(look, read, known);
    if (occasion === null) continue;
    const { place, carries } = read;
    const stands = known !== null && !known.gone;
    starts.push({
      row: stands ? readRow(table, read, known) : toRow(table, read, known?.revision ?? 0, known?.accepted ?? null),
      before: stands ? rowOf(table, known) : null,
      occasion,
      origin: 'edit',
      actor,
      place,
      ...(carries === undefined ? null : look.ids === 'ignored' ? { bare: true as const } : { carries }),
      ...(stands ? { pins: pinsOf(known, read), reverted: known.reverted } : null),
      ...(occasion === 'reviewed' && known ? { off: known.off, ...(known.bare && { first: true }) } : null),
    });
  }
  const missing = complete ? null : new Set(look.gone);
  if (missing?.size === 0) return starts;
  const present = new Set(identities.records.map((record) => record.id));
  for (const one of kept.values())
    if (!one.gone && !present.has(one.id) && (missing === null || missing.has(one.id)))
      starts.push(goneStart(table, one, actor));
  return starts;
}

function occasionOf(look: Look, read: Identified, known: Kept | null): Occasion | null {
  if (known === null) return look.first ? 'adopted' : 'created';
  if (known.gone) return 'restored';
  for (const key in read.cells) if (!sameCell(read.cells[key]!, known.seen[key] ?? null)) return 'updated';
  if (isUnjudged(known) && look.first) return 'adopted';
  if (read.carries === undefined || look.ids === 'ignored') return null;
  return isUnjudged(known) ? 'adopted' : 'reviewed';
}

function goneStart(table: Table, kept: Kept, actor: Actor): Start {
  const row = rowOf(table, kept);
  return { row, before: row, occasion: 'removed', origin: 'edit', actor };
}

/** A pin holds for the cell as it was; once somebody types anew it is gone. */
function pinsOf({ pins, seen }: Kept, { cells }: Identified): readonly string[] {
  return pins.filter((field) => sameCell(cells[field] ?? null, seen[field] ?? null));
}

/** The records that a request wants changed or made, as if the cells had been typed. */
export function startsOfRequest(model: Model, request: Request, kept: ReadonlyMap<string, Kept>): Start[] {
  const { actor, key } = request;
  const edits = request.edits.flatMap(({ table, id, set }, at): Start[] => {
    const known = kept.get(recordKey(table, id));
    const shape = model.tables.get(table);
    if (known === undefined || known.gone || shape === undefined) return [];
    const before = rowOf(shape, known);
    const cells = Object.assign(dict<Cell>(), known.seen, set);
    const row = readRow(shape, { id, place: '', cells, marks: known.marks }, known);
    const pins = request.pin ? [...new Set([...known.pins, ...Object.keys(set)])] : known.pins;
    const { reverted } = known;
    const earlier = request.edits.slice(0, at).map((one) => recordKey(one.table, one.id));
    return [
      {
        row,
        before,
        occasion: 'updated',
        origin: 'request',
        actor,
        request: key,
        found: known.seen,
        pins,
        reverted,
        ...(request.whole && { follows: earlier }),
      },
    ];
  });
  const creates = request.creates.flatMap(({ table, key: create, id = derivedId(create), set }): Start[] => {
    const shape = model.tables.get(table);
    const known = kept.get(recordKey(table, id));
    if (shape === undefined || known?.gone === false) return [];
    const row = toRow(shape, { id, cells: set }, known?.revision ?? 0, known?.accepted ?? null);
    const occasion = known === undefined ? 'created' : 'restored';
    const pins = request.pin ? Object.keys(set) : [];
    return [{ row, before: null, occasion, origin: 'request', actor, request: key, make: create, pins }];
  });
  return [...edits, ...creates];
}
