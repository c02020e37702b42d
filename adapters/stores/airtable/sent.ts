import type { Cell, FieldKey, Instant, RecordId } from '../../../core/cell.ts';
import { sameCell } from '../../../core/cell.ts';

/** A cell that we wrote: what we took it for, what we wrote, and whether Airtable has told of it since. */
export interface Sent {
  readonly record: RecordId;
  readonly field: FieldKey;
  readonly expect: Cell;
  readonly set: Cell;
  readonly at: Instant;
  readonly told?: true;
}

/** The name under which it is noted that a record was made, and under which key. */
export const madeField = '*';

/** What we wrote, while Airtable tells of it. */
export interface SentBook {
  /** Airtable told that a cell was given that value by a program: the write of ours that did it, if one did. */
  told(record: RecordId, field: FieldKey, cell: Cell): Sent | undefined;
  /** Whether that is what some write of ours put there. */
  isOurs(record: RecordId, field: FieldKey, cell: Cell): boolean;
  all(): readonly Sent[];
}

export function sentBook(written: readonly Sent[]): SentBook {
  const book = [...written];
  const isIt = (record: RecordId, field: FieldKey, cell: Cell) => (one: Sent) =>
    one.record === record && one.field === field && sameCell(one.set, cell);
  return {
    told(record, field, cell) {
      const is = isIt(record, field, cell);
      const at = book.findIndex((one) => one.told === undefined && is(one));
      // The same write may come about a second time, when its answer was lost and it was late.
      if (at < 0) return book.find(is);
      const one: Sent = { ...book[at]!, told: true };
      book[at] = one;
      return one;
    },
    isOurs: (record, field, cell) => book.some(isIt(record, field, cell)),
    all: () => book,
  };
}

const rememberedFor = 30 * 60_000;

/**
 * What is still worth remembering. `isAllTold`: whatever was written some time ago has been told by now, or never came
 * about. What was told is remembered for a while, since a write whose answer was lost may come about late, and twice.
 */
export function stillSent(sent: readonly Sent[], now: Instant, isAllTold: boolean): readonly Sent[] {
  const isOld = ({ at }: Sent) => Date.parse(now) - Date.parse(at) > rememberedFor;
  return sent.filter((one) => !isOld(one) || (one.told === undefined && !isAllTold));
}
