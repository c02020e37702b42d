import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findDuplicates } from '../../../adapters/behaviours/deduplication/bulk.ts';
import { clusters } from '../../../adapters/behaviours/deduplication/cluster.ts';
import { likely, weightOf } from '../../../adapters/behaviours/deduplication/model.ts';
import { matcherFor } from '../../../adapters/behaviours/deduplication/pair.ts';
import { roles } from '../../../adapters/behaviours/deduplication/roles.ts';
import { companies } from '../../../bench/duplicates/companies.ts';
import { judged } from '../../../bench/duplicates/judged.ts';
import { people, type Row } from '../../../bench/duplicates/people.ts';
import { companyFields, peopleFields, roleColumns, tableOf } from '../../../bench/duplicates/tables.ts';
import { duplicateThreads } from '../../../functions/duplicate-crew.ts';
import { find, idsOf, lexicon } from './found.ts';

const contactFields = roleColumns(
  peopleFields
    .split(',')
    .filter((field) => !/birthday|tax_id|note/.test(field))
    .join(','),
);

describe('generated lists are cleared up without any labels', () => {
  async function quality(rows: readonly Row[], fields: Parameters<typeof find>[1]) {
    const { groups } = await find(rows, fields);
    return judged(
      groups,
      rows.map((row) => row['entity']!),
    );
  }

  test.each(['en', 'ru', 'uk'])('contacts in %s', async (code) => {
    const { f1, precision } = await quality([...people(4000, 31, code)], contactFields);
    expect(f1).toBeGreaterThan(0.94);
    expect(precision).toBeGreaterThan(0.97);
  });

  test.each(['en', 'ru', 'uk'])('companies in %s', async (code) => {
    const { f1, precision } = await quality([...companies(3000, 31, code)], roleColumns(companyFields));
    expect(f1).toBeGreaterThan(0.91);
    expect(precision).toBeGreaterThan(0.95);
  });
});

test('colleagues of whom only the firm and the town are known are not taken for one', async () => {
  const rows = [...people(4000, 31, 'en')];
  const columns = roleColumns('first_name:given-name,last_name:family-name,company:company,city:city');
  const { groups } = await find(rows, columns);
  const { precision, recall } = judged(
    groups,
    rows.map((row) => row['entity']!),
  );
  expect(precision).toBeGreaterThan(0.8);
  expect(recall).toBeGreaterThan(0.7);
});

describe('the same groups', () => {
  const rows = [...people(1200, 5, 'uk')];

  test('whatever the order of the rows', async () => {
    const expected = idsOf((await find(rows, contactFields)).groups, rows);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        async (shuffled) => {
          expect(idsOf((await find(shuffled, contactFields)).groups, shuffled)).toEqual(expected);
        },
      ),
      { numRuns: 5 },
    );
  });

  test('however many threads work', async () => {
    const expected = await find(rows, contactFields);
    for (const hands of [2, 3]) {
      const threads = duplicateThreads(hands);
      try {
        const found = await find(rows, contactFields, {}, threads.crew(1_000_000));
        expect(idsOf(found.groups, rows)).toEqual(idsOf(expected.groups, rows));
        expect(found.model).toEqual(expected.model);
      } finally {
        threads.end();
      }
    }
  });

  test('as pairs that are compared one by one come to', async () => {
    const { groups, pairs, model } = await find(rows, contactFields);
    const matcher = matcherFor(contactFields, lexicon);
    const byId = new Map(rows.map((row) => [row['id']!, row]));
    const weigh = (a: string, b: string) => matcher.comparePair(byId.get(a)!, byId.get(b)!, model).weight;
    const keys = (row: Row) => matcher.blockingKeys(row).map(({ rule, key }) => `${rule} ${key}`);
    const blocks = new Map<string, string[]>();
    for (const row of rows) for (const key of keys(row)) blocks.set(key, [...(blocks.get(key) ?? []), row['id']!]);
    const edges = new Map<string, { a: string; b: string; weight: number }>();
    for (const [key, ids] of blocks)
      if (ids.length <= matcher.rules[Number(key.split(' ')[0])]!.cap)
        for (const [i, a] of ids.entries())
          for (const b of ids.slice(i + 1)) {
            const [one, other] = a < b ? [a, b] : [b, a];
            const weight = weigh(one, other);
            if (weight >= weightOf(likely)) edges.set(`${one} ${other}`, { a: one, b: other, weight });
          }
    const ofBulk = new Map<string, number>();
    pairs.a.forEach((a, i) => {
      const [one = '', other = ''] = [rows[a]!['id']!, rows[pairs.b[i]!]!['id']!].sort();
      if (pairs.weights[i]! >= weightOf(likely)) ofBulk.set(`${one} ${other}`, pairs.weights[i]!);
    });
    expect(new Map([...edges].map(([pair, { weight }]) => [pair, weight]))).toEqual(ofBulk);
    const grouped = clusters([...edges.values()], [], weigh);
    expect(grouped.map((ids) => ids.join(' ')).sort()).toEqual(idsOf(groups, rows));
  });
});

