import type { Cell, FieldKey, RecordId } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';
import type { Overwritten } from '../../../core/store.ts';
import type { AirtablePayload, AirtableTableChange } from '../../vendors/airtable-shapes.ts';
import { decode } from './codec.ts';
import { isComputed } from './field-types.ts';
import type { Hook, TableMemo } from './memo.ts';
import type { Reading } from './records.ts';
import { madeField, type Sent, type SentBook, sentBook } from './sent.ts';

/** A transaction as a webhook tells it, with its number. */
export interface Numbered {
  readonly n: number;
  readonly payload: AirtablePayload;
}

type Values = Readonly<Record<string, unknown>>;

/** What was told of one table since it was last looked at. */
export interface Told {
  /** Values by field id of records that somebody else changed; `null` where what was told is not enough. */
  readonly records: ReadonlyMap<RecordId, Values | null>;
  readonly gone: ReadonlySet<RecordId>;
  /** What people had typed and a write of ours went over, cell by cell, in the order in which it happened. */
  readonly overwritten: readonly Omit<Overwritten, 'table'>[];
  readonly sent: readonly Sent[];
  /** Columns or names changed. */
  readonly isOtherwise: boolean;
}

/** What has been understood so far. */
interface Hearing extends Pick<Reading, 'table' | 'bound' | 'zone'> {
  readonly me: string;
  readonly book: SentBook;
  readonly records: Map<RecordId, Values | null>;
  /** Records that somebody else changed. */
  readonly foreign: Set<RecordId>;
  readonly gone: Set<RecordId>;
  /** What a cell was last given by somebody else. */
  readonly typed: Map<string, Cell>;
  readonly proofs: Proof[];
}

/** A cell that a write of ours went over. */
interface Proof {
  readonly record: RecordId;
  readonly field: FieldKey;
  readonly was: Cell;
  readonly by: Cell;
  isRetyped: boolean;
}

/**
 * Understands what was told of a table, from that number on. Our own writes are known by what was sent, and left out. Where one of them went
 * over something else than we took the cell for, and somebody else had put it there, the value told as previous proves
 * it.
 */
export function understand(
  payloads: readonly Numbered[],
  from: number,
  reading: Reading,
  { sent }: Pick<TableMemo, 'sent'>,
  { me }: Pick<Hook, 'me'>,
): Told {
  const { bound } = reading;
  const hearing: Hearing = {
    ...reading,
    me,
    book: sentBook(sent),
    records: new Map(),
    foreign: new Set(),
    gone: new Set(),
    typed: new Map(),
    proofs: [],
  };
  let isOtherwise = false;
  for (const { n, payload } of payloads) {
    if (n < from) continue;
    const change = payload.changedTablesById?.[bound.id];
    if (payload.destroyedTableIds?.includes(bound.id) || (change && isStructure(change))) isOtherwise = true;
    if (change !== undefined) heed(hearing, payload, change);
  }
  return { ...conclusion(hearing), isOtherwise };
}

function isStructure({
  createdFieldsById,
  changedFieldsById,
  changedMetadata,
  destroyedFieldIds,
}: AirtableTableChange) {
  const isAny = createdFieldsById !== undefined || changedFieldsById !== undefined || changedMetadata !== undefined;
  return isAny || (destroyedFieldIds ?? []).length > 0;
}

function heed(
  hearing: Hearing,
  { actionMetadata: { source, sourceMetadata } }: AirtablePayload,
  change: AirtableTableChange,
) {
  const isProgram = source === 'publicApi';
  const isMe = isProgram && hearing.me !== '' && sourceMetadata?.user?.id === hearing.me;
  const { records, gone } = hearing;
  for (const [record, { cellValuesByFieldId }] of Object.entries(change.createdRecordsById ?? {})) {
    heedCreated(hearing, record, cellValuesByFieldId, isProgram);
    gone.delete(record);
    records.set(record, cellValuesByFieldId);
  }
  for (const [record, { current, previous, unchanged }] of Object.entries(change.changedRecordsById ?? {})) {
    for (const [id, value] of Object.entries(current.cellValuesByFieldId))
      heedCell(hearing, record, id, [previous?.cellValuesByFieldId[id], value], { isProgram, isMe });
    gone.delete(record);
    records.set(
      record,
      unchanged === undefined ? null : { ...unchanged.cellValuesByFieldId, ...current.cellValuesByFieldId },
    );
  }
  for (const record of change.destroyedRecordIds ?? []) {
    gone.add(record);
    records.delete(record);
  }
}

function heedCreated(
  { book, bound, foreign, ...hearing }: Hearing,
  record: RecordId,
  values: Values,
  isProgram: boolean,
) {
  const made = bound.key === null ? undefined : values[bound.key];
  const isMine = isProgram && typeof made === 'string' && book.told(record, madeField, made) !== undefined;
  if (!isMine) foreign.add(record);
  else for (const [field, cell] of decoded(hearing, bound, values)) book.told(record, field, cell);
}

function* decoded({ table, zone }: Pick<Hearing, 'table' | 'zone'>, bound: Hearing['bound'], values: Values) {
  for (const [key, { id, type }] of bound.fields)
    if (id in values) yield [key, decode(type, values[id], table.byKey.get(key)!.type.cell, zone).cell] as const;
}

function heedCell(
  { table, bound, zone, book, foreign, typed, proofs }: Hearing,
  record: RecordId,
  id: string,
  [before, after]: readonly [unknown, unknown],
  { isProgram, isMe }: { readonly isProgram: boolean; readonly isMe: boolean },
) {
  const [field, bind] = [...bound.fields].find(([, one]) => one.id === id) ?? [];
  if (field === undefined || bind === undefined) return;
  const kind = table.byKey.get(field)!.type.cell;
  const was = decode(bind.type, before, kind, zone).cell;
  const cell = decode(bind.type, after, kind, zone).cell;
  const place = `${record}/${field}`;
  const mine = isProgram ? book.told(record, field, cell) : undefined;
  if (mine === undefined) foreign.add(record);
  // A write of ours of which nothing is remembered, because the program ended before it could be, went over what was typed.
  const isLost =
    mine === undefined
      ? isMe && typed.has(place)
      : !sameCell(was, mine.expect) && (typed.has(place) || !book.isOurs(record, field, was));
  if (isLost) proofs.push({ record, field, was, by: cell, isRetyped: false });
  if (mine !== undefined || isMe) {
    typed.delete(place);
    return;
  }
  typed.set(place, cell);
  for (const proof of proofs) if (proof.record === record && proof.field === field) proof.isRetyped = true;
}

function conclusion({ bound, book, records, foreign, gone, proofs }: Hearing): Omit<Told, 'isOtherwise'> {
  for (const { record } of proofs) foreign.add(record);
  const sent = book.all();
  // What we wrote and was not told yet is not in what was told; what is calculated may be told later.
  const waiting = new Set(sent.flatMap(({ record, told }) => (told ? [] : [record])));
  const isCalculated = [...bound.fields.values()].some(({ type }) => isComputed(type));
  const known = [...records].filter(([record]) => foreign.has(record));
  return {
    records: new Map(known.map(([record, values]) => [record, isCalculated || waiting.has(record) ? null : values])),
    gone,
    overwritten: proofs.map(({ record, field, was, by, isRetyped }) => ({
      id: record,
      was: { [field]: was },
      by: { [field]: by },
      ...(isRetyped && { retyped: true }),
    })),
    sent,
  };
}
