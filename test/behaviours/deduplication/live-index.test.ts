import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { liveBlocks } from '../../../adapters/behaviours/deduplication/live-blocks.ts';
import { liveIndex } from '../../../adapters/behaviours/deduplication/live-index.ts';
import type { Model } from '../../../adapters/behaviours/deduplication/model.ts';
import { shippedModel } from '../../../adapters/behaviours/deduplication/model.ts';
import type { RoleColumn } from '../../../adapters/behaviours/deduplication/roles.ts';
import { people, type Row } from '../../../bench/duplicates/people.ts';
import { peopleFields, roleColumns } from '../../../bench/duplicates/tables.ts';
import { find, idsOf } from './found.ts';

type Edit =
  | { readonly is: 'cell'; readonly at: number; readonly column: number; readonly from: number }
  | { readonly is: 'row'; readonly at: number; readonly from: number }
  | { readonly is: 'remove'; readonly at: number }
  | { readonly is: 'add'; readonly from: number };

const at = fc.nat(10_000);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ is: fc.constant('cell' as const), at, column: at, from: at }),
  fc.record({ is: fc.constant('row' as const), at, from: at }),
  fc.record({ is: fc.constant('remove' as const), at }),
  fc.record({ is: fc.constant('add' as const), from: at }),
);

/** Makes the edits in an index, then looks through what is left afresh; both answers. */
async function bothWays(
  start: readonly Row[],
  sources: readonly Row[],
  columns: readonly RoleColumn[],
  model: Model,
  edits: readonly Edit[],
) {
  const { state } = await find(start, columns, { model });
  const index = liveIndex(state);
  const rows: (Row | null)[] = [...start];
  for (const one of edits) {
    const place = one.is === 'add' ? rows.length : one.at % rows.length;
    const before = rows[place] ?? null;
    if (one.is === 'add') {
      const row = { ...sources[one.from % sources.length]!, id: `added-${place}` };
      rows.push(row);
      expect(index.add(row.id, row)).toBe(place);
    } else if (before !== null && one.is === 'remove') {
      rows[place] = null;
      index.remove(place);
    } else if (before !== null && one.is !== 'remove') {
      const source = sources[one.from % sources.length]!;
      const id = before['id']!;
      const { key } = columns[one.is === 'cell' ? one.column % columns.length : 0]!;
      const row: Row = one.is === 'row' ? { ...source, id } : { ...before, [key]: source[key] ?? '' };
      rows[place] = row;
      index.change(place, row);
    }
  }
  const left = rows.filter((row) => row !== null);
  const groups = rows.flatMap((row, i) => {
    const group = row === null ? [] : index.groupOf(i);
    return group.length > 1 && group[0] === i ? [group] : [];
  });
  return {
    kept: idsOf(groups, rows as readonly Row[]),
    fresh: idsOf((await find(left, columns, { model })).groups, left),
  };
}

describe('after any edits the groups are those of a fresh look by the same model', () => {
  test('in a list of people', async () => {
    const columns = roleColumns(peopleFields);
    const start = [...people(400, 11, 'ru')];
    const sources = [...start, ...people(120, 12, 'ru')];
    const { model } = await find(start, columns);
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 60 }), async (edits) => {
        const { kept, fresh } = await bothWays(start, sources, columns, model, edits);
        expect(kept).toEqual(fresh);
      }),
      { numRuns: 15 },
    );
  });

  test('where names are so common that edits make them say nothing, and say something again', async () => {
    const columns = roleColumns('name:given-name,family:family-name,note:text');
    const sources = Array.from({ length: 16 }, (_, i) => ({
      id: `source-${i}`,
      name: i % 2 === 0 ? 'Иван' : 'Пётр',
      family: i % 4 < 2 ? 'Иванов' : 'Цветков',
      note: i % 5 === 0 ? 'постоянный клиент из Тулы' : 'пришёл по рекомендации соседа',
    }));
    const start = Array.from({ length: 82 }, (_, i) => ({ ...sources[(i * 7) % sources.length]!, id: `row-${i}` }));
    const model = shippedModel(columns);
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 80 }), async (edits) => {
        const { kept, fresh } = await bothWays(start, sources, columns, model, edits);
        expect(kept).toEqual(fresh);
      }),
      { numRuns: 40 },
    );
  });
});

test('a name that too many have says nothing, and speaks again once enough of them are gone', async () => {
  const columns = roleColumns('name:given-name,family:family-name,note:text');
  const rows = Array.from({ length: 21 }, (_, i) => ({ id: `${i}`, name: 'Иван', family: 'Иванов', note: 'из Тулы' }));
  const { state } = await find(rows, columns, { model: shippedModel(columns) });
  const index = liveIndex(state);
  expect(index.groupOf(0)).toEqual([0]);
  index.remove(20);
  expect(index.groupOf(0)).toHaveLength(20);
  const added = index.add('20', rows[20]!);
  expect(index.groupOf(0)).toEqual([0]);
  expect(index.groupOf(added)).toEqual([added]);
});

test('an index in which much is edited stays as large as it was: what nobody has any more makes room', async () => {
  const columns = roleColumns(peopleFields);
  const rows = [...people(300, 4, 'en')];
  const { state } = await find(rows, columns, { model: shippedModel(columns) });
  const index = liveIndex(state);
  const edit = (from: number, to: number) => {
    for (let i = from; i < to; i++)
      index.change(i % rows.length, {
        first_name: `Name${i}`,
        email: `somebody.${i}@mail${i}.com`,
        street: `${i} Long Street of Nowhere`,
        phone: `+1 202 ${1_000_000 + i}`,
      });
  };
  edit(0, 1500);
  const before = index.bytes();
  edit(1500, 4000);
  expect(index.bytes()).toBeLessThan(before * 1.1);
});

test('a record with two keys of one rule that begin alike is one record', () => {
  const part = { slot: 0, take: 'whole' } as const;
  const ways = [0, 1].map(() => ({ rule: 0, first: part, second: null, eitherWay: false }));
  const layout = { width: 2, weights: 0, letters: [], second: [], third: [], keys: 0 };
  const lines = Int32Array.of(5, 6, 5, 6, 5, 0);
  const rules = [{ name: 'words', cap: 3, keys: [[part], [part]] as const, eitherWay: false }];
  const members: number[] = [];
  expect(liveBlocks({ layout, ways }, rules, () => lines).members(0, 5, members)).toBe(3);
  expect(members.sort()).toEqual([0, 1, 2]);
});
