import * as z from 'zod';
import type { Cell, RecordId } from '../../../core/cell.ts';
import { fieldType, type Parsed } from '../../../core/field.ts';
import type { JoinedInto } from '../../../core/joined.ts';
import { plainText } from '../reading/plain-text.ts';
import { textOrder } from '../showing/order.ts';

/** Stands between what names a record to people and its id. */
const mark = ' · ';

/** The cell that says into which record one was joined: what it is called, and its id. */
export function joinedCell(label: string, id: RecordId): Cell {
  return `${label}${mark}${id}`;
}

/**
 * Which other record of its table a record was joined into. Not a type that settings can name: where records may be joined,
 * the column is there by itself.
 */
export const joinedIntoType = fieldType({
  kind: 'joined',
  summary: 'The record into which this one was joined.',
  options: z.strictObject({ leadsOn: z.array(z.string()).optional() }),
  cell: 'text',
  version: 1,
  headers: [],
  bind(_, { language }) {
    const order = textOrder(language);
    return {
      parse(cell): Parsed<JoinedInto> {
        const text = plainText(cell) ?? '';
        const id = text.split(mark).at(-1)!;
        return id === '' ? { is: 'empty' } : { is: 'value', value: { id, text }, cell: text };
      },
      cell: ({ text }) => text,
      keys: ({ id }) => [id],
      show: ({ text }) => text,
      compare: (a, b) => order(a.text, b.text),
      cel: { type: 'string', value: ({ id }) => id },
      column: { format: 'text' },
    };
  },
  guess: () => null,
  examples: [
    {
      cell: 'Ivan Petrov · 0f5m2k7q9x3a',
      value: { id: '0f5m2k7q9x3a', text: 'Ivan Petrov · 0f5m2k7q9x3a' },
      normal: 'Ivan Petrov · 0f5m2k7q9x3a',
    },
    { cell: '0f5m2k7q9x3a', value: { id: '0f5m2k7q9x3a', text: '0f5m2k7q9x3a' }, normal: '0f5m2k7q9x3a' },
    { cell: null, empty: true },
  ],
});
