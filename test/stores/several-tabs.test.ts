import { describe, expect, test } from '@jest/globals';
import { openState } from '../../adapters/state/index.ts';
import { hearTabs, openTabs } from '../../adapters/stores/binding/open-tabs.ts';
import { tabParts } from '../../adapters/stores/binding/tab-parts.ts';
import type { GivenTab } from '../../adapters/stores/memory/grid.ts';
import { memory } from '../../adapters/stores/memory/index.ts';
import { memoryStore } from '../../adapters/stores/memory/store.ts';
import { derivedId } from '../../core/id.ts';
import { reconcile } from '../../core/reconcile.ts';
import { type Call, type Memo, type StoreSetting, storeKind } from '../../core/store.ts';
import { loadSettings } from '../../manifests/load.ts';
import { now } from '../given.ts';
import { modelOf } from '../settings.ts';

const settings = (tabs: string) => `
tables:
  deals:
    tabs: ${tabs}
    label: title
    fields:
      title: { type: text }
      amount: { type: number }
`;
const model = modelOf(settings('[January, February]'));
const headers = ['_id', 'Title', 'Amount'];

/** Opens the tabs as they stand now. */
async function opened(tabs: readonly GivenTab[], of = model) {
  const kind = storeKind({ ...memory, open: async (_, { tables }: StoreSetting) => memoryStore({ tables, tabs }) });
  return await openTabs(kind, {}, { tables: of.tables, zone: 'UTC', folder: '.' });
}

const tabsOf = (january: GivenTab['rows'], february: GivenTab['rows']): readonly GivenTab[] => [
  { title: 'January', headers, rows: january },
  { title: 'February', headers, rows: february },
];

describe('one table over several tabs', () => {
  test('a row that was cut into another tab stays the record that it was, and nothing is told of it', async () => {
    const clock = { now: () => now, sleep: async () => {} };
    const state = await openState({ path: ':memory:', workspace: 'test', clock });
    let drawn = 0;
    const ids = { fresh: () => derivedId(`drawn/${drawn++}`) };
    const hints = [{ table: 'deals' }];
    const roof = ['aaaaaaaaaaaa', 'Roof', 10];
    const wall = ['bbbbbbbbbbbb', 'Wall', 20];
    const before = await opened(tabsOf([roof, wall], []));
    await reconcile({ store: before, state, clock, ids }, model, { hints });
    const was = await state.records('deals', 'all');
    const after = await opened(tabsOf([wall], [roof]));
    const report = await reconcile({ store: after, state, clock, ids }, model, { hints });

    expect([report.changed, report.written]).toEqual([0, 0]);
    const kept = await state.records('deals', 'all');
    expect(kept.map(({ id, gone }) => [id, gone]).sort()).toEqual([
      ['aaaaaaaaaaaa', false],
      ['bbbbbbbbbbbb', false],
    ]);
    expect(kept).toEqual(was);
  });

  test('tabs that fit a pattern are parts of it, and others are not', async () => {
    const tabs = ['2026-01', '2026-02', 'Salaries'].map((title) => ({ title, headers, rows: [[null, title, 1]] }));
    const of = modelOf(settings("['2026-*']"));
    const store = await opened(tabs, of);
    const { tables } = await store.read([{ table: 'deals' }], null);

    expect(tables.get('deals')!.records.map(({ cells, place }) => [cells['title'], place])).toEqual([
      ['2026-01', '2026-01 2'],
      ['2026-02', '2026-02 2'],
    ]);
  });

  test.each([
    ['*', ['Jan', 'Feb']],
    ['J*', ['Jan']],
    ['*b', ['Feb']],
    ['f*x*b', []],
  ])('%s means %j', (pattern, meant) => {
    const deals = { ...model.tables.get('deals')!, tabs: [pattern] };

    expect(tabParts(new Map([['deals', deals]]), ['Jan', 'Feb']).map(({ tab }) => tab)).toEqual(meant);
  });

  test('a tab without ids gets its own, as the others have theirs', async () => {
    const tabs = [
      { title: 'January', headers, rows: [['aaaaaaaaaaaa', 'Roof', 10]] },
      { title: 'February', headers: ['Title'], rows: [['Wall']] },
    ];
    const store = await opened(tabs);
    expect((await store.describe()).tables[0]).toMatchObject({ title: 'February', table: 'deals' });
    await store.setUp([{ table: 'deals', columns: [] }]);
    const { tables } = await store.read([{ table: 'deals' }], null);

    expect(tables.get('deals')!.ids).toBeUndefined();
    expect(tables.get('deals')!.records.map(({ id }) => id)).toEqual(['aaaaaaaaaaaa', null]);
  });

  test('a tab for new rows that is none of them is told, with what was meant', () => {
    const head =
      'rowcall: 1\nname: T\nstore: { kind: memory }\nlanguage: en\nzone: UTC\ncurrency: UAH\ncountries: [UA]';
    const text = `${head}${settings('[January, February]').replace('label', 'into: Febuary\n    label')}`;
    const loaded = loadSettings(text, 't.yaml');

    expect('issues' in loaded && loaded.issues).toMatchObject([{ suggestion: 'February' }]);
  });
});

