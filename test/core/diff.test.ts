import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Cells } from '../../core/cell.ts';
import { applyChanges, diff } from '../../core/diff.ts';
import { invert, patched } from '../../core/patch.ts';
import { anyCells } from './arbitrary.ts';

const fields = ['a', 'b', '__proto__x'];
const anyRecord = anyCells(fields);
const anyTable = fc
  .array(fc.tuple(fc.constantFrom('r1', 'r2', 'r3', 'r4'), anyRecord))
  .map((entries) => new Map(entries));

describe('core/diff', () => {
  test('law 1: nothing differs from itself', () => {
    fc.assert(fc.property(anyTable, (table) => expect(diff(table, new Map(table), true)).toEqual([])));
  });

  test('law 1: applying the difference gives the other side', () => {
    fc.assert(fc.property(anyTable, anyTable, (a, b) => expect(applyChanges(a, diff(a, b, true))).toEqual(b)));
  });

  test('law 7: part of a table never means that a record is gone', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (a, b) =>
        expect(diff(a, b, false).filter((change) => change.is === 'removed')).toEqual([]),
      ),
    );
  });

  test('a column that was not found does not look emptied', () => {
    const was = new Map([['r', { a: 'x', b: 'y' }]]);

    expect(diff(was, new Map([['r', { a: 'x' }]]), true)).toEqual([]);
  });
});

describe('core/patch', () => {
  test('law 3: taking a change back restores every cell', () => {
    fc.assert(
      fc.property(anyRecord, anyRecord, fc.subarray(fields), (cells, wanted, touched) => {
        const pick = (from: Cells) => Object.fromEntries(touched.map((field) => [field, from[field]!]));
        const patch = { table: 't', id: 'r', expect: pick(cells), set: pick(wanted), because: {} };

        const there = patched(cells, patch);

        expect({ ...patched(there, invert(patch)) }).toEqual({ ...cells });
      }),
    );
  });
});
