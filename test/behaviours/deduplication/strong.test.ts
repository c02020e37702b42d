import { expect, test } from '@jest/globals';
import { shippedModel } from '../../../adapters/behaviours/deduplication/model.ts';
import { matcherFor } from '../../../adapters/behaviours/deduplication/pair.ts';
import type { RoleColumn, Texts } from '../../../adapters/behaviours/deduplication/roles.ts';
import { schemaFor } from '../../../adapters/behaviours/deduplication/schema.ts';
import { ownComparisons } from '../../../adapters/behaviours/deduplication/strong.ts';
import { find, lexicon } from './found.ts';

const columns: readonly RoleColumn[] = [
  { key: 'name', role: 'person-name' },
  { key: 'email', role: 'email' },
  { key: 'company', role: 'company' },
  { key: 'street', role: 'street' },
  { key: 'city', role: 'city' },
];
const matcher = matcherFor(columns, lexicon);
const isStrong = (a: Texts, b: Texts) => matcher.comparePair(a, b, shippedModel(columns)).strong;
const ivan = { name: 'Ivan Petrov', street: '12 Oak Street', city: 'Kyiv' };

test('the same name with the same address or company is a key of its own', () => {
  expect(isStrong(ivan, { ...ivan, street: '12 Oak St' })).toBe(true);
  expect(isStrong({ name: 'Ivan Petrov', company: 'Romashka' }, { name: 'Petrov Ivan', company: 'Romashka LLC' })).toBe(
    true,
  );
});

test('another name, or the name alone, is none', () => {
  expect(isStrong(ivan, { ...ivan, name: 'Ivana Petrov' })).toBe(false);
  expect(isStrong({ name: 'Ivan Petrov' }, { name: 'Ivan Petrov' })).toBe(false);
});

test('two mailboxes of one firm are two people, until something else says otherwise', () => {
  const one = { ...ivan, email: 'i.petrov@romashka.com' };
  expect(isStrong(one, { ...ivan, email: 'ivan.petrov7@romashka.com' })).toBe(false);
  expect(isStrong(one, { ...ivan, email: 'i.petrov@romashka.com' })).toBe(true);
});

test('a column of a few words is no key, whatever it is said to be', async () => {
  const fields: readonly RoleColumn[] = [
    { key: 'name', role: 'person-name' },
    { key: 'number', role: 'id' },
    { key: 'kind', role: 'id' },
  ];
  const rows = Array.from({ length: 300 }, (_, i) => ({
    id: `${i}`,
    name: `${'abcdefghijklmnopqrstuvwxyz'[i % 26]!.repeat(5)} ${'bcdfghjklmnp'[Math.floor(i / 26)]!.repeat(6)}`,
    number: `${7_000_000 + i * 7919}`,
    kind: ['lead', 'client', 'partner'][i % 3]!,
  }));
  const { model } = await find(rows, fields);
  expect(ownComparisons(schemaFor(fields), model)).toEqual([false, true, false]);
});
