import type { Cell, CellKind } from '../../../core/cell.ts';
import type { Mark } from '../../../core/record.ts';
import type { NotionValue } from '../../vendors/notion.ts';
import { cellOfDate } from './moments.ts';
import { cellOfNames, cellOfText } from './readings.ts';
import { isFormatted, textOf } from './texts.ts';

/** What a property holds, as a cell. */
export interface Decoded {
  readonly cell: Cell;
  readonly mark?: Mark;
}

/** How a value is read: what the field holds, and the zone in which times without one are meant. */
export interface Reading {
  readonly kind: CellKind;
  readonly zone: string;
}

type WithoutId = NotionValue extends infer V
  ? V extends unknown
    ? Omit<V, 'id'> & { readonly type: string }
    : never
  : never;

/**
 * Reads a value. Text in which a number, an answer or a list was written by us is read back as such. What Notion works
 * out by itself is `computed`; formatted text and a stretch of time are `rich`: a plain value in their place would lose
 * something.
 */
export function decode(value: NotionValue, reading: Reading): Decoded {
  switch (value.type) {
    case 'title':
      return decodeText(value.title, reading);
    case 'rich_text':
      return decodeText(value.rich_text, reading);
    case 'number':
      return { cell: value.number };
    case 'checkbox':
      return { cell: value.checkbox };
    case 'select':
      return { cell: cellOfNames(value.select === null ? [] : [value.select.name], reading.kind) };
    case 'status':
      return { cell: cellOfNames(value.status === null ? [] : [value.status.name], reading.kind) };
    case 'multi_select':
      return {
        cell: cellOfNames(
          value.multi_select.map(({ name }) => name),
          reading.kind,
        ),
      };
    case 'date': {
      if (value.date === null) return { cell: null };
      const cell = cellOfDate(value.date, reading.zone);
      return value.date.end === null ? { cell } : { cell, mark: 'rich' };
    }
    case 'people':
      return { cell: cellOfNames(value.people.map(nameOfPerson), reading.kind) };
    case 'url':
      return { cell: value.url };
    case 'email':
      return { cell: value.email };
    case 'phone_number':
      return { cell: value.phone_number };
    case 'relation': {
      const ids = value.relation.map(({ id }) => id);
      return { cell: ids.length === 0 ? null : ids };
    }
    default:
      return decodeComputed(value, reading);
  }
}

function decodeComputed(value: NotionValue, reading: Reading): Decoded {
  const computed = (cell: Cell): Decoded => ({ cell, mark: 'computed' });
  const dated = (date: Parameters<typeof cellOfDate>[0] | null) =>
    computed(date === null ? null : cellOfDate(date, reading.zone));
  switch (value.type) {
    case 'formula': {
      const { formula } = value;
      if (formula.type === 'string') return computed(formula.string || null);
      if (formula.type === 'number') return computed(formula.number);
      if (formula.type === 'boolean') return computed(formula.boolean);
      return formula.type === 'date' ? dated(formula.date) : { cell: null, mark: 'error' };
    }
    case 'rollup': {
      const { rollup } = value;
      if (rollup.type === 'number') return computed(rollup.number);
      if (rollup.type === 'date') return dated(rollup.date);
      if (rollup.type !== 'array') return { cell: null, mark: 'error' };
      const cells = rollup.array.map(
        (one) => decode(one as WithoutId as NotionValue, { ...reading, kind: 'text' }).cell,
      );
      return computed(
        cellOfNames(
          cells.flatMap((cell) => textsIn(cell)),
          reading.kind,
        ),
      );
    }
    case 'created_time':
      return computed(value.created_time);
    case 'last_edited_time':
      return computed(value.last_edited_time);
    case 'created_by':
      return computed(nameOfPerson(value.created_by));
    case 'last_edited_by':
      return computed(nameOfPerson(value.last_edited_by));
    case 'unique_id': {
      const { prefix, number } = value.unique_id;
      if (number === null) return computed(null);
      return computed(prefix === null || prefix === '' ? number : `${prefix}-${number}`);
    }
    case 'files':
      // Not the addresses: those of files in Notion change by the hour.
      return computed(
        cellOfNames(
          value.files.map(({ name }) => name),
          reading.kind,
        ),
      );
    default:
      return computed(null);
  }
}

function decodeText(pieces: Extract<NotionValue, { type: 'title' }>['title'], { kind }: Reading): Decoded {
  const cell = cellOfText(textOf(pieces), kind);
  return isFormatted(pieces) ? { cell, mark: 'rich' } : { cell };
}

function textsIn(cell: Cell): readonly string[] {
  if (cell === null) return [];
  return typeof cell === 'object' ? cell : [String(cell)];
}

type Person = Extract<NotionValue, { type: 'people' }>['people'][number];

/** As Notion shows somebody; by e-mail or id where it may not say the name. */
export function nameOfPerson(person: Person): string {
  if ('name' in person && person.name) return person.name;
  if ('person' in person && person.person.email) return person.person.email;
  return person.id;
}
