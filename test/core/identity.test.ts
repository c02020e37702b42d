import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Cells } from '../../core/cell.ts';
import { derivedId, isRecordId } from '../../core/id.ts';
import { identify } from '../../core/identity.ts';
import type { Found } from '../../core/store.ts';

function counting() {
  let n = 0;
  return { fresh: () => `new${++n}` };
}

const row = (id: string | null, place: number, cells: Cells): Found => ({ id, place, cells });
const seen = new Map<string, Cells>([
  ['a', { name: 'Anna', phone: '1' }],
  ['b', { name: 'Boris', phone: '2' }],
]);

describe('core/identity', () => {
  test('rows may be sorted in any way: each keeps its id and nothing is written', () => {
    const rows = [...seen].map(([id, cells], i) => row(id, i, cells));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 2 }), (sorted) => {
        const { records } = identify(sorted, seen, true, counting());
        expect(records.map((record) => [record.id, record.cells])).toEqual(sorted.map((one) => [one.id, one.cells]));
        expect(records.some((record) => record.carries !== undefined)).toBe(false);
      }),
    );
  });

  test('rows sorted without their id column are followed by what they hold, whatever the order', () => {
    const many = new Map(
      Array.from({ length: 6 }, (_, i): [string, Cells] => [`id${i}`, { name: `n${i}`, phone: String(i % 4) }]),
    );
    const contents = [...many.values()];
    fc.assert(
      fc.property(fc.shuffledSubarray(contents, { minLength: 6 }), (shuffled) => {
        const rows = [...many.keys()].map((id, i) => row(id, i, shuffled[i]!));
        const { records, copies } = identify(rows, many, true, counting());
        for (const record of records) expect(many.get(record.id)).toEqual(record.cells);
        expect(copies.size).toBe(0);
      }),
    );
  });

  test('an edit that makes a row look like another is an edit, not a sort', () => {
    const { records, followed } = identify(
      [row('a', 2, seen.get('b')!), row('b', 3, { name: 'Boris', phone: '3' })],
      seen,
      true,
      counting(),
    );

    expect([records.map((record) => record.id), followed]).toEqual([['a', 'b'], []]);
  });

  test('ids first written by place that came to stand beside other rows lead back to the rows they were meant for', () => {
    const three = new Map<string, Cells>([...seen, ['c', { name: 'Clara', phone: '3' }]]);
    const above = { name: 'Zoe', phone: '9' };
    const rows = [
      row('a', 2, above),
      row('b', 3, three.get('a')!),
      row('c', 4, three.get('b')!),
      row(null, 5, three.get('c')!),
    ];

    const { records } = identify(rows, three, true, counting(), new Set(), new Set(three.keys()));

    expect(records.map(({ id, cells }) => [id, cells['name']])).toEqual([
      ['new1', 'Zoe'],
      ['a', 'Anna'],
      ['b', 'Boris'],
      ['c', 'Clara'],
    ]);
    expect(records.map(({ carries }) => carries)).toEqual(['a', 'b', 'c', null]);
  });

  test('a new row that shares a city and a stage with a missing one, but neither name nor phone, is new', () => {
    const deals = new Map<string, Cells>([
      ['a', { name: 'Anna', phone: '1', city: 'Kyiv', stage: 'Won', rate: 2 }],
      ['b', { name: 'Boris', phone: '2', city: 'Kyiv', stage: 'Won', rate: 2 }],
    ]);
    const unwritten = new Set(deals.keys());
    const added = row(null, 3, { name: 'Zoe', phone: '9', city: 'Kyiv', stage: 'Won', rate: 2 });
    const retyped = row(null, 2, { ...deals.get('a')!, name: 'Anna K.' });

    const { records } = identify([retyped, added], deals, true, counting(), new Set(), unwritten);

    expect(records.map(({ id }) => id)).toEqual(['a', 'new1']);
  });

  test('an id that may never have been written proves nothing beside a row that holds nothing of its record', () => {
    const rows = [row('a', 2, { name: 'Zoe', phone: '9' }), row('b', 3, { name: 'Boris', phone: '8' })];

    const { records } = identify(rows, seen, true, counting(), new Set(), new Set(seen.keys()));

    expect(records.map(({ id }) => id)).toEqual(['new1', 'b']);
  });

  test('an id that is known to have been written stays with its row, although another row holds what it held', () => {
    const rows = [row('a', 2, { name: 'Zoe', phone: '9' }), row(null, 3, seen.get('a')!)];

    const { records } = identify(rows, seen, true, counting());

    expect(records.map(({ id }) => id)).toEqual(['a', 'new1']);
  });

  test('part of a table proves no sort', () => {
    const swapped = [row('a', 2, seen.get('b')!), row('b', 3, seen.get('a')!)];

    expect(identify(swapped, seen, false, counting()).followed).toEqual([]);
    expect(identify(swapped, seen, true, counting()).followed).toEqual(['b', 'a']);
  });

  test('a copied row gets an id of its own, and the original keeps its id even when the copy stands above it', () => {
    const copy = row('a', 2, { name: 'Anna', phone: '9' });
    const original = row('a', 3, { name: 'Anna', phone: '1' });

    const { records, copies } = identify([copy, original], seen, true, counting());

    expect(records.map((record) => record.id)).toEqual(['new1', 'a']);
    expect(copies).toEqual(new Map([['new1', 'a']]));
  });

  test('of two rows that are the same to the letter the upper one keeps the id', () => {
    const { records } = identify([row('a', 2, seen.get('a')!), row('a', 3, seen.get('a')!)], seen, true, counting());

    expect(records.map((record) => record.id)).toEqual(['a', 'new1']);
  });

  test('a row whose id was pasted over is found again by what it holds', () => {
    const { records, healed } = identify(
      [row(null, 2, seen.get('b')!), row('a', 3, seen.get('a')!)],
      seen,
      true,
      counting(),
    );

    expect(records.map((record) => record.id)).toEqual(['b', 'a']);
    expect([healed, records.map((record) => record.carries)]).toEqual([['b'], [null, undefined]]);
  });

  test('part of a table heals nothing: the missing record may stand where we did not look', () => {
    expect(identify([row(null, 2, seen.get('b')!)], seen, false, counting()).healed).toEqual([]);
  });

  test('a new row gets a new id', () => {
    expect(identify([row(null, 2, { name: 'Vera' })], seen, true, counting()).records[0]!.id).toBe('new1');
  });
});

describe('core/id', () => {
  test('a key always makes the same id, of the right shape', () => {
    fc.assert(
      fc.property(fc.string(), (key) =>
        expect([isRecordId(derivedId(key)), derivedId(key)]).toEqual([true, derivedId(key)]),
      ),
    );
  });

  test('200 000 keys make 200 000 ids', () => {
    const ids = new Set(Array.from({ length: 200_000 }, (_, i) => derivedId(`rule/record-${i}/1`)));
    expect(ids.size).toBe(200_000);
  });
});
