import * as fc from 'fast-check';
import type { Cell, Cells } from '../../core/cell.ts';
import { dict } from '../../core/cell.ts';

/** Cells as hostile as a spreadsheet can hold: lone surrogates, formulas, prototypes, huge and broken numbers, lists. */
export const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Cell>(
      null,
      '',
      ' ',
      '__proto__',
      'constructor',
      '=IMPORTXML("x")',
      '\ud800',
      '\u0000',
      '-1+2',
      '@x',
      '\u200b',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom<Cell>(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e21, 45_000, true, false) },
  { weight: 1, arbitrary: fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }) },
);

/** A record's cells over the given fields, each of them filled with anything. */
export function anyCells(fields: readonly string[]): fc.Arbitrary<Cells> {
  return fc.array(anyCell, { minLength: fields.length, maxLength: fields.length }).map((cells) => {
    const record = dict<Cell>();
    for (const [i, field] of fields.entries()) record[field] = cells[i]!;
    return record;
  });
}