describe('what people have said counts', () => {
  const rows = [...people(600, 8, 'ru')];

  test('those kept apart never stand in one group', async () => {
    const { groups } = await find(rows, contactFields);
    const apart = groups.slice(0, 12).map(([a, b]) => [a!, b!] as const);
    const again = await find(rows, contactFields, { apart });
    for (const [a, b] of apart)
      expect(again.groups.some((group) => group.includes(a) && group.includes(b))).toBe(false);
  });
});

test('two lists are linked one to one', async () => {
  const all = [...people(1500, 21, 'en')];
  const seen = new Set<string>();
  const first = all.filter(({ entity }) => !seen.has(entity!) && seen.add(entity!));
  const others = new Set<string>();
  const second = all.filter((row) => !first.includes(row) && !others.has(row['entity']!) && others.add(row['entity']!));
  const { groups } = await findDuplicates(
    contactFields,
    [tableOf(first, contactFields), tableOf(second, contactFields)],
    lexicon,
  );
  const linked = groups.flat();
  expect(new Set(linked).size).toBe(linked.length);
  expect(groups.every(([a, b]) => a! < first.length !== b! < first.length)).toBe(true);
  const right = groups.filter(([a, b]) => {
    const [one, other] = [Math.min(a!, b!), Math.max(a!, b!)];
    return first[one]!['entity'] === second[other - first.length]!['entity'];
  });
  expect(right.length / groups.length).toBeGreaterThan(0.93);
  expect(right.length / second.length).toBeGreaterThan(0.85);
});

test('tables of no rows, of one row and of empty rows hold no duplicates', async () => {
  const empty = { id: '', first_name: '', email: '' };
  for (const rows of [[], [{ ...empty, id: '1' }], Array.from({ length: 9 }, (_, i) => ({ ...empty, id: `${i}` }))])
    expect((await find(rows, contactFields)).groups).toEqual([]);
});

test('several columns of every kind are compared, each by itself or the best of them', async () => {
  const columns = roleColumns(
    roles.flatMap((kind) => [`${kind} 1:${kind}`, `${kind} 2:${kind}`, `${kind} 3:${kind}`]).join(','),
  );
  const list = [...people(120, 3, 'en')];
  const rows = list.map((row) => {
    const cells = Object.values(row).slice(2);
    return { id: row['id']!, ...Object.fromEntries(columns.map(({ key }, i) => [key, cells[i % cells.length] ?? ''])) };
  });
  const twice = [...rows, ...rows.map((row) => ({ ...row, id: `again-${row.id}` }))];
  const { groups } = await find(twice, columns);
  const together = rows.filter((_, i) => groups.some((group) => group.includes(i) && group.includes(i + rows.length)));
  expect(together).toHaveLength(rows.length);
  for (const { key, role } of columns) await find(twice, [{ key, role }]);
});

test('how far a step is, is told as it goes, and never backwards', async () => {
  const told: (readonly [step: number, share: number])[] = [];
  let steps = 0;
  await find([...people(400, 5, 'en')], contactFields, {
    step: () => {
      steps++;
    },
    part: (share) => told.push([steps, share]),
  });
  const byStep = Map.groupBy(told, ([step]) => step);
  for (const parts of byStep.values()) {
    const shares = parts.map(([, share]) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  }
  expect(byStep.get(3)?.length).toBeGreaterThan(10);
});

test('of two lists of which few rows belong together, the doubtful ones are not linked', async () => {
  const rows = [...Map.groupBy(people(6000, 9, 'en'), (row) => row['entity']!).values()];
  const [one, other] = [
    rows.map((same) => same[0]!),
    rows.filter((_, i) => i % 2 === 0).flatMap((same) => same.slice(1, 2)),
  ];
  const strangers = [...people(3000, 10, 'en')].map((row) => ({ ...row, entity: `other ${row['entity']}` }));
  const second = [...other, ...strangers];
  const { groups } = await findDuplicates(
    contactFields,
    [tableOf(one, contactFields), tableOf(second, contactFields)],
    lexicon,
  );
  const right = groups.filter((link) => {
    const [a = 0, b = 0] = link.toSorted((x, y) => x - y);
    return one[a]!['entity'] === second[b - one.length]!['entity'];
  });
  expect(right.length / groups.length).toBeGreaterThan(0.95);
  expect(right.length / other.length).toBeGreaterThan(0.9);
});

test('rows of which all columns are called text are cleared up all the same', async () => {
  const rows = [...people(2000, 12, 'en')];
  const texts = contactFields.map(({ key }) => ({ key, role: 'text' as const }));
  const { groups } = await find(rows, texts);
  const { f1 } = judged(
    groups,
    rows.map((row) => row['entity']!),
  );
  expect(f1).toBeGreaterThan(0.75);
});

test('a short list of nothing but names of companies has its equal ones found', async () => {
  const names = [
    'Alder Foods',
    'Birch & Sons',
    'Cedar Logistics',
    'Dogwood Travel',
    'Elm Media',
    'Fir Energy',
    'Gum Press',
  ];
  const rows = [...names, 'Hazel Dental', 'Ivy Motors', 'Juniper Law', 'BIRCH & SONS, LLC', 'Elm Media Ltd.'].map(
    (company, id) => ({ id: `${id}`, company }),
  );
  const { groups } = await find(rows, roleColumns('company:company'));
  expect(idsOf(groups, rows)).toEqual(['1 10', '11 4']);
});