describe('tabs known by what their names share', () => {
  const patterned = modelOf(settings("['2026-*']"));
  const month = (title: string, ...rows: GivenTab['rows']): GivenTab => ({ title, headers, rows });
  const january = month('2026-01', ['aaaaaaaaaaaa', 'Roof', 10]);
  const february = month('2026-02', ['bbbbbbbbbbbb', 'Wall', 20]);

  /** A spreadsheet whose tabs change while it is open. */
  async function openedOver(tabs: GivenTab[]) {
    let opened = 0;
    let closed = 0;
    const kind = storeKind({
      ...memory,
      open: async (_, { tables }: StoreSetting) => {
        opened++;
        const store = memoryStore({ tables, tabs });
        return { ...store, titles: async () => tabs.map(({ title }) => title), close: async () => void closed++ };
      },
    });
    const store = await openTabs(kind, {}, { tables: patterned.tables, zone: 'UTC', folder: '.' });
    return { store, counts: () => ({ opened, closed }) };
  }

  test('take in one that is added while the spreadsheet is open, at the next look at the whole', async () => {
    const tabs = [january];
    const { store, counts } = await openedOver(tabs);
    const titles = async () =>
      (await store.read([{ table: 'deals' }], null)).tables.get('deals')!.records.map(({ place }) => place);
    expect(await titles()).toEqual(['2026-01 2']);
    const before = counts();
    expect(await titles()).toEqual(['2026-01 2']);
    expect(counts()).toEqual(before);
    tabs.push(february, month('Notes'));
    expect(await titles()).toEqual(['2026-01 2', '2026-02 2']);
    await store.close();
    expect(counts().closed).toBe(counts().opened);
  });

  test('take new rows in the first of them where the settings say so, and in the last where they say nothing', async () => {
    const made = { table: 'deals', key: 'new', id: 'cccccccccccc', set: { title: 'Door' } };
    const because = { rule: 'test', reason: { code: 'test' } };
    const placeIn = async (into: string | undefined) => {
      const table = { ...patterned.tables.get('deals')!, ...(into !== undefined && { into }) };
      const tables = new Map([['deals', table]]);
      const kind = storeKind({
        ...memory,
        open: async (_, given: StoreSetting) => memoryStore({ tables: given.tables, tabs: [february, january] }),
      });
      const store = await openTabs(kind, {}, { tables, zone: 'UTC', folder: '.' });
      const { memo } = await store.read([{ table: 'deals' }], null);
      const { outcomes } = await store.write({ patches: [], creates: [{ ...made, because }] }, memo);
      return outcomes.get('new');
    };
    expect(await placeIn('first')).toMatchObject({ is: 'applied', place: '2026-02 3' });
    expect(await placeIn(undefined)).toMatchObject({ is: 'applied', place: '2026-01 3' });
    expect(await placeIn('2026-02')).toMatchObject({ is: 'applied', place: '2026-02 3' });
  });

  test('are heard: an edit in a month leads to that row, one that names no tab to all of them', async () => {
    const { store } = await openedOver([january, february]);
    const { memo } = await store.read([{ table: 'deals' }], null);
    const kind = storeKind({
      ...memory,
      hear: async (_, { tables }: StoreSetting, { body }: Call, remembered: () => Promise<Memo | null>) => {
        if (body.length === 0) return { is: 'forged' };
        const known = await remembered();
        const seen = [...tables.keys()].filter((key) => known?.[key] !== undefined);
        const [row] = body;
        return { is: 'hints', hints: seen.map((table) => (row === 0 ? { table } : { table, places: [row!] })) };
      },
    });
    const setting = { tables: patterned.tables, zone: 'UTC', folder: '.' };
    let asked = 0;
    const hear = (...body: number[]) =>
      hearTabs(kind, {}, setting, { method: 'POST', headers: {}, body: Uint8Array.from(body) }, async () => {
        asked++;
        return memo;
      });
    expect(await hear()).toEqual({ is: 'forged' });
    expect(asked).toBe(0);
    expect(await hear(2)).toEqual({
      is: 'hints',
      hints: [
        { table: 'deals', places: ['2026-01 2'] },
        { table: 'deals', places: ['2026-02 2'] },
      ],
    });
    expect(await hear(0)).toEqual({ is: 'hints', hints: [{ table: 'deals' }, { table: 'deals' }] });
  });
});
