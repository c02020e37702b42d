import { describe, expect, test } from '@jest/globals';
import type { Capabilities } from '../../core/capabilities.ts';
import { asideRules } from './store-aside.ts';
import { boards } from './store-board.ts';
import { type Harness, type Rule, tab, tables } from './store-fixture.ts';
import { joiningRules } from './store-joining.ts';
import { listRules } from './store-lists.ts';
import { reading } from './store-reading.ts';
import { tabRules } from './store-tabs.ts';
import { writing } from './store-writing.ts';

/** What a store declares that it can do. */
type Able = Pick<Capabilities, 'ids' | 'guard'> & {
  /** It can stop a write that has not landed yet. */
  readonly revokes?: true;
  /** It has a tab of Rowcall's own. */
  readonly tab?: true;
  /** It cannot take its columns and its tab out again, and empties them. */
  readonly leavesColumns?: true;
  /** It reads lists that people keep in cells. */
  readonly lists?: true;
};

const able: Readonly<Record<NonNullable<Rule['needs']>, (store: Able) => boolean>> = {
  writing: ({ guard }) => Object.values(guard).some((one) => one !== 'none'),
  'ids of ours': ({ ids, guard }) => ids === 'ours' && Object.values(guard).some((one) => one !== 'none'),
  revoking: ({ revokes }) => revokes === true,
  'a tab': ({ tab }) => tab === true,
  'taking out': ({ tab, leavesColumns }) => tab === true && leavesColumns !== true,
  'leaving columns': ({ tab, leavesColumns }) => tab === true && leavesColumns === true,
  lists: ({ lists }) => lists === true,
};

const rules: readonly Rule[] = [
  ...reading,
  ...writing,
  ...boards,
  ...listRules,
  ...asideRules,
  ...tabRules,
  ...joiningRules,
];

/**
 * What every store must do, whatever it keeps its records in. Rules are left out only by what the store declares that it
 * cannot do and by what its kind of workspace lacks, and whatever is left out must indeed fail.
 */
export function describeStore(
  name: string,
  harness: Harness,
  { revokes, tab: hasTab, leavesColumns, lists, ...capabilities }: Able,
): void {
  const lacks = new Set(harness.lacks);
  const isLeftOut = ({ needs, takes }: Rule) =>
    (needs !== undefined &&
      !able[needs]({
        ...capabilities,
        ...(revokes && { revokes }),
        ...(hasTab && { tab: hasTab }),
        ...(leavesColumns && { leavesColumns }),
        ...(lists && { lists }),
      })) ||
    (takes !== undefined && lacks.has(takes));

  describe(`${name} keeps the contract of stores`, () => {
    for (const rule of rules) if (!isLeftOut(rule)) test(rule.title, () => rule.run(harness));

    test('it declares what it can do', async () => {
      expect((await harness.open([tab], tables)).capabilities).toMatchObject(capabilities);
    });

    test('what is left out is what it cannot do', async () => {
      for (const { title, run } of rules.filter(isLeftOut)) {
        const passed = await run(harness).then(
          () => true,
          () => false,
        );
        expect({ title, passed }).toEqual({ title, passed: false });
      }
    });
  });
}

/** What a store can do that keeps ids of ours and writes every column safely. */
export const writesSafely: Pick<Capabilities, 'ids' | 'guard'> = {
  ids: 'ours',
  guard: { rowcall: 'atomic', shared: 'atomic', people: 'atomic' },
};

/** What a store can do that is looked at only. */
export const looksOnly: Pick<Capabilities, 'ids' | 'guard'> = {
  ids: 'ours',
  guard: { rowcall: 'none', shared: 'none', people: 'none' },
};
