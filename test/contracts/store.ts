import { describe, expect, test } from '@jest/globals';
import type { Capabilities } from '../../core/store.ts';
import { type Harness, type Rule, tab, tables } from './store-fixture.ts';
import { reading } from './store-reading.ts';
import { writing } from './store-writing.ts';

/** Tests that a store leaves out, because of something it declares that it cannot do. */
export interface Skip {
  readonly reason: string;
  readonly tests: readonly string[];
}

const able: Readonly<Record<NonNullable<Rule['needs']>, (capabilities: Capabilities) => boolean>> = {
  writing: ({ guard }) => Object.values(guard).some((one) => one !== 'none'),
  'ids of ours': ({ ids, guard }) => ids === 'ours' && Object.values(guard).some((one) => one !== 'none'),
};

const rules: readonly Rule[] = [...reading, ...writing];

/** What every store must do, whatever it keeps its records in. A skip must follow from the store's own capabilities. */
export function describeStore(name: string, harness: Harness, { skip = [] }: { skip?: readonly Skip[] } = {}): void {
  const skipped = new Set(skip.flatMap(({ tests }) => tests));

  describe(`${name} keeps the contract of stores`, () => {
    for (const { title, run } of rules) if (!skipped.has(title)) test(title, () => run(harness));

    test('it leaves out only what it declares that it cannot do, and says why', async () => {
      const { capabilities } = await harness.open([tab], tables);
      expect(skip.every(({ reason }) => reason.length > 0)).toBe(true);
      for (const title of skipped) {
        const needs = rules.find((rule) => rule.title === title)?.needs;
        expect({ title, needs }).toEqual({ title, needs: expect.any(String) });
        expect({ title, able: able[needs!](capabilities) }).toEqual({ title, able: false });
      }
    });
  });
}

/** Titles of the rules that need a store to write. */
export const writingRules: readonly string[] = writing.map(({ title }) => title);
