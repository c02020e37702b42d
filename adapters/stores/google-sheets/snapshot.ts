import type { Field } from '../../../core/field.ts';
import type { Marks } from '../../../core/record.ts';
import type { Found, TableSnapshot } from '../../../core/store.ts';
import { type Wanted, withCopies } from '../binding/wanted.ts';
import { readRecords } from '../workbook/records.ts';
import type { Looked } from './look.ts';

/** What a look came to: all records of a table, or those that are wanted. */
export function snapshotOf(looked: Looked | null, wanted: Wanted | null): TableSnapshot {
  if (looked === null) return { records: [], complete: false, fields: new Set() };
  const { bound, now, isOneMoment } = looked;
  const { tab, header, table, binding, fields } = bound;
  const first = readRecords(tab, header, table, binding, wanted).records;
  const more = wanted && withCopies(wanted, first);
  const records = more ? readRecords(tab, header, table, binding, more).records : first;
  const isPart = looked.rows !== 'all';
  const isRecord = (one: Found) => !isOnlyOurs(one, fields) && (!isPart || now.calculated || !isCalculated(one));
  return {
    records: records.filter(isRecord),
    complete: wanted === null && fields.length > 0 && isOneMoment,
    fields: new Set(fields.map((field) => field.key)),
    ...(binding.id < 0 && { ids: false }),
  };
}

/** Whether a table was read whole and formulas made every row of it: only then are such rows records. */
export function isAllCalculated(looked: Looked, { records }: TableSnapshot): boolean {
  return looked.rows === 'all' ? records.length > 0 && records.every(isCalculated) : looked.now.calculated === true;
}

/**
 * Whether nobody wrote anything there but Rowcall, into columns of its own: the record that it was meant for is gone, or
 * whoever emptied the row meant to remove it.
 */
function isOnlyOurs({ cells }: Found, fields: readonly Field[]): boolean {
  const theirs = fields.filter(({ owner }) => owner !== 'rowcall');
  return theirs.length > 0 && theirs.every(({ key }) => (cells[key] ?? null) === null);
}

function isCalculated({ cells, marks = noMarks }: Found): boolean {
  return Object.entries(cells).every(
    ([field, cell]) => cell === null || marks[field] === 'computed' || marks[field] === 'error',
  );
}

const noMarks: Marks = {};
