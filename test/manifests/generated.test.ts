import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import * as z from 'zod';
import { settingsJsonSchema } from '../../manifests/json-schema.ts';
import { kinds } from '../../manifests/kinds.ts';
import { settingsReference } from '../../manifests/reference-page.ts';
import { commonKeys } from '../../manifests/schema.ts';
import { storesReference } from '../../manifests/stores-page.ts';
import { changed, sales } from './sales.ts';

const root = join(import.meta.dirname, '../..');
const told = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const schema = settingsJsonSchema(kinds);
const editor = z.fromJSONSchema(schema);

describe('the JSON Schema of the settings', () => {
  test('accepts what the loader accepts', () => {
    expect(editor.safeParse(parse(sales)).error).toBeUndefined();
  });

  test.each([
    ['an unknown key', 'name: Sales', 'nam: Sales'],
    ['an unknown option', 'visits: { type: number }', 'visits: { type: number, decimal: 2 }'],
    ['an unknown type', 'type: number', 'type: nubmer'],
    ['a rule without a reason', 'why: A won deal needs an amount', ''],
  ])('refuses %s', (_, from, to) => {
    expect(editor.safeParse(parse(changed(from, to))).success).toBe(false);
  });

  test('says of every key what it is', () => {
    const silent: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [name, one] of Object.entries('properties' in node && node.properties ? node.properties : {}))
        if (!('description' in one)) silent.push(`${path}.${name}`);
      for (const [name, one] of Object.entries(node)) walk(one, `${path}.${name}`);
    };
    walk(schema, '');
    expect(silent).toEqual([]);
  });
});

test('no field type has an option called like what every field has', () => {
  const taken = kinds.fieldTypes.flatMap(({ kind, options }) =>
    Object.keys(options.shape).flatMap((key) => (commonKeys.has(key) ? [`${kind}.${key}`] : [])),
  );
  expect(taken).toEqual([]);
});

test.each([
  ['manifests/settings.schema.json', `${JSON.stringify(schema, null, 2)}\n`],
  ['docs/reference/settings.md', settingsReference(kinds)],
  [
    'docs/reference/stores.md',
    storesReference(kinds.storeKinds, told('test/stores/counting/counts.json'), told('test/stores/traps.json')),
  ],
])('%s is up to date: npm run generate', (path, text) => {
  expect(readFileSync(join(root, path), 'utf8') === text).toBe(true);
});
