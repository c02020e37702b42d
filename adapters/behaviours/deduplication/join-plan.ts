import type { Cell, Cells, FieldKey, Instant, RecordId } from '../../../core/cell.ts';
import { cellText, dict, sameCell } from '../../../core/cell.ts';
import type { Field } from '../../../core/field.ts';
import { isField } from '../../../core/field.ts';
import type { Table } from '../../../core/model.ts';
import type { Row } from '../../../core/record.ts';
import { computed } from '../../fields/computed.ts';
import { longText } from '../../fields/long-text.ts';
import { multiChoice } from '../../fields/multi-choice.ts';
import { reference } from '../../fields/reference.ts';
import { allOf, sumOf } from './join-values.ts';
import type { Choice, TableSection } from './settings.ts';

/** What becomes of one field of the record that is kept. */
export interface Chosen {
  readonly field: Field;
  /** What stands there once the records are one. */
  readonly cell: Cell;
  /** The records it is from, the one that is kept among them where its value stays. */
  readonly from: readonly RecordId[];
  /** `only`: no other record has anything else there · `person`: somebody said so · `block`: with the rest of its block. */
  readonly why: Choice | 'only' | 'person' | 'block';
  /** What the other records hold there and the kept one will not: it stays in their rows. */
  readonly left: readonly { readonly id: RecordId; readonly cell: Cell }[];
}

/** What records become when they are joined: plain data, nothing has happened yet. */
export interface JoinPlan {
  readonly kept: Row;
  readonly joined: readonly Row[];
  /** One for each field that any of them has filled. */
  readonly fields: readonly Chosen[];
  /** The cells of the kept record that change. */
  readonly set: Cells;
  /** Fields of which a person must say what stands there. */
  readonly undecided: readonly FieldKey[];
}

/** What decides between values. */
export interface JoinRules extends Pick<TableSection, 'values' | 'sources'> {
  readonly together: readonly (readonly FieldKey[])[];
  /** When a cell was last changed; `null` where nobody knows. */
  changedAt(id: RecordId, field: FieldKey): Instant | null;
  /** Whose value a person has said is right, by field. */
  readonly taken: Readonly<Record<FieldKey, RecordId>>;
}

/**
 * Says what records become when they are joined into the first of them. The same for the others in any order, but that of
 * several with an equal claim the earlier is taken. Formulas and what cannot be read are never written over.
 */
export function planJoin(table: Table, [kept, ...joined]: readonly [Row, ...Row[]], rules: JoinRules): JoinPlan {
  const rows = [kept, ...joined];
  const inBlock = new Map(
    rules.together.flatMap((block) => {
      const winner = fullest(rows, block);
      return block.map((field) => [field, winner] as const);
    }),
  );
  const fields: Chosen[] = [];
  const undecided: FieldKey[] = [];
  for (const field of table.fields) {
    if (field.owner === 'rowcall' || isField(field, computed) || kept.marks[field.key] === 'computed') continue;
    const held = rows.filter((row) => cellOf(row, field) !== null);
    if (held.length === 0) continue;
    const chosen = choose(field, rows, rules, inBlock.get(field.key) ?? null);
    if (chosen === null) undecided.push(field.key);
    else fields.push(withLeft(field, rows, chosen));
  }
  const set = dict<Cell>();
  for (const { field, cell } of fields) if (!sameCell(cell, cellOf(kept, field))) set[field.key] = cell;
  return { kept, joined, fields, set, undecided };
}

/** The record to keep where nobody has said which: the one with most cells filled, of several the first. */
export function likeliestKept(table: Table, rows: readonly [Row, ...Row[]]): Row {
  return fullest(
    rows,
    table.fields.flatMap(({ key, owner }) => (owner === 'rowcall' ? [] : [key])),
  );
}

type Taken = Pick<Chosen, 'cell' | 'from' | 'why'>;

function cellOf({ cells }: Row, { key }: Pick<Field, 'key'>): Cell {
  return cells[key] ?? null;
}

/** The value of a field, or `null` where a person must choose. */
function choose(field: Field, rows: readonly Row[], rules: JoinRules, block: Row | null): Taken | null {
  const [kept] = rows as readonly [Row, ...Row[]];
  const told = rows.find(({ id }) => id === rules.taken[field.key]);
  if (told !== undefined) return { cell: cellOf(told, field), from: [told.id], why: 'person' };
  if (block !== null) return { cell: cellOf(block, field), from: [block.id], why: 'block' };
  const stays: Taken = { cell: cellOf(kept, field), from: [kept.id], why: 'kept' };
  // What nobody can read is nobody's to write over.
  if (field.key in kept.wrong) return stays;
  const readable = rows.filter((row) => cellOf(row, field) !== null && !(field.key in row.wrong));
  const [first, ...others] = readable;
  if (first === undefined) return stays;
  if (others.every((row) => isSame(field, row, first))) return { ...taken(first, field, 'only'), from: ids(readable) };
  return byChoice(rules.values[field.key] ?? usualChoice(field), field, readable as [Row, ...Row[]], rows, rules);
}

function byChoice(
  choice: Choice,
  field: Field,
  readable: readonly [Row, ...Row[]],
  rows: readonly Row[],
  rules: JoinRules,
): Taken | null {
  const best = (rank: (row: Row) => number | string) =>
    taken(
      readable.reduce((a, b) => (rank(b) > rank(a) ? b : a)),
      field,
      choice,
    );
  const built = (cell: Cell | null): Taken =>
    cell === null ? taken(readable[0], field, 'kept') : { cell, from: ids(readable), why: choice };
  switch (choice) {
    case 'kept':
      return best(() => 0);
    case 'recent':
      return best(({ id }) => rules.changedAt(id, field.key) ?? '');
    case 'longest':
      return best((row) => cellText(cellOf(row, field)).length);
    case 'fullest':
      return best((row) => Object.values(row.cells).filter((cell) => cell !== null).length);
    case 'source':
      return best((row) => -placeOfSource(row, rules));
    case 'all':
      return built(allOf(field, readable, rows));
    case 'sum':
      return built(sumOf(field, readable));
    case 'ask':
      return null;
    default:
      return choice satisfies never;
  }
}

/** Lists and comments lose nothing when they are put together; of anything else the kept record has its own. */
function usualChoice(field: Field): Choice {
  const isList = isField(field, multiChoice) || (isField(field, reference) && field.options['many'] === true);
  return isList || isField(field, longText) ? 'all' : 'kept';
}

function taken(row: Row, field: Field, why: Taken['why']): Taken {
  return { cell: cellOf(row, field), from: [row.id], why };
}

function ids(rows: readonly Row[]): readonly RecordId[] {
  return rows.map(({ id }) => id);
}

/** Two ways of writing the same are the same. */
function isSame(field: Field, a: Row, b: Row): boolean {
  const [left, right] = [a.values[field.key] ?? null, b.values[field.key] ?? null];
  if (left === null || right === null) return sameCell(cellOf(a, field), cellOf(b, field));
  const keys = field.keys(left);
  const others = field.keys(right);
  return keys.length > 0 && keys.length === others.length && keys.every((key) => others.includes(key));
}

function placeOfSource(row: Row, { sources }: JoinRules): number {
  if (sources === undefined) return 0;
  const text = cellText(row.cells[sources.field] ?? null).toLowerCase();
  const at = sources.order.findIndex((name) => name.toLowerCase() === text);
  return at < 0 ? sources.order.length : at;
}

function fullest(rows: readonly Row[], fields: readonly FieldKey[]): Row {
  const filled = (row: Row) => fields.filter((field) => (row.cells[field] ?? null) !== null).length;
  return rows.reduce((a, b) => (filled(b) > filled(a) ? b : a));
}

function withLeft(field: Field, rows: readonly Row[], chosen: Taken): Chosen {
  const left = rows.flatMap((row) => {
    const cell = cellOf(row, field);
    const isThere = cell === null || chosen.from.includes(row.id) || sameCell(cell, chosen.cell);
    return isThere ? [] : [{ id: row.id, cell }];
  });
  return { field, ...chosen, left };
}
